//! The mail server, and a test mail that says what is wrong with it.

use axum::response::{IntoResponse, Response};
use base::Email;
use mail::Security;
use serde::Serialize;
use web::{Error, FormErrors, FormReader, FormView, Message, templates::View};

use super::mail_domain::DomainView;
use crate::{
    access::{
        attempt::Caller,
        confirm::{FIELD, Guarded},
    },
    layout::Desk,
    messages::MailServer,
    organization,
};

/// How to reach the mail server, and how the last test went.
#[derive(Serialize)]
pub struct MailView {
    form: FormView,
    version: i64,
    is_set_up: bool,
    has_password: bool,
    confirm: bool,
    /// Where the test mail goes.
    me: String,
    test: Option<Test>,
    pub(super) domain: DomainView,
}

/// How a test mail fared.
#[derive(Clone, Serialize)]
struct Test {
    /// Why it did not leave: the name of a [`mail::Cause`]; none when it did.
    cause: Option<&'static str>,
    server: String,
    /// The server's own words.
    reply: Option<String>,
}

impl View for MailView {
    const TEMPLATE: &'static str = "organization/mail.html";

    fn samples() -> Vec<Self> {
        let sample = |test| Self {
            form: FormView::blank().with("security", "starttls").with("port", 587),
            version: 0,
            is_set_up: true,
            has_password: true,
            confirm: true,
            me: "olga@acme.example".to_owned(),
            test,
            domain: DomainView::default(),
        };
        let failed = |cause: mail::Cause| Test {
            cause: Some(cause.name()),
            server: "mail.acme.example:587".to_owned(),
            reply: Some("535 5.7.8 Authentication failed".to_owned()),
        };
        let mut samples: Vec<Self> = mail::Cause::ALL
            .into_iter()
            .map(|cause| sample(Some(failed(cause))))
            .collect();
        samples.push(sample(Some(Test {
            cause: None,
            server: String::new(),
            reply: None,
        })));
        samples.push(Self {
            is_set_up: false,
            has_password: false,
            confirm: false,
            ..sample(None)
        });
        samples.extend(
            DomainView::samples()
                .into_iter()
                .map(|domain| Self { domain, ..sample(None) }),
        );
        samples
    }
}

pub(super) async fn view(desk: &Desk, form: Option<FormView>) -> web::Result<MailView> {
    let (server, version) = organization::load::<MailServer>(&mut desk.app.db.read()).await?;
    let is_set_up = server.is_set_up();
    let has_password = server.password.is_some();
    let domain = DomainView::of(&server);
    let form = form.unwrap_or_else(|| {
        FormView::blank()
            .with("host", server.host)
            .with("port", server.port)
            .with("security", word(server.security))
            .with("username", server.username)
            .with("from", server.from.map(|from| from.to_string()).unwrap_or_default())
            .with("from_name", server.from_name)
            .with(
                "certificate_authority",
                server.certificate_authority.unwrap_or_default(),
            )
    });
    let asks = form.errors().get(FIELD).is_some();
    Ok(MailView {
        form,
        version,
        is_set_up,
        has_password,
        confirm: asks || !desk.actor.is_stepped_up(),
        me: desk.actor.email.to_string(),
        test: None,
        domain,
    })
}

fn word(security: Security) -> &'static str {
    match security {
        Security::None => "none",
        Security::Starttls => "starttls",
        Security::Tls => "tls",
    }
}

/// `GET /app/settings/mail`
pub async fn page(desk: Desk) -> web::Result {
    desk.page(view(&desk, None).await?).await
}

