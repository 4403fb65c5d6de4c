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
    /// Fill a fresh folder with a fictional company and serve it
    Demo(Demo),
    /// The people who work here
    User(User),
    /// Tokens for programs
    Token(Token),
    /// Bring in people from a table, jobs from JSON, exchange rates from the bank's files
    Import(Import),
    /// Watch what other employers post
    Market(Market),
    /// Take out everything as one zip: sheets, JSON and files
    Export(Export),
    /// Write everything into one encrypted file, while a server runs
    Backup(Backup),
    /// Put a backup back into an empty folder
    Restore(Restore),
    /// The event log
    Events(Events),
    /// Look at an installation and say what needs attention
    Doctor(Doctor),
    /// List every route and who may use it
    Routes(Routes),
    /// Print the limits in force as JSON
    Limits(Place),
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
pub struct Import {
    #[command(subcommand)]
    pub what: ImportWhat,
}

#[derive(Debug, Subcommand)]
pub enum ImportWhat {
    /// People from CSV files: the first row names the columns
    Candidates {
        #[command(flatten)]
        how: ImportHow,
        /// Say what a column is when its name does not: "Column=field"; the fields are name, given, family, other-name, mail,
        /// phone, headline, city, country, language, source, tags, link, note, job, stage and ignore
        #[arg(long = "column", value_name = "NAME=FIELD")]
        columns: Vec<String>,
        /// The encoding of the files, such as gb18030; without it, the likeliest
        #[arg(long)]
        encoding: Option<String>,
        /// The source of those for whom the file names none
        #[arg(long, default_value = "")]
        source: String,
        /// A tag for everybody in the files
        #[arg(long, default_value = "")]
        tag: String,
    },
    /// Jobs from JSON files, in the form of the API
    Jobs {
        #[command(flatten)]
        how: ImportHow,
    },
    /// Exchange rates from files of the European Central Bank: eurofxref-daily.xml, eurofxref-hist.xml or eurofxref-hist.zip
    Rates {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        place: Place,
        /// Print the report as JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct ImportHow {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub place: Place,
    /// Mail address of whoever is said to have done it; without it, the first owner
    #[arg(long)]
    pub user: Option<String>,
    /// Check every row and say what would become of it; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// What becomes of people and jobs that are there already: skip or add
    #[arg(long, default_value = "skip")]
    pub duplicates: String,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Market {
    #[command(subcommand)]
    pub act: MarketAct,
}

#[derive(Debug, Subcommand)]
pub enum MarketAct {
    /// Take in files as what a board shows: CSV, JSON, JSON lines, saved pages, feeds
    Import(MarketImport),
    /// Look at boards now: those of one employer, or all
    Fetch(MarketFetch),
    /// Say what an employer's boards showed in a period
    Report(MarketReport),
}

#[derive(Debug, Args)]
pub struct MarketFetch {
    #[command(flatten)]
    pub place: Place,
    /// The employer; without it, every board that is fetched
    #[arg(long)]
    pub employer: Option<String>,
    /// The address of a board to watch from now on; needs --employer, which is added if it is new
    #[arg(long, requires = "employer")]
    pub address: Option<String>,
    /// The kind of that board, where its address does not tell
    #[arg(long, requires = "address")]
    pub board: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct MarketImport {
    /// All of them together are what the board shows; what is missing has closed
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub place: Place,
    /// The kind of board, such as linkedin, boss_zhipin, own_site
    #[arg(long)]
    pub board: String,
    /// The employer; one that is not watched yet is added
    #[arg(long)]
    pub employer: String,
    /// When the board showed it, such as 2026-11-23T08:00:00Z
    #[arg(long)]
    pub at: String,
    /// A language for postings that do not say theirs
    #[arg(long)]
    pub language: Option<String>,
    /// Country of the board, such as CN: it decides what ¥ and $ mean
    #[arg(long)]
    pub country: Option<String>,
    /// Print the outcome as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct MarketReport {
    #[command(flatten)]
    pub place: Place,
    #[arg(long)]
    pub employer: String,
    /// The first day, such as 2026-11-01; without it, 90 days before the last
    #[arg(long)]
    pub from: Option<String>,
    /// The last day; without it, today
    #[arg(long)]
    pub to: Option<String>,
    /// The currency that pay is told in
    #[arg(long, default_value = "EUR")]
    pub currency: String,
    /// What one unit of a currency is in that of the report, such as CNY=0.139556; may be given several times. Without it,
    /// the rates that were imported
    #[arg(long = "rate", value_name = "CODE=RATE")]
    pub rates: Vec<String>,
    /// The language of its sentences: en, de or zh-Hans
    #[arg(long, default_value = "en")]
    pub lang: String,
    #[arg(long, conflicts_with_all = ["markdown", "csv"])]
    pub json: bool,
    #[arg(long, conflicts_with = "csv")]
    pub markdown: bool,
    /// The postings behind it, as a table
    #[arg(long)]
    pub csv: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub place: Place,
    /// The zip to write; it must not be there yet
    pub out: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    pub place: Place,
    /// The file to write; it must not be there yet
    pub out: PathBuf,
    /// The file with the key of the backup, 64 hexadecimal digits; without it, the installation's own key
    #[arg(long)]
    pub backup_key_file: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    pub from: PathBuf,
    /// A folder that is empty or not there yet
    #[arg(long, env = "BOLE_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The file with the key with which the backup was made
    #[arg(long)]
    pub backup_key_file: PathBuf,
    #[arg(long)]
    pub json: bool,
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

#[derive(Debug, Args)]
pub struct User {
    #[command(subcommand)]
    pub act: UserAct,
}

#[derive(Debug, Subcommand)]
pub enum UserAct {
    /// Add somebody who may sign in
    Add {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        /// owner, admin, recruiter, hiring_manager, interviewer or viewer
        #[arg(long)]
        role: String,
        /// Read the password from standard input; without it, they choose one by "forgot your password"
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Debug, Args)]
pub struct Token {
    #[command(subcommand)]
    pub act: TokenAct,
}

#[derive(Debug, Subcommand)]
pub enum TokenAct {
    /// Make a token and print it once
    Create {
        #[command(flatten)]
        place: Place,
        /// Mail address of its owner; the token never may more than they do
        #[arg(long)]
        user: String,
        /// What it is for
        #[arg(long, default_value = "command line")]
        name: String,
        /// Such as jobs:read; may be given several times
        #[arg(long = "scope", required = true)]
        scopes: Vec<String>,
        /// How many days it is valid, at most 365
        #[arg(long, default_value_t = 90)]
        days: i64,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    pub place: Place,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// A folder that is empty or not there yet
    #[arg(long)]
    pub data: PathBuf,
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
}
