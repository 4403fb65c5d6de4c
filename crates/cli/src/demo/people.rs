//! The staff of the demo company, one sign-in per role, and a token.

use anyhow::Context;
use app::{
    App,
    access::{self, NewUser, Password, PasswordHash, Role, actions},
    events::By,
};
use base::{Email, Secret};
use jiff::SignedDuration;

use super::{SignIn, Story, language};

/// Adds everybody; the first of each role gets a password made now and printed once. Nobody knows that of the others:
/// they work here, so they have one.
pub async fn add_staff(story: &mut Story) -> anyhow::Result<Vec<SignIn>> {
    let mut sign_ins: Vec<SignIn> = Vec::new();
    let (_, unknown) = random_password().await?;
    for person in story.world.company.staff.clone() {
        let role = role(person.role);
        let email: Email = person.email.parse().context("the demo's addresses are addresses")?;
        let office = story
            .world
            .company
            .offices
            .iter()
            .find(|office| office.key == person.office);
        let zone = office.map_or("Asia/Shanghai", |office| office.zone.as_str()).parse()?;
        let new = NewUser {
            email: email.clone(),
            name: person.name.clone(),
            role,
            language: language(&person.language),
            zone,
        };
        let secret = if sign_ins.iter().any(|known| known.role == role.as_str()) {
            unknown.clone()
        } else {
            let (text, hash) = random_password().await?;
            sign_ins.push(SignIn {
                role: role.as_str(),
                email: email.to_string(),
                password: text,
            });
            hash
        };
        let added: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let (new, secret) = (new.clone(), secret.clone());
                Box::pin(async move {
                    let user = actions::add_user(tx, By::System, new).await?;
                    actions::set_password(tx, By::System, user.id, &secret).await?;
                    Ok(user)
                })
            })
            .await;
        story.users.insert(person.key, added?);
    }
    Ok(sign_ins)
}

/// A password and its hash.
async fn random_password() -> anyhow::Result<(String, PasswordHash)> {
    let text = Secret::random().reveal()[..20].to_owned();
    let password = Password::new(&text, &[]).map_err(|_| anyhow::anyhow!("a random password was refused"))?;
    let hash = password.hash().await?;
    Ok((text, hash))
}

/// A token of the owner's that may read and write everything.
pub async fn api_token(app: &App, sign_ins: &[SignIn]) -> anyhow::Result<String> {
    let owner = sign_ins
        .iter()
        .find(|sign_in| sign_in.role == Role::Owner.as_str())
        .context("the demo has an owner")?;
    let user = access::user_by_email(&mut app.db.read(), &owner.email.parse()?)
        .await?
        .context("the owner was added")?;
    let expires_at = app.clock.now() + SignedDuration::from_hours(24 * 90);
    let made: web::Result<_> = app
        .db
        .write(move |tx| {
            let new = actions::NewToken {
                owner: user.id,
                name: "Demo".to_owned(),
                scopes: access::token::scopes().collect(),
                expires_at,
            };
            Box::pin(async move { actions::create_token(tx, By::System, new).await })
        })
        .await;
    Ok(access::token::text(&made?.1))
}

fn role(role: demo::Role) -> Role {
    match role {
        demo::Role::Owner => Role::Owner,
        demo::Role::Admin => Role::Admin,
        demo::Role::Recruiter => Role::Recruiter,
        demo::Role::HiringManager => Role::HiringManager,
        demo::Role::Interviewer => Role::Interviewer,
        demo::Role::Viewer => Role::Viewer,
    }
}
