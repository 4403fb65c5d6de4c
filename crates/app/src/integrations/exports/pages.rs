//! The page on which everything is taken out, and its file.

use axum::extract::Path;
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormView, Message, View, redirect};

use super::{Export, ExportState, actions, leaving, store};
use crate::{
    access::{
        attempt::Caller,
        confirm::{self, Guarded},
    },
    layout::Desk,
};

/// So many exports are shown.
const LATEST: i64 = 10;

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
    let exports = store::of_user(&mut desk.app.db.read(), desk.actor.id, None, LATEST).await?;
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
    leaving::fetch(&desk.app, &desk.actor, &export).await
}
