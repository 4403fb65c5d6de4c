//! Who works here: the list, and inviting somebody.

use axum::response::IntoResponse;
use base::{Email, Id, Time};
use serde::Serialize;
use web::{Error, FormErrors, FormReader, FormView, Message, templates::View};

use super::{
    super::{
        NewUser, Role, User, actions,
        attempt::Caller,
        confirm::{FIELD, Guarded},
        link, store,
    },
    Choice, languages, spoken,
};
use crate::{layout::Desk, messages};

/// Everybody, and a form for one more.
#[derive(Serialize)]
pub struct PeopleView {
    people: Vec<PersonRow>,
    form: FormView,
    /// The roles one may give.
    roles: Vec<Role>,
    languages: Vec<Choice>,
    /// The password is asked for again.
    confirm: bool,
    /// Mail can leave, so the invitation goes by mail.
    has_mail: bool,
    /// The link of somebody just invited, to be handed over by hand.
    invited: Option<Invitation>,
}

#[derive(Serialize)]
struct PersonRow {
    id: Id<User>,
    name: String,
    email: String,
    role: Role,
    is_me: bool,
    disabled_at: Option<Time>,
    seen_at: Option<Time>,
    /// Has not chosen a password yet.
    waiting: bool,
    /// Until when their invitation holds.
    invited_until: Option<Time>,
}

#[derive(Serialize)]
struct Invitation {
    name: String,
    link: String,
}

impl View for PeopleView {
    const TEMPLATE: &'static str = "access/people.html";

    fn samples() -> Vec<Self> {
        let time: Time = "2026-11-24T09:00:00Z".parse().expect("a time");
        let row = |number: u128, name: &str, role, waiting: bool| PersonRow {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            name: name.to_owned(),
            email: "somebody@acme.example".to_owned(),
            role,
            is_me: number == 1,
            disabled_at: (number == 4).then_some(time),
            seen_at: (!waiting).then_some(time),
            waiting,
            invited_until: (number == 2).then_some(time),
        };
        let sample = || Self {
            people: vec![
                row(1, "Olga Petrenko", Role::Owner, false),
                row(2, "Rosa Brandt", Role::Recruiter, true),
                row(3, "Hari Menon", Role::HiringManager, true),
                row(4, "Vera Novak", Role::Viewer, false),
            ],
            form: FormView::blank(),
            roles: Role::ALL.to_vec(),
            languages: languages(),
            confirm: false,
            has_mail: true,
            invited: None,
        };
        let link = "https://jobs.acme.example/app/links/abc".to_owned();
        vec![
            sample(),
            Self {
                has_mail: false,
                confirm: true,
                invited: Some(Invitation {
                    name: "Ivy Lin".to_owned(),
                    link,
                }),
                ..sample()
            },
        ]
    }
}

async fn view(desk: &Desk, form: FormView) -> web::Result<PeopleView> {
    let mut on = desk.app.db.read();
    let waiting = store::invited(&mut on, desk.actor.now).await?;
    let people = store::users(&mut on).await?.into_iter().map(|user| {
        let invited = waiting.iter().find(|invited| invited.user_id == user.id);
        PersonRow {
            is_me: user.id == desk.actor.id,
            waiting: invited.is_some() && user.disabled_at.is_none(),
            invited_until: invited.and_then(|invited| invited.until),
            id: user.id,
            name: user.name,
            email: user.email.to_string(),
            role: user.role,
            disabled_at: user.disabled_at,
            seen_at: user.seen_at,
        }
    });
    Ok(PeopleView {
        people: people.collect(),
        form,
        roles: roles_given_by(desk.actor.role),
        languages: languages(),
        confirm: !desk.actor.is_stepped_up(),
        has_mail: messages::has_mail_server(&mut on).await?,
        invited: None,
    })
}

/// The roles that somebody in this role may give, the least first.
pub fn roles_given_by(role: Role) -> Vec<Role> {
    Role::ALL
        .iter()
        .copied()
        .filter(|given| role.may_give(*given))
        .collect()
}

/// `GET /app/settings/people`
pub async fn page(desk: Desk) -> web::Result {
    let organization = desk.app.organization().await?;
    let form = FormView::blank()
        .with("role", Role::Interviewer)
        .with("language", &organization.language);
    desk.page(view(&desk, form).await?).await
}

/// `POST /app/settings/people`: invites a colleague. Without a mail server the page shows the link, once.
pub async fn invite(desk: Desk, caller: Caller, guarded: Guarded) -> web::Result {
    let organization = desk.app.organization().await?;
    let new = match read(&guarded, &organization.zone) {
        Ok(new) => new,
        Err(errors) => return again(&desk, &guarded, errors).await,
    };
    let pass = match guarded.pass(&desk, &caller).await? {
        Ok(pass) => pass,
        Err(errors) => return again(&desk, &guarded, errors).await,
    };
    let (actor, keys, name) = (desk.actor.clone(), desk.app.keys.clone(), new.name.clone());
    let made = desk
        .app
        .db
        .write(move |tx| {
            let (actor, keys, new) = (actor.clone(), keys.clone(), new.clone());
            Box::pin(async move {
                let (user, secret) = actions::invite(tx, &actor, new).await?;
                let by_mail = messages::has_mail_server(tx).await?;
                if by_mail {
                    actions::mail_invitation(tx, &keys, &actor, &user, &secret).await?;
                }
                Ok::<_, Error>((!by_mail).then_some(secret))
            })
        })
        .await;
    match made {
        Ok(None) => {
            let said = Message::new("access-invited").with("name", name);
            Ok(pass.with(web::redirect("/app/settings/people").flash(said)))
        }
        Ok(Some(secret)) => {
            let link = format!("{}{}", desk.app.config.base_url(), link::path(&secret));
            let page = view(&desk, FormView::blank()).await?;
            let page = PeopleView {
                invited: Some(Invitation { name, link }),
                confirm: false,
                ..page
            };
            Ok(pass.with(desk.page(page).await?))
        }
        Err(Error::Invalid(errors)) => Ok(pass.with(again(&desk, &guarded, errors).await?)),
        Err(error) => Ok(pass.with(error.into_response())),
    }
}

fn read(guarded: &Guarded, zone: &base::Zone) -> Result<NewUser, FormErrors> {
    let mut form = FormReader::new(&guarded.fields);
    let name = form.line("name", 1..=200);
    let email = form.parse_with("email", |text| {
        text.parse::<Email>().map_err(|_| Message::new("access-email-invalid"))
    });
    let role = form.parse::<Role>("role");
    let language = form.parse_with("language", spoken);
    let ok = form.finish()?;
    Ok(NewUser {
        email: ok.get(email),
        name,
        role: ok.get(role),
        language: ok.get(language),
        zone: zone.clone(),
    })
}

async fn again(desk: &Desk, guarded: &Guarded, errors: FormErrors) -> web::Result {
    let asks = errors.get(FIELD).is_some();
    let page = view(desk, FormView::again(guarded.fields.clone(), errors)).await?;
    let confirm = page.confirm || asks;
    desk.invalid(PeopleView { confirm, ..page }).await
}
