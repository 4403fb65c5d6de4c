//! What a one-time link leads to: a form, and only sending it uses the link up (AUT-4).

use axum::{extract::Path, response::IntoResponse};
use base::{Email, Id, Zone};
use http::{HeaderMap, header};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{
    super::{
        NewUser, Password, Role, User, actions,
        attempt::{self, Caller},
        link::{self, Link, Purpose},
        store,
    },
    Choice, ZoneRegion, languages, sign_in, spoken, zones,
};
use crate::{
    layout::Visit,
    organization::{self, Organization, Translated},
};

/// The form behind a link.
#[derive(Serialize)]
pub struct LinkView {
    purpose: Purpose,
    /// Whose link it is; none for the first owner.
    email: Option<String>,
    name: Option<String>,
    form: FormView,
    zones: Vec<ZoneRegion>,
    languages: Vec<Choice>,
}

impl View for LinkView {
    const TEMPLATE: &'static str = "access/link.html";

    fn samples() -> Vec<Self> {
        let sample = |purpose, email: Option<&str>| Self {
            purpose,
            email: email.map(str::to_owned),
            name: email.map(|_| "Rosa Brandt".to_owned()),
            form: FormView::blank().with("zone", "Europe/Berlin"),
            zones: ZoneRegion::samples(),
            languages: languages(),
        };
        let wrong = FormErrors::new("password", Message::new("access-password-common"));
        vec![
            sample(Purpose::FirstOwner, None),
            sample(Purpose::Invitation, Some("rosa@acme.example")),
            Self {
                form: FormView::again(Fields::default(), wrong),
                ..sample(Purpose::PasswordReset, Some("rosa@acme.example"))
            },
        ]
    }
}

async fn view(visit: &Visit, link: &Link, form: FormView) -> web::Result<LinkView> {
    let user = owner(visit, link).await?;
    let first = link.purpose == Purpose::FirstOwner;
    Ok(LinkView {
        purpose: link.purpose,
        email: user.as_ref().map(|user| user.email.to_string()),
        name: user.map(|user| user.name),
        form,
        zones: if first {
            zones(visit.app.clock.now())
        } else {
            Vec::new()
        },
        languages: if first { languages() } else { Vec::new() },
    })
}

async fn owner(visit: &Visit, link: &Link) -> web::Result<Option<User>> {
    match link.user_id {
        Some(id) => Ok(Some(
            store::user(&mut visit.app.db.read(), id).await?.ok_or(Error::Gone)?,
        )),
        None => Ok(None),
    }
}

/// `GET /app/links/{token}`
pub async fn page(visit: Visit, Path(token): Path<String>) -> web::Result {
    let link = link::find(&mut visit.app.db.read(), &token, visit.app.clock.now()).await?;
    if link.purpose == Purpose::FirstOwner && store::has_users(&mut visit.app.db.read()).await? {
        return Err(Error::Gone);
    }
    let form = FormView::blank().with("language", &visit.language).with("zone", "");
    visit.page(view(&visit, &link, form).await?).await
}

/// `POST /app/links/{token}`: chooses the password, signs in.
pub async fn take_up(
    visit: Visit,
    Path(token): Path<String>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> web::Result {
    let link = link::find(&mut visit.app.db.read(), &token, visit.app.clock.now()).await?;
    let password = fields.one("password")?.unwrap_or_default().to_owned();
    let fields = fields.without("password");
    let done = match link.purpose {
        Purpose::FirstOwner => become_owner(&visit, &link, &fields, &password).await?,
        Purpose::Invitation | Purpose::PasswordReset => choose_password(&visit, &link, &fields, &password).await?,
    };
    let user = match done {
        Ok(user) => user,
        Err(errors) => {
            return visit
                .invalid(view(&visit, &link, FormView::again(fields, errors)).await?)
                .await;
        }
    };
    let cookie = sign_in::begin(&visit.app, &visit.site, user, &caller, &headers).await?;
    let (next, said) = match link.purpose {
        Purpose::FirstOwner => ("/app", "access-welcome-owner"),
        Purpose::Invitation => ("/app", "access-welcome"),
        Purpose::PasswordReset => ("/app", "access-password-changed"),
    };
    Ok((
        [(header::SET_COOKIE, cookie)],
        web::redirect(next).flash(Message::new(said)),
    )
        .into_response())
}

async fn choose_password(
    visit: &Visit,
    link: &Link,
    fields: &Fields,
    password: &str,
) -> web::Result<Result<Id<User>, FormErrors>> {
    if let Err(errors) = FormReader::new(fields).finish() {
        return Ok(Err(errors));
    }
    let user = owner(visit, link).await?.ok_or(Error::Gone)?;
    let organization = visit.app.organization().await?;
    let about = [
        user.name.as_str(),
        user.email.as_str(),
        organization.name.in_language(&visit.language),
    ];
    let password = match Password::new(password, &about) {
        Ok(password) => password,
        Err(message) => return Ok(Err(FormErrors::new("password", message))),
    };
    let (hash, link) = (password.hash().await?, link.clone());
    let id = visit
        .app
        .db
        .write(move |tx| {
            let (hash, link) = (hash.clone(), link.clone());
            Box::pin(async move { actions::take_up(tx, &link, &hash).await })
        })
        .await?;
    attempt::forgive(&visit.app, &user.email);
    Ok(Ok(id))
}

async fn become_owner(
    visit: &Visit,
    link: &Link,
    fields: &Fields,
    password: &str,
) -> web::Result<Result<Id<User>, FormErrors>> {
    let mut form = FormReader::new(fields);
    let company = form.line("company", 1..=200);
    let name = form.line("name", 1..=200);
    let email = form.parse_with("email", |text| {
        text.parse::<Email>().map_err(|_| Message::new("access-email-invalid"))
    });
    let language = form.parse_with("language", spoken);
    let zone = form.parse::<Zone>("zone");
    let about = [
        name.as_str(),
        fields.one("email")?.unwrap_or_default(),
        company.as_str(),
    ];
    let password = Password::new(password, &about)
        .map_err(|message| form.fail("password", message))
        .ok();
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => return Ok(Err(errors)),
    };
    let Some(password) = password else {
        return Ok(Err(FormErrors::default()));
    };
    let (language, zone) = (ok.get(language), ok.get(zone));
    let settings = Organization {
        name: Translated::one(language.clone(), company.clone()),
        zone: zone.clone(),
        language: language.clone(),
        privacy_contact: fields.one("email")?.unwrap_or_default().trim().to_owned(),
        is_set_up: true,
    };
    let new = NewUser {
        email: ok.get(email),
        name,
        role: Role::Owner,
        language,
        zone,
    };
    let (hash, link) = (password.hash().await?, link.clone());
    let made = visit
        .app
        .db
        .write(move |tx| {
            let (hash, link, new, settings) = (hash.clone(), link.clone(), new.clone(), settings.clone());
            Box::pin(async move {
                let user = actions::first_owner(tx, &link, new, &hash).await?;
                let (_, version) = organization::load::<Organization>(tx).await?;
                organization::change(tx, crate::events::By::User(user), &settings, version).await?;
                Ok::<_, Error>(user)
            })
        })
        .await?;
    Ok(Ok(made))
}
