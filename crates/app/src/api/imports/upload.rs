//! Bringing a file.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use web::{Error, Fields, FormErrors, Message, Result};

use super::{admit, view::ImportView};
use crate::{
    App,
    api::{Upload, listing::invalid},
    integrations::imports::{self, ImportKind},
};

fn wrong(field: &str, why: Message) -> Error {
    FormErrors::new(field, why).into()
}

/// What the file holds.
fn kind_of(fields: &Fields) -> Result<ImportKind> {
    if let Some((name, _)) = fields.iter().find(|(name, _)| *name != "kind") {
        return Err(wrong(name, Message::new("fields-unknown-field")));
    }
    let kind = fields.one("kind")?;
    let kind = kind.ok_or_else(|| wrong("kind", Message::new("fields-required")))?;
    kind.parse().map_err(|_| invalid("kind"))
}

/// The file is durable before its row is written; a row that is refused leaves a file that the sweep takes.
pub(super) async fn upload(State(app): State<App>, upload: Upload) -> Result<Response> {
    let Upload { caller, form, once } = upload;
    admit(&caller)?;
    let mut form = form.max_files(1);
    let mut received = None;
    while let Some(part) = form.next_file().await? {
        if part.field != "file" {
            return Err(wrong(&part.field, Message::new("fields-unknown-field")));
        }
        match imports::receive(&app, part).await? {
            Ok(whole) => received = Some(whole),
            Err(why) => return Err(wrong("file", why)),
        }
    }
    let fields = form.finish().await?;
    let kind = kind_of(&fields)?;
    let received = received.ok_or_else(|| wrong("file", Message::new("integrations-no-file")))?;
    let arrived = received.look(kind).await?.map_err(|why| wrong("file", why))?;
    let (sha256, arrived) = (arrived.file.sha256.clone(), Arc::new(arrived));
    let voice = caller.voice.clone();
    once.run(&caller, &sha256, kind.as_str(), "/api/v1/imports", move |tx, actor| {
        let (arrived, voice) = (arrived.clone(), voice.clone());
        Box::pin(async move {
            let id = imports::begin_soon(tx, &actor, &arrived).await?;
            let import = imports::find(tx, &actor, id).await?;
            ImportView::load(tx, &voice, import).await
        })
    })
    .await
}