/// `POST /app/settings/mail`. An empty password keeps the one there is; with another host it must be given again, so
/// that nobody can have it sent to a server of theirs.
pub async fn change(desk: Desk, caller: Caller, guarded: Guarded) -> web::Result {
    let (before, _) = organization::load::<MailServer>(&mut desk.app.db.read()).await?;
    let secret = guarded.fields.one("password")?.unwrap_or_default().to_owned();
    let fields = guarded.fields.without("password");
    let (server, version) = match read(&fields, &before, &secret, &desk) {
        Ok(read) => read,
        Err(errors) => return again(&desk, fields, errors).await,
    };
    let pass = match guarded.pass(&desk, &caller).await? {
        Ok(pass) => pass,
        Err(errors) => return again(&desk, fields, errors).await,
    };
    let by = desk.actor.by();
    let done = desk
        .app
        .db
        .write(move |tx| {
            let server = server.clone();
            Box::pin(async move {
                organization::change(tx, by, &server, version).await?;
                Ok::<_, Error>(())
            })
        })
        .await;
    match done {
        Ok(()) => Ok(pass.with(web::redirect("/app/settings/mail").flash(Message::new("settings-mail-saved")))),
        Err(error) => Ok(pass.with(error.into_response())),
    }
}

async fn again(desk: &Desk, fields: web::Fields, errors: FormErrors) -> web::Result<Response> {
    desk.invalid(view(desk, Some(FormView::again(fields, errors))).await?)
        .await
}

fn read(fields: &web::Fields, before: &MailServer, secret: &str, desk: &Desk) -> Result<(MailServer, i64), FormErrors> {
    let mut form = FormReader::new(fields);
    let host = form.line("host", 0..=253).to_lowercase();
    let port = form.parse_with("port", |text| {
        let port = text.parse::<u16>().ok().filter(|port| *port > 0);
        port.ok_or(Message::new("settings-mail-port-range"))
    });
    let security = form.parse_with("security", |text| match text {
        "none" => Ok(Security::None),
        "starttls" => Ok(Security::Starttls),
        "tls" => Ok(Security::Tls),
        _ => Err(Message::new("fields-invalid")),
    });
    let username = form.line("username", 0..=254);
    let from = form.optional_parse_with("from", |text| {
        text.parse::<Email>().map_err(|_| Message::new("access-email-invalid"))
    });
    let from_name = form.line("from_name", 0..=200);
    let certificate_authority = Some(form.text("certificate_authority", 0..=20_000)).filter(|text| !text.is_empty());
    let version = form.parse::<i64>("version");
    form.check(
        host.chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']')),
        "host",
        Message::new("settings-mail-host-invalid"),
    );
    form.check(
        host.is_empty() || from.is_some() || !form.is_good("from"),
        "from",
        Message::new("fields-required"),
    );
    let same = host == before.host && username == before.username;
    let password = match secret {
        "" if same => before.password.clone(),
        "" => None,
        given => Some(MailServer::seal(&desk.app.keys, given)),
    };
    form.check(
        username.is_empty() || password.is_some(),
        "password",
        Message::new("settings-mail-password-needed"),
    );
    let ok = form.finish()?;
    let server = MailServer {
        host,
        port: ok.get(port),
        security: ok.get(security),
        password: password.filter(|_| !username.is_empty()),
        username,
        from,
        from_name,
        certificate_authority,
    };
    Ok((server, ok.get(version)))
}

/// `POST /app/settings/mail/test`: sends a mail to oneself and says how it fared.
pub async fn test(desk: Desk, fields: web::Fields) -> web::Result {
    FormReader::new(&fields).finish()?;
    let (server, _) = organization::load::<MailServer>(&mut desk.app.db.read()).await?;
    let locale = desk.locale();
    let say = |key: &'static str| desk.app.templates.messages().say(&locale, &Message::new(key));
    let message = mail::Message::new(
        mail::Address::new(desk.actor.email.clone()),
        &say("settings-mail-test-subject"),
        say("settings-mail-test-body"),
    )
    .map_err(|error| Error::internal(error.to_string()))?
    .language(desk.actor.language.clone());
    let sent = match server.mailer(&desk.app.keys) {
        Ok(mailer) => mailer.send(&message, desk.actor.now).await,
        Err(failure) => Err(failure),
    };
    let test = match sent {
        Ok(()) => Test {
            cause: None,
            server: String::new(),
            reply: None,
        },
        Err(failure) => Test {
            cause: Some(failure.cause.name()),
            server: failure.server().unwrap_or_default().to_owned(),
            reply: failure.reply().map(str::to_owned),
        },
    };
    let page = view(&desk, None).await?;
    desk.page(MailView {
        test: Some(test),
        ..page
    })
    .await
}
