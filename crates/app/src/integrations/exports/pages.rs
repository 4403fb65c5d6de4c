//! The page on which everything is taken out, and its file.

use axum::{
    body::Body,
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use http::{HeaderValue, header};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormView, Message, Policy, View, redirect};

use super::{Export, ExportState, actions, store};
use crate::{
    access::{
        attempt::Caller,
        confirm::{self, Guarded},
    },
    documents::{Read, note_read},
    layout::Desk,
};

/// `GET /app/settings/export`
#[derive(Serialize)]
pub struct ExportPage {
    exports: Vec<Row>,
    /// One is being made.
    working: bool,
    /// Whether the form asks for the password.
    confirm: bool,
    form: FormView,
}

#[derive(Serialize)]
struct Row {
    export: Export,
    /// It can be fetched.
    there: bool,
    /// In mebibytes, one at least.
    mib: i64,
}

impl View for ExportPage {
    const TEMPLATE: &'static str = "integrations/export.html";

    fn samples() -> Vec<Self> {
        let row = |state, there| Row {
            export: Export {
                id: Id::from_uuid(uuid::Uuid::nil()),
                state,
                file_key: None,
                size: Some(219_000_000),
                resources: 12,
                total: 40,
                created_by: Id::from_uuid(uuid::Uuid::nil()),
                created_at: base::Time::from_micros(1_795_510_800_000_000),
                ready_at: None,
                expires_at: Some(base::Time::from_micros(1_795_597_200_000_000)),
            },
            there,
            mib: 209,
        };
        let wrong = FormErrors::new(confirm::FIELD, Message::new("access-password-wrong"));
        vec![
            Self {
                exports: Vec::new(),
                working: false,
                confirm: false,
                form: FormView::blank(),
            },
            Self {
                exports: vec![
                    row(ExportState::Waiting, false),
                    row(ExportState::Ready, true),
                    row(ExportState::Ready, false),
                    row(ExportState::Failed, false),
                ],
                working: true,
                confirm: true,
                form: FormView::again(Fields::default(), wrong),
            },
        ]
    }
}

pub async fn page(desk: Desk) -> web::Result {
    let view = view(&desk, FormView::blank()).await?;
    desk.page(view).await
}

async fn view(desk: &Desk, form: FormView) -> web::Result<ExportPage> {
    let exports = store::of_user(&mut desk.app.db.read(), desk.actor.id).await?;
    Ok(ExportPage {
        working: exports.iter().any(|export| export.state == ExportState::Waiting),
        exports: exports
            .into_iter()
            .map(|export| Row {
                there: export.is_there(desk.actor.now),
                mib: (export.size.unwrap_or_default() / (1024 * 1024)).max(1),
                export,
            })
            .collect(),
        confirm: !desk.actor.is_stepped_up(),
        form,
    })
}

/// `POST /app/settings/export`: asks for everything, with one's password given lately (ABU-4).
pub async fn ask(desk: Desk, caller: Caller, guarded: Guarded) -> web::Result {
    web::FormReader::new(&guarded.fields).finish()?;
    let pass = match guarded.pass(&desk, &caller).await? {
        Ok(pass) => pass,
        Err(errors) => {
            let view = view(&desk, FormView::again(guarded.fields, errors)).await?;
            return desk.invalid(view).await;
        }
    };
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::ask(tx, &actor).await })
        })
        .await?;
    Ok(pass.with(redirect("/app/settings/export")))
}

/// `GET /app/settings/export/{id}`: the file.
pub async fn download(desk: Desk, Path(id): Path<String>) -> web::Result {
    let id: Id<Export> = id.parse().map_err(|_| Error::NotFound)?;
    let export = actions::find(&mut desk.app.db.read(), &desk.actor, id).await?;
    if !export.is_there(desk.actor.now) {
        return Err(Error::Gone);
    }
    if !desk.actor.is_stepped_up() {
        return confirm::challenge(&desk).await;
    }
    let key = export.file_key.as_deref().and_then(|key| key.parse().ok());
    let key: files::Key = key.ok_or_else(|| Error::internal("an export without its file"))?;
    note_read(&desk.app.db, &desk.actor, Read::ExportMade, None, Some(id)).await?;
    let blob = desk.app.files.get(&key).await.map_err(anyhow::Error::new)?;
    let name = format!("bole-{}.zip", export.created_at.date_in(&desk.actor.zone));
    Ok(attachment(
        &name,
        "application/zip",
        Some(blob.size()),
        Body::from_stream(blob.into_stream()),
    ))
}

/// An answer that is a file to keep.
pub(in crate::integrations) fn attachment(name: &str, media: &'static str, size: Option<u64>, body: Body) -> Response {
    let mut response = (Policy::Attachment, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    if let Some(size) = size {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    }
    headers.insert(header::CONTENT_DISPOSITION, crate::documents::attachment(name));
    response
}
