//! What must be known before the database opens: a TOML file and `BOLE_<SECTION>_<KEY>` variables over it.
//! Everything else is a setting in the database, edited in the app.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use web::OriginPolicy;

use crate::applying::ApplyLimits;

/// The whole configuration. An unknown key in the file is refused; an unknown variable is a warning.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub server: Server,
    pub database: Database,
    pub files: Files,
    pub keys: Keys,
    pub mail: Mail,
    pub log: Log,
    /// How much a sender may send and how long a server waits; times in seconds, sizes in bytes.
    pub limits: web::Limits,
    /// What an uploaded file and the reading of it may cost.
    pub reading: files::Limits,
    /// How many applications come in before the next are to be confirmed by mail, and before they have to wait.
    pub applying: ApplyLimits,
    /// Where the market watch may go.
    pub fetching: Fetching,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Where to listen.
    pub listen: SocketAddr,
    /// How people reach it, such as `https://careers.example.com`. Decides links, cookies and the origin of forms.
    /// Needed when listening beyond this machine.
    pub base_url: Option<String>,
    /// Reverse proxies whose `X-Forwarded-*` headers are believed, as networks (`10.0.0.0/8`).
    pub trusted_proxies: Vec<String>,
    /// PEM files, for TLS without a proxy.
    pub tls_certificate: Option<PathBuf>,
    pub tls_key: Option<PathBuf>,
    /// A bearer token that may read /metrics from beyond this machine.
    pub metrics_token: Option<String>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: None,
            trusted_proxies: Vec::new(),
            tls_certificate: None,
            tls_key: None,
            metrics_token: None,
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `postgres://…`; without it, SQLite in the data folder.
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// `s3://bucket/prefix?endpoint=…` or a folder that all nodes share; without it, `files` in the data folder.
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Keys {
    /// The installation's secret key, outside the data folder; without it one is made in the data folder.
    pub file: Option<PathBuf>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// The name server to ask about the sender's domain, with its port (`192.0.2.53:53`); without it, those of the
    /// machine.
    pub dns: Option<SocketAddr>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fetching {
    /// Networks of one's own that may be fetched from, besides the public internet: `10.1.0.0/16`.
    pub networks: Vec<fetch::IpNet>,
    /// Whether addresses that begin with `http://` and ports other than 80 and 443 may be used.
    pub plain_http: bool,
    /// Seconds between two requests to one host; 2 without it.
    pub pause: Option<u64>,
}

impl Fetching {
    /// The rules of whoever fetches.
    pub fn rules(&self, base_url: Option<&str>) -> fetch::Rules {
        // Whoever is asked can find out by whom.
        let about = base_url.map(|url| format!("+{url}; ")).unwrap_or_default();
        let public = fetch::Rules::public(format!("Bole/{} ({about}market watch)", env!("CARGO_PKG_VERSION")));
        fetch::Rules {
            reach: if self.networks.is_empty() {
                fetch::Reach::Public
            } else {
                fetch::Reach::PublicAnd(self.networks.clone())
            },
            schemes: if self.plain_http {
                fetch::Schemes::HttpsAndHttp
            } else {
                fetch::Schemes::HttpsOnly
            },
            ports: if self.plain_http {
                fetch::Ports::Any
            } else {
                fetch::Ports::Web
            },
            per_host_pause: self.pause.map_or(public.per_host_pause, std::time::Duration::from_secs),
            most_bytes: 32 * 1024 * 1024,
            ..public
        }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug`, or a filter such as `info,app=debug`.
    pub level: String,
    pub format: LogFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            level: "info".to_owned(),
            format: LogFormat::Text,
        }
    }
}

/// Variables of ours that are no configuration: the command line and the tests read them.
const OTHER_VARIABLES: &[&str] = &[
    "BOLE_KEY_FILE",
    "BOLE_DATA",
    "BOLE_CONFIG",
    "BOLE_TEST_DATABASE",
    "BOLE_LOG",
];

impl Config {
    /// Reads the file's text (empty when there is none) and lays the variables over it. Returns the variables that
    /// mean nothing, for a warning.
    pub fn read(text: &str, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<(Self, Vec<String>)> {
        let mut table: toml::Table = text.parse().context("the configuration file is not valid TOML")?;
        let known = known_keys();
        let mut unknown = Vec::new();
        for (name, value) in variables {
            let Some(rest) = name.strip_prefix("BOLE_") else {
                continue;
            };
            if name == "BOLE_KEY_FILE" {
                set(&mut table, "keys", "file", &value);
                continue;
            }
            let rest = rest.to_ascii_lowercase();
            match known.iter().find(|(section, key)| rest == format!("{section}_{key}")) {
                Some((section, key)) => set(&mut table, section, key, &value),
                None if OTHER_VARIABLES.contains(&name.as_str()) => {}
                None => unknown.push(name),
            }
        }
        let config: Self = table.try_into().context("the configuration cannot be used")?;
        config.check()?;
        Ok((config, unknown))
    }

    /// Says what cannot work together. Called again after the command line had its say.
    pub fn check(&self) -> anyhow::Result<()> {
        if self.server.tls_certificate.is_some() != self.server.tls_key.is_some() {
            bail!("server.tls_certificate and server.tls_key belong together; set both or neither");
        }
        if !self.server.listen.ip().is_loopback() && self.server.base_url.is_none() {
            bail!(
                "server.base_url is missing: people beyond this machine will reach the server at {}, and links in \
                 mails must name the address they use (set BOLE_SERVER_BASE_URL)",
                self.server.listen
            );
        }
        OriginPolicy::new(self.server.base_url.as_deref(), &self.server.trusted_proxies)
            .context("the configuration cannot be used: see [server], or BOLE_SERVER_BASE_URL")?;
        self.check_limits()
    }

    /// A limit of nothing would refuse everybody, and a hard one below its soft one would never let anybody confirm.
    fn check_limits(&self) -> anyhow::Result<()> {
        for (section, limits) in [
            ("limits", serde_json::to_value(&self.limits)?),
            ("reading", serde_json::to_value(&self.reading)?),
            ("applying", serde_json::to_value(self.applying)?),
        ] {
            // No room need be kept free on a disk of its own.
            let zero = |(name, limit): &(&String, &serde_json::Value)| !name.starts_with("free_") && **limit == 0;
            let mut zeros = limits.as_object().into_iter().flatten().filter(zero);
            if let Some((name, _)) = zeros.next() {
                bail!("{section}.{name} is 0, which would let nothing through; give a number above 0");
            }
        }
        let ApplyLimits {
            address_soft,
            address_hard,
            mailbox_soft,
            mailbox_hard,
            ..
        } = self.applying;
        if address_hard < address_soft || mailbox_hard < mailbox_soft {
            bail!("in applying, a hard limit is below its soft one; make it at least as large");
        }
        Ok(())
    }

    /// How people reach the server.
    pub fn base_url(&self) -> String {
        let scheme = if self.server.tls_certificate.is_some() {
            "https"
        } else {
            "http"
        };
        match &self.server.base_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("{scheme}://{}", self.server.listen),
        }
    }
}

/// Every `(section, key)`, read off the defaults so that none is forgotten.
fn known_keys() -> Vec<(String, String)> {
    let full = Config {
        server: Server {
            base_url: Some(String::new()),
            tls_certificate: Some(PathBuf::new()),
            tls_key: Some(PathBuf::new()),
            metrics_token: Some(String::new()),
            ..Server::default()
        },
        database: Database {
            url: Some(String::new()),
        },
        files: Files {
            url: Some(String::new()),
        },
        keys: Keys {
            file: Some(PathBuf::new()),
        },
        mail: Mail {
            dns: Some(SocketAddr::from(([127, 0, 0, 1], 53))),
        },
        log: Log::default(),
        limits: web::Limits::DEFAULT,
        reading: files::Limits::default(),
        applying: ApplyLimits::default(),
        fetching: Fetching {
            pause: Some(2),
            ..Fetching::default()
        },
    };
    let table = toml::Table::try_from(&full).expect("the defaults are plain values");
    table
        .into_iter()
        .filter_map(|(section, value)| Some((section, value.as_table()?.clone())))
        .flat_map(|(section, keys)| keys.into_iter().map(move |(key, _)| (section.clone(), key)))
        .collect()
}

fn set(table: &mut toml::Table, section: &str, key: &str, value: &str) {
    let number = if matches!(section, "limits" | "reading" | "applying") || key == "pause" {
        value.parse::<i64>().ok()
    } else {
        None
    };
    let value = if let Some(number) = number {
        toml::Value::Integer(number)
    } else if key == "plain_http" {
        toml::Value::Boolean(value == "true" || value == "1")
    } else if matches!(key, "trusted_proxies" | "networks") {
        toml::Value::Array(
            value
                .split(',')
                .map(|part| toml::Value::String(part.trim().to_owned()))
                .collect(),
        )
    } else {
        toml::Value::String(value.to_owned())
    };
    let section = table
        .entry(section.to_owned())
        .or_insert_with(|| toml::Value::Table(toml::Table::new()));
    if let Some(section) = section.as_table_mut() {
        section.insert(key.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> anyhow::Result<(Config, Vec<String>)> {
        Config::read(
            text,
            variables
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        )
    }

    #[test]
    fn variables_win_over_the_file() {
        let (config, unknown) = read(
            "[server]\nlisten = \"127.0.0.1:1\"\n",
            &[
                ("BOLE_SERVER_LISTEN", "127.0.0.1:2"),
                ("BOLE_DATABASE_URL", "postgres://h/d"),
                ("PATH", "/bin"),
            ],
        )
        .unwrap();
        assert_eq!(config.server.listen.port(), 2);
        assert_eq!(config.database.url.as_deref(), Some("postgres://h/d"));
        assert!(unknown.is_empty());
    }

    #[test]
    fn an_unknown_key_is_refused_and_an_unknown_variable_is_told() {
        assert!(format!("{:#}", read("[server]\nlisen = 1\n", &[]).unwrap_err()).contains("lisen"));
        assert_eq!(
            read("", &[("BOLE_SERVER_LISEN", "x")]).unwrap().1,
            ["BOLE_SERVER_LISEN"]
        );
    }

    #[test]
    fn limits_are_settings_and_unknown_or_senseless_ones_are_refused() {
        let text = "[limits]\njson_bytes = 2048\nrequest_wall_seconds = 60\n[applying]\naddress_soft = 400\n";
        let (config, _) = read(text, &[("BOLE_APPLYING_ADDRESS_HARD", "500")]).unwrap();
        assert_eq!(
            (config.limits.json_bytes, config.limits.request_wall.as_secs()),
            (2048, 60)
        );
        assert_eq!(config.limits.form_bytes, web::Limits::DEFAULT.form_bytes);
        assert_eq!((config.applying.address_soft, config.applying.address_hard), (400, 500));
        for (wrong, says) in [
            ("[limits]\njson_byte = 1\n", "json_byte"),
            ("[applying]\naddres_soft = 1\n", "addres_soft"),
            ("[limits]\njson_bytes = 0\n", "limits.json_bytes"),
            ("[applying]\naddress_hard = 10\n", "hard limit"),
            ("[limits]\njson_bytes = \"many\"\n", "cannot be used"),
        ] {
            let error = format!("{:#}", read(wrong, &[]).unwrap_err());
            assert!(error.contains(says), "{error}");
        }
        assert!(read("", &[("BOLE_LIMITS_JSON_BYTES", "many")]).is_err());
    }

    #[test]
    fn the_name_server_is_an_address_with_a_port() {
        let (config, _) = read("", &[("BOLE_MAIL_DNS", "[2001:db8::53]:5353")]).unwrap();
        assert_eq!(config.mail.dns, Some("[2001:db8::53]:5353".parse().unwrap()));
        let error = format!("{:#}", read("[mail]\ndns = \"ns.example.com\"\n", &[]).unwrap_err());
        assert!(error.contains("cannot be used"), "{error}");
    }

    #[test]
    fn an_address_that_cannot_be_used_is_refused_before_anything_begins() {
        for (wrong, says) in [
            ("ftp://jobs.example.com", "must look like https://www.example.com"),
            ("http://jobs.example.com", "plain http beyond this machine"),
            ("jobs.example.com", "must look like https://www.example.com"),
        ] {
            let error = format!("{:#}", read("", &[("BOLE_SERVER_BASE_URL", wrong)]).unwrap_err());
            assert!(error.contains(says) && error.contains(wrong), "{error}");
        }
        assert!(read("", &[("BOLE_SERVER_BASE_URL", "http://localhost:8080")]).is_ok());
    }

    #[test]
    fn listening_to_the_world_needs_a_base_url() {
        let error = read("", &[("BOLE_SERVER_LISTEN", "0.0.0.0:80")]).unwrap_err();
        assert!(error.to_string().contains("BOLE_SERVER_BASE_URL"), "{error}");
        assert!(
            read(
                "",
                &[
                    ("BOLE_SERVER_LISTEN", "0.0.0.0:80"),
                    ("BOLE_SERVER_BASE_URL", "https://jobs.example.com")
                ]
            )
            .is_ok()
        );
    }
}
