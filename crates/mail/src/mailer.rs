//! Sends messages through the configured SMTP server, or says that there is none.

use std::{sync::Arc, time::Duration};

use base::Time;
use lettre::{
    Address as LettreAddress,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};

use crate::{
    diagnosis::{Step, diagnose},
    failure::{Cause, Failure},
    message::Message,
    smtp::{Security, SignIn, SmtpConfig},
};

/// Sends messages. Cheap to clone.
#[derive(Clone)]
pub struct Mailer(Option<Arc<Smtp>>);

struct Smtp {
    config: SmtpConfig,
    tls: Option<TlsParameters>,
    hello: ClientId,
}

impl Mailer {
    /// A mailer for one SMTP server; nothing is sent yet. Fails with the settings that cannot work.
    pub fn smtp(config: SmtpConfig) -> Result<Self, Failure> {
        if config.from.mailbox().is_err() {
            return Err(Failure::new(Cause::SenderRefused, &config.server(), None));
        }
        let tls = match config.security {
            Security::None => None,
            Security::Starttls | Security::Tls => Some(tls_parameters(&config)?),
        };
        Ok(Self(Some(Arc::new(Smtp {
            config,
            tls,
            hello: ClientId::default(),
        }))))
    }

    /// A mailer that sends nothing: every message fails with [`Cause::NotSetUp`].
    pub fn none() -> Self {
        Self(None)
    }

    pub fn is_set_up(&self) -> bool {
        self.0.is_some()
    }

    /// Hands one message to the server; `now` is its date. When this returns, the server has taken responsibility for it
    /// (RFC 5321, section 6.1). After a failure the server may still have it: send the same Message-ID again.
    pub async fn send(&self, message: &Message, now: Time) -> Result<(), Failure> {
        let smtp = self.0.as_deref().ok_or_else(Failure::not_set_up)?;
        smtp.in_time(smtp.deliver(message, now)).await
    }

    /// Connects, encrypts and signs in as for a message, and sends none.
    pub async fn test_connection(&self) -> Result<(), Failure> {
        let smtp = self.0.as_deref().ok_or_else(Failure::not_set_up)?;
        smtp.in_time(async {
            smtp.connect().await?.abort().await;
            Ok(())
        })
        .await
    }
}

impl Smtp {
    async fn deliver(&self, message: &Message, now: Time) -> Result<(), Failure> {
        let built = message
            .build(&self.config.from, now)
            .expect("both addresses were tried when they were given");
        let (envelope, bytes) = (built.envelope(), built.formatted());
        let mut connection = self.connect().await?;
        let outcome = async {
            for to in envelope.to() {
                let options = self.options(&connection, to, &bytes)?;
                connection
                    .command(Mail::new(envelope.from().cloned(), options))
                    .await
                    .map_err(|e| self.failed(Step::Sender, e))?;
                connection
                    .command(Rcpt::new(to.clone(), vec![]))
                    .await
                    .map_err(|e| self.failed(Step::Recipient, e))?;
            }
            connection
                .command(Data)
                .await
                .map_err(|e| self.failed(Step::Content, e))?;
            connection
                .message(&bytes)
                .await
                .map_err(|e| self.failed(Step::Content, e))
        }
        .await;
        // Says QUIT; what the server answers no longer matters.
        connection.abort().await;
        outcome.map(|_| ())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let SmtpConfig {
            host,
            port,
            security,
            sign_in,
            timeout,
            ..
        } = &self.config;
        let (at_once, later) = match security {
            Security::None => (None, None),
            Security::Tls => (self.tls.clone(), None),
            Security::Starttls => (None, self.tls.clone()),
        };
        // Looked up here as well, since the library's error does not tell an unknown name from a silent host.
        let known = tokio::net::lookup_host((host.as_str(), *port)).await;
        let _addresses = known.map_err(|_| Failure::new(Cause::HostNotFound, &self.config.server(), None))?;
        let mut connection =
            AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), Some(*timeout), &self.hello, at_once, None)
                .await
                .map_err(|e| self.failed(Step::Connect, e))?;
        if let Some(tls) = later {
            connection
                .starttls(tls, &self.hello)
                .await
                .map_err(|e| self.failed(Step::Encrypt, e))?;
        }
        if let Some(SignIn { username, password }) = sign_in {
            let credentials = Credentials::new(username.clone(), password.0.clone());
            let signed_in = connection
                .auth(&[Mechanism::Plain, Mechanism::Login], &credentials)
                .await;
            signed_in.map_err(|e| self.failed(Step::SignIn, e))?;
        }
        Ok(connection)
    }

    /// An address with letters outside ASCII needs a server that knows RFC 6531; the message then is UTF-8 too.
    fn options(
        &self,
        connection: &AsyncSmtpConnection,
        to: &LettreAddress,
        bytes: &[u8],
    ) -> Result<Vec<MailParameter>, Failure> {
        let mut options = Vec::new();
        let address: &str = to.as_ref();
        if !address.is_ascii() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Failure::new(Cause::RecipientRefused, &self.config.server(), None));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !bytes.is_ascii() {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(options)
    }

    /// The mail library bounds only the connecting; a server that falls silent later would hold us for ever.
    async fn in_time<T>(&self, conversation: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        let limit: Duration = self.config.timeout;
        match tokio::time::timeout(limit, conversation).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::new(Cause::NoAnswer, &self.config.server(), None)),
        }
    }

    fn failed(&self, step: Step, error: lettre::transport::smtp::Error) -> Failure {
        diagnose(&self.config, step, &error)
    }
}

fn tls_parameters(config: &SmtpConfig) -> Result<TlsParameters, Failure> {
    let unreadable = |_| Failure::new(Cause::AuthorityUnreadable, &config.server(), None);
    let mut parameters = TlsParameters::builder(config.host.clone());
    if let Some(pem) = &config.certificate_authority {
        if !pem.contains("BEGIN CERTIFICATE") {
            return Err(Failure::new(Cause::AuthorityUnreadable, &config.server(), None));
        }
        parameters = parameters.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(unreadable)?);
    }
    parameters.build_rustls().map_err(unreadable)
}
