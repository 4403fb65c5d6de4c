//! The mail server's settings and the mailer made of them.

use std::time::Duration;

use base::Email;
use db::Conn;
use mail::{Address, Failure, Mailer, Password, Security, SignIn, SmtpConfig};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    keys::Keys,
    organization::{self, Setting},
};

/// Which mail server takes our mail. Without a host, nothing leaves and staff copy status links by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailServer {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Empty for a server that asks for none.
    pub username: String,
    /// Sealed with the installation's key; see [`MailServer::seal`].
    pub password: Option<String>,
    /// The sender's address and the name beside it.
    pub from: Option<Email>,
    pub from_name: String,
    /// PEM text of an authority of one's own.
    pub certificate_authority: Option<String>,
}

impl Default for MailServer {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: Security::Starttls.usual_port(),
            security: Security::Starttls,
            username: String::new(),
            password: None,
            from: None,
            from_name: String::new(),
            certificate_authority: None,
        }
    }
}

impl Setting for MailServer {
    const KEY: &'static str = "mail_server";
}

/// For one whole conversation with the mail server.
const TIMEOUT: Duration = Duration::from_secs(30);
const PASSWORD_PURPOSE: &str = "mail-server-password";

impl MailServer {
    pub fn is_set_up(&self) -> bool {
        !self.host.is_empty() && self.from.is_some()
    }

    /// A password as it is stored.
    pub fn seal(keys: &Keys, password: &str) -> String {
        keys.seal(PASSWORD_PURPOSE, password)
    }

    /// The mailer; one that sends nothing when no server is set up.
    pub fn mailer(&self, keys: &Keys) -> Result<Mailer, Failure> {
        let Some(from) = self.from.clone().filter(|_| self.is_set_up()) else {
            return Ok(Mailer::none());
        };
        let from = Address::named(from.clone(), &self.from_name).unwrap_or_else(|_| Address::new(from));
        let password = self
            .password
            .as_deref()
            .and_then(|sealed| keys.unseal(PASSWORD_PURPOSE, sealed));
        let sign_in = (!self.username.is_empty()).then(|| SignIn {
            username: self.username.clone(),
            password: Password::new(password.unwrap_or_default()),
        });
        Mailer::smtp(SmtpConfig {
            host: self.host.clone(),
            port: self.port,
            security: self.security,
            sign_in,
            from,
            timeout: TIMEOUT,
            certificate_authority: self.certificate_authority.clone(),
        })
    }
}

/// The mailer of this installation, and the sender's domain for Message-IDs.
pub async fn mailer(app: &App) -> anyhow::Result<(Result<Mailer, Failure>, String)> {
    let (server, _) = organization::load::<MailServer>(&mut app.db.read()).await?;
    let domain = server
        .from
        .as_ref()
        .map_or("localhost".to_owned(), |from| from.domain().to_owned());
    Ok((server.mailer(&app.keys), domain))
}

/// Whether mail can leave at all.
pub async fn has_mail_server(on: &mut impl Conn) -> anyhow::Result<bool> {
    Ok(organization::load::<MailServer>(on).await?.0.is_set_up())
}
