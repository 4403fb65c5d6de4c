//! `POST /boards/{token}/jobs/{id}`: an application, sent by a server in the applicant's name.
//!
//! It becomes what the public form makes ([`applying::bring`]). As with Greenhouse, what the form requires beyond name and
//! address is for the sender to see to.

use axum::{
    Json,
    extract::{FromRequest, Path, Request, State},
    response::{IntoResponse, Response},
};
use http::header;
use serde_json::{Map, Value, json};
use web::{Error, Fields, Limits, Message, Multipart};

use super::{SOURCE, form, numbers, sender};
use crate::{
    App,
    applications::Source,
    applying::{self, Brought, Files, Form},
    channels, jobs,
};

pub(super) async fn apply(
    State(app): State<App>,
    Path((token, id)): Path<(String, String)>,
    request: Request,
) -> web::Result<Response> {
    let (mut parts, body) = request.into_parts();
    // First of all, so that nothing is read of a stranger's body.
    sender::admit(&mut parts, &app).await?;
    app.greenhouse.stock_of(&app, &token).await?;
    let form = applying::form_of(&app, id.parse().map_err(|_| Error::NotFound)?).await?;
    let (sent, files) = receive(&app, Request::from_parts(parts, body), &form).await?;
    let brought = translated(&app, &form, &sent, files).await?;
    match applying::bring(&app, &form, brought).await {
        Err(Error::Invalid(errors)) => Err(form::in_their_names(&form, &errors).into()),
        Err(other) => Err(other),
        // The very words: clients compare them (grnhse/greenhouse-api-docs, issue 448).
        Ok(()) => Ok(Json(json!({"success": "Candidate saved successfully"})).into_response()),
    }
}

/// The fields and files of a body in one of the two kinds there are.
async fn receive(app: &App, request: Request, form: &Form) -> web::Result<(Fields, Files)> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    match kind
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
        .as_str()
    {
        "multipart/form-data" => {
            let body = Multipart::from_request(request, &()).await?;
            Files::receive(app, body, &form.questions, |name| form::file_field(form, name)).await
        }
        "application/json" => {
            let bytes = web::read_body(request.into_body(), most_json(&app.limits)).await?;
            let object: Map<String, Value> = web::read_json(&bytes, &app.limits)?;
            Ok((flat(&object), Files::default()))
        }
        _ => Err(Error::UnsupportedMedia.saying(Message::new("integrations-greenhouse-media"))),
    }
}

/// A file of the largest size as Base64, and everything else.
fn most_json(limits: &Limits) -> usize {
    usize::try_from(limits.upload_file_bytes / 3 * 4).unwrap_or(usize::MAX) + limits.json_bytes
}

/// Values that are texts, numbers or yes and no, and lists of such. Objects stand only in fields that we have no use for.
fn flat(object: &Map<String, Value>) -> Fields {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    let mut fields = Fields::default();
    for (name, value) in object {
        let values = value
            .as_array()
            .map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
        for value in values.iter().filter_map(text) {
            fields.push(name.clone(), value);
        }
    }
    fields
}

async fn translated(app: &App, form: &Form, sent: &Fields, mut files: Files) -> web::Result<Brought> {
    let removed = jobs::removed_questions(&mut app.db.read(), form.opening.job).await?;
    let removed: Vec<String> = removed
        .iter()
        .map(|question| format!("question_{}", numbers::of(question.uuid())))
        .collect();
    // Two readers might pick different ones (IN-6).
    for name in ["first_name", "last_name", "email", "phone", "mapped_url_token"] {
        sent.one(name)?;
    }
    let made = form::translate(form, sent, &removed);
    if !made.errors.is_empty() {
        return Err(made.errors.into());
    }
    for (field, filename, bytes) in made.files {
        if !files.has(&field) {
            files.add(app, &field, &filename, &bytes).await?;
        }
    }
    if files.is_too_large() {
        let most = (app.limits.upload_file_bytes / (1024 * 1024)) as i64;
        return Err(Error::TooLarge.saying(Message::new("documents-too-large").with("max", most)));
    }
    let source = if made.source.is_empty() {
        Source::of(SOURCE)
    } else {
        channels::source_of(&mut app.db.read(), &made.source).await?
    };
    Ok(Brought {
        fields: made.fields,
        name: made.name,
        files,
        source,
    })
}
