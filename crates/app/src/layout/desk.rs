//! What a handler of the recruiter's application gets: who is there, and how to answer them.

use axum::{
    extract::FromRequestParts,
    response::{Html, IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header, request::Parts};
use serde::Serialize;
use web::{Asked, Cookie, Error, Flash, Locale, Message, RouteInfo, Site, templates::View};

use super::nav::{self, Nav};
use crate::{
    App,
    access::{Access, Actor, Role, session},
    events,
};

/// A signed-in person at a page. Taking one as an argument is what makes a route need a session.
pub struct Desk {
    pub app: App,
    pub actor: Actor,
    pub site: Site,
    path: String,
    query: Option<String>,
    /// htmx asks for a part of a page.
    pub fragment: bool,
    flash: Option<Message>,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let site = parts
            .extensions
            .get::<Site>()
            .cloned()
            .ok_or_else(|| Error::internal("no Site: around the shell"))?;
        let token = Cookie::Session.read(&parts.headers, &site).ok_or(Error::Unauthorized)?;
        let actor = session::actor(&app.db, token).await?.ok_or(Error::Unauthorized)?;
        if let Some(route) = parts.extensions.get::<RouteInfo<Access>>() {
            admit(&actor, route.access)?;
        }
        if !parts.method.is_safe() {
            app.nav.forget(actor.id);
        }
        Ok(Self {
            app: app.clone(),
            actor,
            site,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
            fragment: parts.headers.contains_key("hx-request"),
            flash: parts.extensions.remove::<Flash>().map(|flash| flash.0),
        })
    }
}

/// What a role alone decides. Rights on one job, candidate or application are decided by loading it.
fn admit(actor: &Actor, access: Access) -> Result<(), Error> {
    let admitted = match access {
        Access::Recruits => actor.role.recruits(),
        Access::Manages => actor.role.manages_organization(),
        Access::Public
        | Access::Link
        | Access::SignedIn
        | Access::OnJob(_)
        | Access::OnCandidate(_)
        | Access::OnApplication(_)
        | Access::Token(_) => true,
    };
    if admitted { Ok(()) } else { Err(Error::Forbidden) }
}

/// What the frame of a page needs beside the page's own view.
#[derive(Serialize)]
struct Frame<'a> {
    lang: String,
    path: &'a str,
    query: Option<&'a str>,
    /// The event the page was made from; live updates go on after it.
    seq: i64,
    now: base::Time,
    fragment: bool,
    flash: Option<&'a Message>,
    organization: String,
    user: Person<'a>,
    nav: Nav,
}

#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    initials: String,
    role: &'static str,
    /// The city of the person's time zone, as people read it.
    place: String,
    shortcuts: bool,
    /// Whether their role may decide on people where they are on the team.
    decides: bool,
    recruits: bool,
    manages: bool,
}

impl Desk {
    /// Who sent a request that failed, if they are signed in and the database answers.
    pub(super) async fn of(app: &App, asked: &Asked) -> Option<Self> {
        let cookies = asked.cookie.iter().map(|value| (header::COOKIE, value.clone()));
        let cookies: HeaderMap = cookies.collect();
        let token = Cookie::Session.read(&cookies, &asked.site)?;
        let actor = session::actor(&app.db, token).await.ok()??;
        Some(Self {
            app: app.clone(),
            actor,
            site: asked.site.clone(),
            path: asked.uri.path().to_owned(),
            query: asked.uri.query().map(str::to_owned),
            fragment: false,
            flash: None,
        })
    }

    /// How to write for this person: language, zone, now.
    pub fn locale(&self) -> Locale {
        Locale::new(self.actor.language.as_str(), self.actor.zone.clone(), self.actor.now)
    }

    /// The path and query of this page, to come back to.
    pub fn here(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// The page.
    pub async fn page<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        self.page_with(StatusCode::OK, view).await
    }

    /// The page again, with what was wrong; everything typed is in the view's form.
    pub async fn invalid<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, view).await
    }

    /// The page with a status of its own.
    pub async fn page_with<V: View + Sync>(&self, status: StatusCode, view: V) -> web::Result<Response> {
        let seq = events::head(&mut self.app.db.read()).await?;
        let nav = nav::load(&self.app, &self.actor).await?;
        let organization = self.app.organization().await?;
        let person = base::PersonName::from_display(&self.actor.name);
        let frame = Frame {
            lang: self.actor.language.to_string(),
            path: &self.path,
            query: self.query.as_deref(),
            seq,
            now: self.actor.now,
            fragment: self.fragment,
            flash: self.flash.as_ref(),
            organization: organization.name.in_language(&self.actor.language).to_owned(),
            user: Person {
                name: &self.actor.name,
                initials: person.initials(),
                role: self.actor.role.as_str(),
                place: self
                    .actor
                    .zone
                    .name()
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .replace('_', " "),
                shortcuts: self.actor.shortcuts,
                decides: self.actor.role >= Role::HiringManager,
                recruits: self.actor.role.recruits(),
                manages: self.actor.role.manages_organization(),
            },
            nav,
        };
        let html = self.app.templates.render_view(&view, &frame, &self.locale())?;
        Ok((status, Html(html)).into_response())
    }

    /// A part of a page, for htmx: the template alone, without frame.
    pub fn fragment<V: View + Sync>(&self, view: V) -> web::Result<Response> {
        let html = self.app.templates.render(V::TEMPLATE, &view, &self.locale())?;
        Ok(Html(html).into_response())
    }
}
