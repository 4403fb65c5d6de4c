//! Oneself: name, language, time zone, keys; the password; where one is signed in.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Zone};
use http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{
    super::{
        Password, Profile, Session, Via, actions,
        attempt::{self, Caller, Verdict},
        browser,
        store::{self, OpenSession},
    },
    Choice, ZoneRegion, languages, sign_in, spoken, zones,
};
use crate::layout::Desk;

/// The page about oneself.
#[derive(Serialize)]
pub struct MeView {
    email: String,
    profile: FormView,
    password: FormView,
    zones: Vec<ZoneRegion>,
    languages: Vec<Choice>,
    sessions: Vec<SessionRow>,
}

#[derive(Serialize)]
struct SessionRow {
    #[serde(flatten)]
    session: OpenSession,
    /// Browser and system in words.
    browser: Message,
    /// The one in which the page is read.
    present: bool,
}

impl View for MeView {
    const TEMPLATE: &'static str = "access/me.html";

    fn samples() -> Vec<Self> {
        let time = "2026-11-24T09:00:00Z".parse().expect("a time");
        let session = |number: u128, agent: &str| OpenSession {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            created_at: time,
            seen_at: time,
            agent: agent.to_owned(),
        };
        let sample = || Self {
            email: "rosa@acme.example".to_owned(),
            profile: FormView::blank()
                .with("name", "Rosa Brandt")
                .with("language", "de")
                .with("zone", "Europe/Berlin"),
            password: FormView::blank(),
            zones: ZoneRegion::samples(),
            languages: languages(),
            sessions: vec![
                SessionRow {
                    browser: browser::in_words("Firefox/140.0 Linux"),
                    session: session(1, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"),
                    present: true,
                },
                SessionRow {
                    browser: browser::in_words(""),
                    session: session(2, ""),
                    present: false,
                },
            ],
        };
        let wrong = FormErrors::new("old_password", Message::new("access-password-wrong"));
        vec![
            sample(),
            Self {
                password: FormView::again(Fields::default(), wrong),
                ..sample()
            },
        ]
    }
}

async fn view(desk: &Desk) -> web::Result<MeView> {
    let actor = &desk.actor;
    let present = match actor.via {
        Via::Session { id, .. } => Some(id),
        Via::Token { .. } | Via::Console => None,
    };
    let sessions = store::sessions(&mut desk.app.db.read(), actor.id, actor.now).await?;
    Ok(MeView {
        email: actor.email.to_string(),
        profile: FormView::blank()
            .with("name", &actor.name)
            .with("language", &actor.language)
            .with("zone", &actor.zone)
            .with("single_keys", actor.shortcuts),
        password: FormView::blank(),
        zones: zones(actor.now),
        languages: languages(),
        sessions: sessions
            .into_iter()
            .map(|session| SessionRow {
                present: Some(session.id) == present,
                browser: browser::in_words(&session.agent),
                session,
            })
            .collect(),
    })
}

/// `GET /app/me`
pub async fn page(desk: Desk) -> web::Result {
    desk.page(view(&desk).await?).await
}

/// `POST /app/me`
pub async fn change(desk: Desk, fields: Fields) -> web::Result {
    let mut form = FormReader::new(&fields);
    let name = form.line("name", 1..=200);
    let language = form.parse_with("language", spoken);
    let zone = form.parse::<Zone>("zone");
    let shortcuts = form.checkbox("single_keys");
    let profile = match form.finish() {
        Ok(ok) => Profile {
            name,
            language: ok.get(language),
            zone: ok.get(zone),
            shortcuts,
        },
        Err(errors) => {
            let page = view(&desk).await?;
            return desk
                .invalid(MeView {
                    profile: FormView::again(fields, errors),
                    ..page
                })
                .await;
        }
    };
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let (actor, profile) = (actor.clone(), profile.clone());
            Box::pin(async move { actions::change_profile(tx, &actor, profile).await })
        })
        .await?;
    Ok(web::redirect("/app/me")
        .flash(Message::new("access-saved"))
        .into_response())
}

/// `POST /app/me/password`: the old one must be right; every other session and every token ends.
pub async fn change_password(desk: Desk, caller: Caller, headers: HeaderMap, fields: Fields) -> web::Result {
    let old = fields.one("old_password")?.unwrap_or_default().to_owned();
    let new = fields.one("new_password")?.unwrap_or_default().to_owned();
    let rest = fields.without("old_password").without("new_password");
    FormReader::new(&rest).finish()?;
    let organization = desk.app.organization().await?;
    let about = [
        desk.actor.name.as_str(),
        desk.actor.email.as_str(),
        organization.name.in_language(&desk.actor.language),
    ];
    let password = match Password::new(&new, &about) {
        Ok(password) => password,
        Err(message) => return refuse(&desk, "new_password", message).await,
    };
    match attempt::with_password(&desk.app, &caller, desk.actor.email.as_str(), old).await? {
        Verdict::Right(user) if user == desk.actor.id => {}
        Verdict::Right(_) | Verdict::Wrong => {
            return refuse(&desk, "old_password", Message::new("access-password-wrong")).await;
        }
        Verdict::Throttled(_) => return refuse(&desk, "old_password", Message::new("access-throttled")).await,
    }
    let (hash, id, by) = (password.hash().await?, desk.actor.id, desk.actor.by());
    desk.app
        .db
        .write(move |tx| {
            let hash = hash.clone();
            Box::pin(async move { actions::set_password(tx, by, id, &hash).await })
        })
        .await?;
    let cookie = sign_in::begin(&desk.app, &desk.site, id, &caller, &headers).await?;
    let next = web::redirect("/app/me").flash(Message::new("access-password-changed"));
    Ok(([(header::SET_COOKIE, cookie)], next).into_response())
}

async fn refuse(desk: &Desk, field: &str, message: Message) -> web::Result<Response> {
    let password = FormView::again(Fields::default(), FormErrors::new(field, message));
    let page = MeView {
        password,
        ..view(desk).await?
    };
    desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, page).await
}

/// `POST /app/me/sessions/{session}/end`
pub async fn end_session(desk: Desk, Path(session): Path<String>, fields: Fields) -> web::Result {
    FormReader::new(&fields).finish()?;
    let id: Id<Session> = session.parse().map_err(|_| Error::NotFound)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::end_session(tx, &actor, id).await })
        })
        .await?;
    Ok(web::redirect("/app/me")
        .flash(Message::new("access-session-ended"))
        .into_response())
}
