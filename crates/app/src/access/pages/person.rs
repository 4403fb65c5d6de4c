//! One colleague: their role, a link for their password, whether they may sign in.

use axum::{extract::Path, response::IntoResponse};
use base::{Id, Secret, Time};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{
    super::{
        Role, User, actions,
        attempt::Caller,
        confirm::{FIELD, Guarded},
        link, store,
    },
    people::roles_given_by,
};
use crate::{layout::Desk, messages};

/// One colleague and what may be done about them.
#[derive(Serialize)]
pub struct PersonView {
    id: Id<User>,
    name: String,
    email: String,
    role: Role,
    version: i64,
    is_me: bool,
    /// The reader may change this person's role and end their access.
    manageable: bool,
    disabled_at: Option<Time>,
    seen_at: Option<Time>,
    created_at: Time,
    waiting: bool,
    form: FormView,
    roles: Vec<Role>,
    confirm: bool,
    has_mail: bool,
    /// A link just made, to be handed over by hand.
    link: Option<String>,
}

impl View for PersonView {
    const TEMPLATE: &'static str = "access/person.html";

    fn samples() -> Vec<Self> {
        let time: Time = "2026-11-24T09:00:00Z".parse().expect("a time");
        let sample = || Self {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            name: "Rosa Brandt".to_owned(),
            email: "rosa@acme.example".to_owned(),
            role: Role::Recruiter,
            version: 1,
            is_me: false,
            manageable: true,
            disabled_at: None,
            seen_at: Some(time),
            created_at: time,
            waiting: false,
            form: FormView::blank().with("role", Role::Recruiter),
            roles: Role::ALL.to_vec(),
            confirm: false,
            has_mail: true,
            link: None,
        };
        let wrong = FormErrors::new(FIELD, Message::new("access-confirm-needed"));
        let link = Some("https://jobs.acme.example/app/links/abc".to_owned());
        vec![
            sample(),
            Self {
                is_me: true,
                manageable: false,
                ..sample()
            },
            Self {
                disabled_at: Some(time),
                seen_at: None,
                ..sample()
            },
            Self {
                confirm: true,
                form: FormView::again(Fields::default(), wrong),
                ..sample()
            },
            Self {
                waiting: true,
                has_mail: false,
                link,
                ..sample()
            },
        ]
    }
}

async fn load(desk: &Desk, id: &str) -> web::Result<User> {
    let id: Id<User> = id.parse().map_err(|_| Error::NotFound)?;
    store::user(&mut desk.app.db.read(), id).await?.ok_or(Error::NotFound)
}

async fn view(desk: &Desk, user: User, form: FormView) -> web::Result<PersonView> {
    let mut on = desk.app.db.read();
    let asks = form.errors().get(FIELD).is_some();
    Ok(PersonView {
        waiting: store::password_hash(&mut on, user.id).await?.is_none() && user.disabled_at.is_none(),
        is_me: user.id == desk.actor.id,
        manageable: actions::may_manage(&desk.actor, &user).is_ok(),
        id: user.id,
        name: user.name,
        email: user.email.to_string(),
        role: user.role,
        version: user.version,
        disabled_at: user.disabled_at,
        seen_at: user.seen_at,
        created_at: user.created_at,
        form,
        roles: roles_given_by(desk.actor.role),
        confirm: asks || !desk.actor.is_stepped_up(),
        has_mail: messages::has_mail_server(&mut on).await?,
        link: None,
    })
}

/// `GET /app/settings/people/{user}`
pub async fn page(desk: Desk, Path(id): Path<String>) -> web::Result {
    let user = load(&desk, &id).await?;
    let form = FormView::blank().with("role", user.role);
    desk.page(view(&desk, user, form).await?).await
}

/// `POST /app/settings/people/{user}/role`
pub async fn change_role(desk: Desk, Path(id): Path<String>, caller: Caller, guarded: Guarded) -> web::Result {
    let user = load(&desk, &id).await?;
    let mut form = FormReader::new(&guarded.fields);
    let (role, version) = (form.parse::<Role>("role"), form.parse::<i64>("version"));
    let (role, version) = match form.finish() {
        Ok(ok) => (ok.get(role), ok.get(version)),
        Err(errors) => return again(&desk, user, &guarded, errors).await,
    };
    act(desk, caller, guarded, user, Act::Role(role, version)).await
}

