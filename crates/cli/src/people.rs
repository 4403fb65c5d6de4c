//! `bole user add` and `bole token create`.

use std::io::Read;

use anyhow::{Context, anyhow};
use app::{
    App,
    access::{self, NewUser, Password, Role, actions},
    events::By,
};
use base::Email;
use jiff::SignedDuration;

use crate::{
    command::{Token, TokenAct, User, UserAct},
    data,
};

/// `bole user add`
pub async fn user(user: User) -> anyhow::Result<()> {
    let UserAct::Add {
        place,
        email,
        name,
        role,
        password_stdin,
    } = user.act;
    let email: Email = email.parse().map_err(|_| anyhow!("{email:?} is no mail address"))?;
    let role: Role = role
        .parse()
        .map_err(|_| anyhow!("{role:?} is no role; use one of {}", roles()))?;
    let app = data::open_for_command(&place).await?;
    let hash = if password_stdin {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .context("read the password")?;
        let text = text.trim_end_matches(['\r', '\n']);
        let password = Password::new(text, &[&name, email.as_str()]).map_err(|message| say(&app, &message))?;
        Some(password.hash().await?)
    } else {
        None
    };
    let address = email.to_string();
    let organization = app.organization().await?;
    let (language, zone) = (organization.language.clone(), organization.zone.clone());
    let added: web::Result<()> = app
        .db
        .write(move |tx| {
            let new = NewUser {
                email: email.clone(),
                name: name.clone(),
                role,
                language: language.clone(),
                zone: zone.clone(),
            };
            let hash = hash.clone();
            Box::pin(async move {
                let user = actions::add_user(tx, By::System, new).await?;
                if let Some(hash) = hash {
                    actions::set_password(tx, By::System, user.id, &hash).await?;
                }
                Ok(())
            })
        })
        .await;
    added.map_err(|error| plain(&app, error))?;
    let page = format!("{}/app/settings/people", app.config.base_url());
    if password_stdin {
        println!("{address} can sign in now.");
    } else {
        println!(
            "{address} is added and has no password yet. Next: open {page}, choose the name and invite them again; \
             or run this with --password-stdin."
        );
    }
    Ok(())
}

/// `bole token create`
pub async fn token(token: Token) -> anyhow::Result<()> {
    let TokenAct::Create {
        place,
        user,
        name,
        scopes,
        days,
        json,
    } = token.act;
    let email: Email = user.parse().map_err(|_| anyhow!("{user:?} is no mail address"))?;
    let app = data::open_for_command(&place).await?;
    let owner = access::user_by_email(&mut app.db.read(), &email)
        .await?
        .ok_or_else(|| anyhow!("nobody here has the address {email}; add them with: bole user add"))?;
    let expires_at = app.clock.now() + SignedDuration::from_hours(24 * days);
    let made: web::Result<_> = app
        .db
        .write(move |tx| {
            let new = actions::NewToken {
                owner: owner.id,
                name: name.clone(),
                scopes: scopes.clone(),
                expires_at,
            };
            Box::pin(async move { actions::create_token(tx, By::System, new).await })
        })
        .await;
    let (_, secret) = made.map_err(|error| plain(&app, error))?;
    let text = access::token::text(&secret);
    if json {
        println!("{}", serde_json::json!({"token": text, "expires_at": expires_at}));
    } else {
        println!("{text}");
    }
    Ok(())
}

fn roles() -> String {
    Role::ALL
        .iter()
        .map(|role| role.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A failure in the words that a page would use.
pub fn plain(app: &App, error: web::Error) -> anyhow::Error {
    match error {
        web::Error::Invalid(errors) => match errors.iter().next() {
            Some((_, message)) => say(app, message),
            None => anyhow!("something in this command cannot be accepted"),
        },
        web::Error::Conflict(message) => say(app, &message),
        other => other.into(),
    }
}

fn say(app: &App, message: &web::Message) -> anyhow::Error {
    let locale = web::Locale::new("en", base::Zone::utc(), app.clock.now());
    anyhow!(app.templates.messages().say(&locale, message))
}
