//! Taking a file in: streamed to the store, then looked at as a whole before anything else happens.

use files::{Incoming, StoreError};
use web::{Error, FilePart, Message};

use super::{
    Content, Field, Import, ImportKind, ImportState, Options, Table,
    actions::{Arrived, look},
    checking,
};
use crate::App;

/// A file that is whole, and of which nobody knows yet what it holds. Dropped before [`Received::look`], it leaves nothing
/// behind.
pub struct Received {
    filename: String,
    incoming: Incoming,
    bytes: Vec<u8>,
}

/// Receives a file; why it is not taken is said in words.
pub async fn receive(app: &App, mut file: FilePart<'_>) -> web::Result<Result<Received, Message>> {
    let most = app.limits.upload_file_bytes;
    let filename = base::text::clean_filename(&file.name, app.limits.file_name_chars);
    let mut incoming = match app.files.receive(most).await {
        Ok(incoming) => incoming,
        Err(StoreError::NoRoom) => return Ok(Err(Message::new("integrations-no-room"))),
        Err(error) => return Err(anyhow::Error::new(error).into()),
    };
    let mut bytes = Vec::new();
    loop {
        match file.piece().await {
            Ok(Some(piece)) => {
                incoming.write(&piece).await.map_err(anyhow::Error::new)?;
                bytes.extend_from_slice(&piece);
            }
            Ok(None) => break,
            Err(Error::TooLarge) => return Ok(Err(too_large(app))),
            Err(error) => return Err(error),
        }
    }
    Ok(Ok(Received {
        filename,
        incoming,
        bytes,
    }))
}

impl Received {
    /// Looks at the whole of it; what is wrong with it is said in words, and then nothing of it is kept.
    pub async fn look(self, kind: ImportKind) -> web::Result<Result<Arrived, Message>> {
        let content = match look(kind, self.bytes, None, None).await? {
            Ok(content) => content,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok(Ok(Arrived {
            filename: self.filename,
            file: self.incoming.finish().await.map_err(anyhow::Error::new)?,
            content,
        }))
    }
}

/// That a file is larger than we take.
pub fn too_large(app: &App) -> Message {
    let most = app.limits.upload_file_bytes / (1024 * 1024);
    Message::new("integrations-too-large").with("max", most as i64)
}

/// How somebody wants a table to be read; the likeliest where nothing is said.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub encoding: Option<String>,
    pub separator: Option<char>,
}

/// Reads the file of an import that waits for its columns; what somebody chose of how to read it counts. Gives the table,
/// and the options with the columns as they were said or guessed.
pub async fn reread(app: &App, import: &Import, reading: Reading) -> web::Result<(Table, Options)> {
    if import.kind != ImportKind::Candidates {
        return Err(Error::NotFound);
    }
    if !matches!(import.state, ImportState::Mapping | ImportState::Checked) {
        return Err(Error::Conflict(Message::new("integrations-went-on")));
    }
    let guess_again = reading.encoding.is_some();
    let mut options = import.options.clone();
    options.encoding = reading.encoding.or(options.encoding);
    options.separator = reading.separator.or(options.separator);
    let bytes = checking::content(app, import).await?;
    let read = look(import.kind, bytes.clone(), options.encoding.clone(), options.separator).await?;
    let table = match read {
        Ok(Content::Table(table)) => table,
        // An address can name what does not fit; the likeliest did when the file came.
        Ok(Content::Jobs(_)) | Err(_) => match look(import.kind, bytes, None, None).await? {
            Ok(Content::Table(table)) => table,
            Ok(Content::Jobs(_)) => return Err(Error::NotFound),
            Err(problem) => return Err(Error::Conflict(problem)),
        },
    };
    options.encoding = Some(table.encoding.clone());
    options.separator = Some(table.separator);
    if options.columns.len() != table.names.len() || guess_again {
        options.columns = Field::guess(&table);
    }
    Ok((table, options))
}