/// `POST /app/settings/people/{user}/disablement`
pub async fn disable(desk: Desk, Path(id): Path<String>, caller: Caller, guarded: Guarded) -> web::Result {
    let user = load(&desk, &id).await?;
    FormReader::new(&guarded.fields).finish()?;
    act(desk, caller, guarded, user, Act::Disable).await
}

/// `DELETE /app/settings/people/{user}/disablement`
pub async fn enable(desk: Desk, Path(id): Path<String>, caller: Caller, guarded: Guarded) -> web::Result {
    let user = load(&desk, &id).await?;
    FormReader::new(&guarded.fields).finish()?;
    act(desk, caller, guarded, user, Act::Enable).await
}

/// `POST /app/settings/people/{user}/link`: a new invitation, or a link for a new password.
pub async fn make_link(desk: Desk, Path(id): Path<String>, caller: Caller, guarded: Guarded) -> web::Result {
    let user = load(&desk, &id).await?;
    FormReader::new(&guarded.fields).finish()?;
    act(desk, caller, guarded, user, Act::Link).await
}

#[derive(Clone, Copy)]
enum Act {
    Role(Role, i64),
    Disable,
    Enable,
    Link,
}

async fn act(desk: Desk, caller: Caller, guarded: Guarded, user: User, act: Act) -> web::Result {
    actions::may_manage(&desk.actor, &user)?;
    let pass = match guarded.pass(&desk, &caller).await? {
        Ok(pass) => pass,
        Err(errors) => return again(&desk, user, &guarded, errors).await,
    };
    let (actor, keys, person) = (desk.actor.clone(), desk.app.keys.clone(), user.clone());
    let done = desk
        .app
        .db
        .write(move |tx| {
            let (actor, keys, user) = (actor.clone(), keys.clone(), person.clone());
            Box::pin(async move {
                match act {
                    Act::Role(role, version) => actions::change_role(tx, &actor, &user, role, version).await?,
                    Act::Disable => actions::disable(tx, &actor, &user).await?,
                    Act::Enable => actions::enable(tx, &actor, &user).await?,
                    Act::Link => return make(tx, &keys, &actor, &user).await,
                }
                Ok::<_, Error>(None)
            })
        })
        .await;
    let secret = match done {
        Ok(secret) => secret,
        Err(error) => return Ok(pass.with(error.into_response())),
    };
    let user = load(&desk, &user.id.to_string()).await?;
    let path = format!("/app/settings/people/{}", user.id);
    let Some(secret) = secret else {
        let said = match act {
            Act::Role(..) => "access-role-changed",
            Act::Disable => "access-disabled",
            Act::Enable => "access-enabled",
            Act::Link => "access-link-sent",
        };
        return Ok(pass.with(web::redirect(path).flash(Message::new(said).with("name", user.name))));
    };
    let link = format!("{}{}", desk.app.config.base_url(), link::path(&secret));
    let form = FormView::blank().with("role", user.role);
    let page = view(&desk, user, form).await?;
    Ok(pass.with(
        desk.page(PersonView {
            link: Some(link),
            confirm: false,
            ..page
        })
        .await?,
    ))
}

/// Makes the link and mails it; gives it to be shown where no mail leaves.
async fn make(
    tx: &mut db::Tx,
    keys: &crate::keys::Keys,
    actor: &super::super::Actor,
    user: &User,
) -> web::Result<Option<Secret>> {
    let waiting = store::password_hash(tx, user.id).await?.is_none();
    let secret = if waiting {
        actions::invite_again(tx, actor, user).await?
    } else {
        actions::reset_by_hand(tx, actor, user).await?
    };
    if !messages::has_mail_server(tx).await? {
        return Ok(Some(secret));
    }
    if waiting {
        actions::mail_invitation(tx, keys, actor, user, &secret).await?;
    } else {
        actions::mail_reset(tx, keys, user, &secret).await?;
    }
    Ok(None)
}

async fn again(desk: &Desk, user: User, guarded: &Guarded, errors: FormErrors) -> web::Result {
    let role = user.role;
    let mut fields = guarded.fields.clone();
    if fields.one("role")?.is_none() {
        fields.push("role", role.as_str());
    }
    let page = view(desk, user, FormView::again(fields, errors)).await?;
    desk.invalid(page).await
}
