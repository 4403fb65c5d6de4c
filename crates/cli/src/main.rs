//! The program `bole`. One file per command; what they share is the data folder.

mod backup;
mod command;
mod data;
mod demo;
mod doctor;
mod export;
mod import;
mod logging;
mod market;
mod ops;
mod people;
mod progress;
mod rates;
mod serve;

use std::process::ExitCode;

use clap::Parser;

use command::{Command, Line};

fn main() -> ExitCode {
    // Outside files are parsed in a child process of this same program, before anything else is set up.
    if std::env::args().nth(1).as_deref() == Some(data::PARSE_FILE) {
        return files::child::main();
    }
    if std::env::args().nth(1).as_deref() == Some(app::market::READ_BOARD) {
        return app::market::child_main();
    }
    // clap ends with 2 on wrong use, which is what we promise.
    let line = Line::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    match runtime.block_on(run(line)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// One clear sentence on stderr, with the causes behind it.
fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("bole: {error:#}");
    ExitCode::FAILURE
}

async fn run(line: Line) -> anyhow::Result<()> {
    match line.command {
        Command::Serve(serve) => serve::run(serve).await,
        Command::Demo(demo) => demo::run(demo).await,
        Command::User(user) => people::user(user).await,
        Command::Token(token) => people::token(token).await,
        Command::Doctor(doctor) => doctor::run(doctor).await,
        Command::Import(import) => import::run(import).await,
        Command::Market(market) => market::run(market).await,
        Command::Export(export) => export::run(export).await,
        Command::Backup(backup) => backup::run(backup).await,
        Command::Restore(restore) => backup::restore(restore).await,
        Command::Events(events) => ops::events(events).await,
        Command::Routes(routes) => ops::routes(&routes),
        Command::Limits(place) => ops::limits(&place),
    }
}
