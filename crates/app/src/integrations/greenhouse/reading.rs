//! What anybody may read. Answers are as public as the careers site: scripts of other sites may read them, they carry an
//! entity tag, and what changed is seen at once.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{FromRequestParts, Path},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, header, request::Parts};
use serde_json::{Value, json};
use web::{Effort, Error, Fields, Policy, PreparedBody, Query, Site};

use super::{
    answers::{Board, RenderAs, escape},
    board::Stock,
    questions,
};
use crate::{
    App, applying,
    careers::{Position, Text},
};

/// A question to the board that there is.
pub struct Asked {
    app: App,
    origin: String,
    stock: Arc<Stock>,
    /// Of the thing asked for, where the address names one.
    id: Option<i64>,
    query: Fields,
    headers: HeaderMap,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Path(path) = Path::<BTreeMap<String, String>>::from_request_parts(parts, app)
            .await
            .map_err(|_| Error::NotFound)?;
        let token = path.get("token").ok_or(Error::NotFound)?;
        let stock = app.greenhouse.stock_of(app, token).await?;
        let Query(query) = Query::from_request_parts(parts, app).await?;
        let site = parts.extensions.get::<Site>();
        Ok(Self {
            app: app.clone(),
            origin: site.map(Site::origin).unwrap_or_default(),
            stock,
            id: path.get("id").and_then(|id| id.parse().ok()),
            query,
            headers: parts.headers.clone(),
        })
    }
}

impl Asked {
    fn board(&self) -> Board<'_> {
        Board {
            app: &self.app,
            origin: &self.origin,
            edition: &self.stock.edition,
        }
    }

    /// Only `true` is yes, as the documentation has it.
    fn wants(&self, name: &str) -> bool {
        self.query.many(name).next() == Some("true")
    }

    fn render_as(&self) -> RenderAs {
        RenderAs::read(self.query.many("render_as").next())
    }

    fn posting(&self) -> web::Result<(&Position, &Text)> {
        let mut all = self.stock.edition.shelf.texts();
        all.find(|(_, text)| Some(text.number) == self.id)
            .ok_or(Error::NotFound)
    }

    /// Out of a list, the one that was asked for.
    fn one_of(&self, all: Vec<Value>) -> web::Result<Value> {
        let id = self.id.ok_or(Error::NotFound)?;
        all.into_iter().find(|one| one["id"] == id).ok_or(Error::NotFound)
    }

    /// A list, from memory where it was asked for before.
    fn list(&self, name: &str, make: impl FnOnce(&Board<'_>) -> Value) -> Response {
        let key = format!("{} {name}", self.origin);
        let body = self.stock.kept(&key).unwrap_or_else(|| {
            let made = prepared(&make(&self.board()));
            self.stock.keep(key, made.clone());
            made
        });
        self.send(&body)
    }

    fn once(&self, value: &Value) -> Response {
        self.send(&prepared(value))
    }

    fn send(&self, body: &PreparedBody) -> Response {
        let mut response = (Policy::PublicData, body.respond(&self.headers)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

fn prepared(value: &Value) -> PreparedBody {
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    PreparedBody::new(json, value.to_string(), Effort::Quick)
}

/// `GET /boards/{token}`
pub async fn board(asked: Asked) -> Response {
    let edition = &asked.stock.edition;
    let language = &edition.organization.language;
    let said = [&edition.brand.headline, &edition.brand.promise].map(|words| words.in_language(language));
    let paragraphs = said.iter().filter(|words| !words.is_empty());
    let html: String = paragraphs.map(|words| format!("<p>{}</p>", escape(words))).collect();
    asked.once(&json!({
        "name": edition.organization.name.in_language(language),
        "content": escape(&html),
    }))
}

/// `GET /boards/{token}/jobs`
pub async fn jobs(asked: Asked) -> Response {
    let (content, pay) = (asked.wants("content"), asked.wants("pay_transparency"));
    asked.list(&format!("jobs {content} {pay}"), |board| {
        let jobs: Vec<Value> = board
            .edition
            .shelf
            .texts()
            .map(|(position, text)| {
                let mut job = if content {
                    board.whole(position, text)
                } else {
                    board.brief(position, text)
                };
                // Documented for one job; clients in the field ask it of the list.
                if pay {
                    board.add_pay(&mut job, position, text);
                }
                job
            })
            .collect();
        json!({"meta": {"total": jobs.len()}, "jobs": jobs})
    })
}

/// `GET /boards/{token}/jobs/{id}`
pub async fn job(asked: Asked) -> web::Result<Response> {
    let (position, text) = asked.posting()?;
    let board = asked.board();
    let mut job = board.whole(position, text);
    if asked.wants("pay_transparency") {
        board.add_pay(&mut job, position, text);
    }
    if asked.wants("questions") {
        let form = applying::form_of(&asked.app, text.number).await?;
        let own = questions::questions(&board, &text.language, form.opening.cover_letter, &form.questions);
        job["questions"] = own.into();
        // Asked for by law elsewhere, or not at all; a client may expect the fields.
        job["location_questions"] = json!([]);
        job["compliance"] = Value::Null;
        job["demographic_questions"] = Value::Null;
    }
    Ok(asked.once(&job))
}

/// `GET /boards/{token}/departments`
pub async fn departments(asked: Asked) -> Response {
    let render = asked.render_as();
    asked.list(
        &format!("departments {}", render.name()),
        |board| json!({"departments": board.departments(render)}),
    )
}

/// `GET /boards/{token}/departments/{id}`
pub async fn department(asked: Asked) -> web::Result<Response> {
    let department = asked.one_of(asked.board().departments(asked.render_as()))?;
    Ok(asked.once(&department))
}

/// `GET /boards/{token}/offices`
pub async fn offices(asked: Asked) -> Response {
    let render = asked.render_as();
    asked.list(
        &format!("offices {}", render.name()),
        |board| json!({"offices": board.offices(render)}),
    )
}

/// `GET /boards/{token}/offices/{id}`
pub async fn office(asked: Asked) -> web::Result<Response> {
    let office = asked.one_of(asked.board().offices(asked.render_as()))?;
    Ok(asked.once(&office))
}

/// `GET /boards/{token}/sections`: sections hold posts for people without a position in mind, which we have none of.
pub async fn sections(asked: Asked) -> Response {
    asked.once(&json!({"sections": []}))
}

/// `GET /boards/{token}/sections/{id}`
pub async fn section(_asked: Asked) -> web::Result<Response> {
    Err(Error::NotFound)
}

/// `GET /boards/{token}/education/{degrees|disciplines|schools}`: empty, since our forms ask for no education of their
/// own; the CV tells it.
pub async fn education(asked: Asked, Path((_, kind)): Path<(String, String)>) -> web::Result<Response> {
    if !matches!(kind.as_str(), "degrees" | "disciplines" | "schools") {
        return Err(Error::NotFound);
    }
    Ok(asked.once(&json!({"items": [], "meta": {"total_count": 0, "per_page": 100}})))
}
