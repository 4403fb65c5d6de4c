//! A real SMTP server for tests: starts `e2e/mail-server.mjs` with node and reads what it received.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    time::Duration,
};

use base::Email;
use serde_json::Value;
use tempfile::TempDir;

use crate::{Address, Security, SmtpConfig};

/// A running SMTP server of this test's own, on a free port of this machine; it ends with this value.
pub struct MailServer {
    folder: TempDir,
    port: u16,
    ca: Option<String>,
    child: Child,
    // Closed when the value is dropped or the test dies: the server then ends by itself.
    _stdin: ChildStdin,
}

/// One message as the server received it.
pub struct Received {
    /// Headers and body, as the bytes came.
    pub raw: String,
    /// The envelope: whom the server was told to deliver to.
    pub to: Vec<String>,
    pub from: String,
    /// The account that sent it.
    pub user: Option<String>,
    pub encrypted: bool,
    /// The subject as a mail program shows it.
    pub subject: String,
    /// The plain text as a mail program shows it.
    pub text: String,
    pub html: Option<String>,
}

impl MailServer {
    /// Starts the server with further options, which the top of `e2e/mail-server.mjs` explains.
    pub fn start(security: Security, options: &[&str]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/mail-server.mjs");
        let installed = script.with_file_name("node_modules/smtp-server").exists();
        assert!(
            installed,
            "The SMTP server for tests is not installed. Run: npm ci --prefix e2e"
        );
        let folder = tempfile::tempdir().expect("a temporary folder");
        let security = match security {
            Security::None => "none",
            Security::Starttls => "starttls",
            Security::Tls => "tls",
        };
        let mut child = Command::new("node")
            .arg(script)
            .arg("--folder")
            .arg(folder.path())
            .args(["--security", security])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts: it is needed for the SMTP server of the tests");
        let stdin = child.stdin.take().expect("piped above");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped above"))
            .read_line(&mut line)
            .expect("the server's first line");
        let ready: Value = serde_json::from_str(&line).expect("one line of JSON: the server started");
        let port = ready["port"]
            .as_u64()
            .and_then(|port| port.try_into().ok())
            .expect("a port");
        let ca = ready["ca"]
            .as_str()
            .map(|path| fs::read_to_string(path).expect("the authority's certificate"));
        Self {
            folder,
            port,
            ca,
            child,
            _stdin: stdin,
        }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// PEM text of the authority that signed the server's certificate, when it has one.
    pub fn certificate_authority(&self) -> Option<String> {
        self.ca.clone()
    }

    /// Settings that work with this server as long as it asks for no sign-in.
    pub fn config(&self, security: Security, from: Email) -> SmtpConfig {
        SmtpConfig {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            security,
            sign_in: None,
            from: Address::new(from),
            timeout: Duration::from_secs(20),
            certificate_authority: self.ca.clone(),
        }
    }

    /// All messages so far, in the order in which they came.
    pub fn received(&self) -> Vec<Received> {
        let mut messages: Vec<PathBuf> = fs::read_dir(self.folder.path())
            .expect("the server's folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        messages.sort();
        messages.iter().map(|path| Received::read(path)).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Received {
    fn read(json: &Path) -> Self {
        let bytes = fs::read(json).expect("what the server says of the message");
        let message: Value = serde_json::from_slice(&bytes).expect("JSON");
        let raw = fs::read(json.with_extension("eml")).expect("the message is written first");
        let text = |name: &str| message[name].as_str().map(str::to_owned);
        let to = message["to"].as_array().into_iter().flatten();
        Self {
            raw: String::from_utf8(raw).expect("our messages are ASCII or UTF-8"),
            to: to.filter_map(Value::as_str).map(str::to_owned).collect(),
            from: text("from").unwrap_or_default(),
            user: text("user"),
            encrypted: message["encrypted"] == true,
            subject: text("subject").unwrap_or_default(),
            text: text("text").unwrap_or_default(),
            html: text("html"),
        }
    }

    /// The unfolded value of a header as it was sent, encoded words included; none when it is missing.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers()
            .into_iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// All headers in order, unfolded (RFC 5322, section 2.2.3).
    pub fn headers(&self) -> Vec<(String, String)> {
        let head = self
            .raw
            .split("\r\n\r\n")
            .next()
            .unwrap_or_default()
            .replace("\r\n ", " ")
            .replace("\r\n\t", " ");
        head.lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}
