//! `bole export`: everything as one zip, beside a running server.

use std::fs::{self, File};

use anyhow::{Context, bail};
use app::{
    documents::{Read, note_console_read},
    events::{self, By, Event},
    integrations::exports::{self, Progress},
};

use crate::{command::Export, data, progress};

pub async fn run(export: Export) -> anyhow::Result<()> {
    let out = &export.out;
    if out.exists() {
        bail!("{} is there already; choose another name", out.display());
    }
    let app = data::open_for_command(&export.place).await?;
    // Under another name until it is whole, so that nobody takes half an export for one.
    let partial = out.with_extension("zip.partial");
    let file = private_file(&partial)?;
    note_console_read(&app.db, Read::ExportMade).await?;
    let bar = progress::bar("Taking out", 0);
    let made = exports::write(&app, None, file, |step| match step {
        Progress::Tables { done, of } => {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        }
        Progress::Files(done) => bar.set_message(format!("Taking out, {done} files")),
    })
    .await;
    bar.finish_and_clear();
    let taken = match made {
        Ok(taken) => taken,
        Err(error) => {
            fs::remove_file(&partial).ok();
            return Err(error.context(format!("write {}", out.display())));
        }
    };
    fs::rename(&partial, out).with_context(|| format!("name the file {}", out.display()))?;
    let (rows, files) = (taken.rows, taken.files);
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let event = Event::new("export.made").with("rows", rows).with("files", files);
                events::record(tx, By::System, event);
                Ok::<_, anyhow::Error>(())
            })
        })
        .await?;
    if export.json {
        let said = serde_json::json!({
            "file": out.display().to_string(), "bytes": taken.bytes, "rows": rows, "files": files, "missing": taken.missing,
        });
        println!("{said}");
    } else {
        println!("{}: {rows} rows, {files} files, {} bytes", out.display(), taken.bytes);
    }
    match taken.missing.len() {
        0 => Ok(()),
        count => {
            bail!("{count} files are named in the database and not in the store; see missing-files.txt in the zip")
        }
    }
}

/// A new file that only its owner may read: it holds everybody's data.
pub fn private_file(path: &std::path::Path) -> anyhow::Result<File> {
    let mut options = File::options();
    options.write(true).read(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .with_context(|| format!("make the file {}", path.display()))
}
