//! The command line as people type it.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

/// Bole, a self-hosted talent-acquisition system.
#[derive(Debug, Parser)]
#[command(name = "bole", version, about, propagate_version = true)]
pub struct Line {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the careers site and the recruiters' application
    Serve(Serve),
    /// The event log
    Events(Events),
    /// List every route and who may use it
    Routes(Routes),
    /// Print the limits in force as JSON
    Limits,
}

/// Where the data and the configuration are.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The data folder; it is made when it is not there
    #[arg(long, env = "BOLE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The configuration file; without it, bole.toml in the data folder if there is one
    #[arg(long, env = "BOLE_CONFIG")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Place,
    /// Where to listen; wins over the configuration
    #[arg(long)]
    pub listen: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub struct Events {
    #[command(subcommand)]
    pub act: EventsAct,
}

#[derive(Debug, Subcommand)]
pub enum EventsAct {
    /// Read the whole log and say whether anything was edited, removed or added
    Verify {
        #[command(flatten)]
        place: Place,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct Routes {
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}
