//! Logs: readable lines for people or JSON for machines, on stderr.

use std::io::IsTerminal;

use app::config::{Log, LogFormat};
use tracing_subscriber::EnvFilter;

/// Begins logging. A filter that cannot be read is an error in plain words.
pub fn begin(log: &Log) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&log.level).map_err(|_| {
        anyhow::anyhow!(
            "log.level {:?} is not a level; use error, warn, info or debug",
            log.level
        )
    })?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match log.format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
    Ok(())
}
