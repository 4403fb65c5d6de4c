//! API tokens: one's own, and everybody's for those who manage the organization.

use axum::{extract::Path, response::IntoResponse};
use base::{Date, Id, Time};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::super::{
    ApiToken, Role,
    actions::{self, NewToken},
    attempt::Caller,
    confirm::{FIELD, Guarded},
    token::{self, RESOURCES, Scopes, Token},
};
use crate::layout::Desk;

/// Tokens, and a form for one more of one's own.
#[derive(Serialize)]
pub struct TokensView {
    tokens: Vec<TokenRow>,
    /// Everybody's are shown; none are made here.
    everybody: bool,
    form: FormView,
    resources: Vec<Resource>,
    confirm: bool,
    /// The text of a token just made; never shown again.
    made: Option<String>,
    /// The latest day a token may last.
    last_day: Option<Date>,
}

/// What a token may be for; its words are the message `access-scope-<name>`.
#[derive(Serialize)]
struct Resource {
    name: &'static str,
    /// `read` and `write`, as far as the person's role may give them.
    verbs: Vec<&'static str>,
}

fn resources(role: Role) -> Vec<Resource> {
    let given: Vec<String> = token::scopes_for(role).collect();
    let verbs = |name: &str| {
        let verbs = ["read", "write"].into_iter();
        verbs.filter(|verb| given.contains(&format!("{name}:{verb}"))).collect()
    };
    let resource = |name: &&'static str| Resource {
        name,
        verbs: verbs(name),
    };
    RESOURCES.iter().map(resource).collect()
}

#[derive(Serialize)]
struct TokenRow {
    #[serde(flatten)]
    token: Token,
    expired: bool,
}

impl View for TokensView {
    const TEMPLATE: &'static str = "access/tokens.html";

    fn samples() -> Vec<Self> {
        let time: Time = "2026-11-24T09:00:00Z".parse().expect("a time");
        let row = |number: u128| TokenRow {
            token: Token {
                id: Id::from_uuid(uuid::Uuid::from_u128(number)),
                user_id: Id::from_uuid(uuid::Uuid::from_u128(9)),
                owner: "Rosa Brandt".to_owned(),
                name: "Payroll".to_owned(),
                hint: "bole_Zmh6rf".to_owned(),
                scopes: Scopes(vec!["jobs:read".to_owned(), "candidates:write".to_owned()]),
                created_at: time,
                expires_at: time,
                used_at: (number == 1).then_some(time),
                revoked_at: (number == 2).then_some(time),
            },
            expired: number == 3,
        };
        let sample = || Self {
            tokens: vec![row(1), row(2), row(3)],
            everybody: false,
            form: FormView::blank(),
            resources: resources(Role::Recruiter),
            confirm: false,
            made: None,
            last_day: "2027-11-24".parse().ok(),
        };
        vec![
            sample(),
            Self {
                tokens: Vec::new(),
                confirm: true,
                ..sample()
            },
            Self {
                everybody: true,
                ..sample()
            },
            Self {
                made: Some("bole_Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU".to_owned()),
                ..sample()
            },
        ]
    }
}

async fn view(desk: &Desk, everybody: bool, form: FormView) -> web::Result<TokensView> {
    let now = desk.actor.now;
    let owner = (!everybody).then_some(desk.actor.id);
    let tokens = token::of(&mut desk.app.db.read(), owner).await?;
    let asks = form.errors().get(FIELD).is_some();
    Ok(TokensView {
        tokens: tokens
            .into_iter()
            .map(|token| TokenRow {
                expired: token.expires_at <= now,
                token,
            })
            .collect(),
        everybody,
        form,
        resources: resources(desk.actor.role),
        confirm: asks || !desk.actor.is_stepped_up(),
        made: None,
        last_day: Some((now + token::LONGEST).date_in(&desk.actor.zone).add_days(-1)),
    })
}

/// `GET /app/me/tokens`
pub async fn own(desk: Desk) -> web::Result {
    let in_a_quarter = desk.actor.now.date_in(&desk.actor.zone).add_days(90);
    desk.page(view(&desk, false, FormView::blank().with("expires", in_a_quarter)).await?)
        .await
}

/// `GET /app/settings/tokens`
pub async fn all(desk: Desk) -> web::Result {
    desk.page(view(&desk, true, FormView::blank()).await?).await
}

/// `POST /app/me/tokens`
pub async fn create(desk: Desk, caller: Caller, guarded: Guarded) -> web::Result {
    let mut form = FormReader::new(&guarded.fields);
    let name = form.line("name", 1..=100);
    let expires = form.parse::<Date>("expires");
    let scopes = form.many::<String>("scopes");
    let new = match form.finish() {
        Ok(ok) => {
            // Until the end of that day where its owner lives.
            let expires_at = ok.get(expires).add_days(1).start_in(&desk.actor.zone);
            NewToken {
                owner: desk.actor.id,
                name,
                scopes,
                expires_at,
            }
        }
        Err(errors) => return again(&desk, &guarded, errors).await,
    };
    let pass = match guarded.pass(&desk, &caller).await? {
        Ok(pass) => pass,
        Err(errors) => return again(&desk, &guarded, errors).await,
    };
    let by = desk.actor.by();
    let made = desk
        .app
        .db
        .write(move |tx| {
            let new = new.clone();
            Box::pin(async move { actions::create_token(tx, by, new).await })
        })
        .await;
    match made {
        Ok((_, secret)) => {
            let page = view(&desk, false, FormView::blank()).await?;
            let page = TokensView {
                made: Some(token::text(&secret)),
                confirm: false,
                ..page
            };
            Ok(pass.with(desk.page(page).await?))
        }
        Err(Error::Invalid(errors)) => Ok(pass.with(again(&desk, &guarded, errors).await?)),
        Err(error) => Ok(pass.with(error.into_response())),
    }
}

async fn again(desk: &Desk, guarded: &Guarded, errors: FormErrors) -> web::Result {
    desk.invalid(view(desk, false, FormView::again(guarded.fields.clone(), errors)).await?)
        .await
}

/// `POST /app/me/tokens/{token}/revocation`
pub async fn revoke_own(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result {
    end(desk, id, fields, true).await
}

/// `POST /app/settings/tokens/{token}/revocation`
pub async fn revoke(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result {
    end(desk, id, fields, false).await
}

async fn end(desk: Desk, id: String, fields: Fields, own: bool) -> web::Result {
    FormReader::new(&fields).finish()?;
    let id: Id<ApiToken> = id.parse().map_err(|_| Error::NotFound)?;
    let (by, owner) = (desk.actor.by(), own.then_some(desk.actor.id));
    desk.app
        .db
        .write(move |tx| Box::pin(async move { actions::revoke_token(tx, by, id, owner).await }))
        .await?;
    let path = if own { "/app/me/tokens" } else { "/app/settings/tokens" };
    Ok(web::redirect(path)
        .flash(Message::new("access-token-revoked"))
        .into_response())
}
