//! `bole market`: files of other employers' boards taken in, and the report on them.

use std::{fs::File, io::Seek};

use anyhow::{Context, anyhow, bail};
use app::{
    App,
    events::By,
    market::{
        self, LARGE_FILE, Looked, NewBoard, Wanted,
        report::{self, Asked},
    },
    rates,
};
use base::{Country, Currency, Date, Id, Language, Time, Zone};
use pay::exchange::{PerEuro, Rates};
use web::Locale;

use crate::{
    command::{Market, MarketAct, MarketFetch, MarketImport, MarketReport},
    data, people, progress,
};

pub async fn run(market: Market) -> anyhow::Result<()> {
    match market.act {
        MarketAct::Import(import) => take(import).await,
        MarketAct::Fetch(fetch) => look(fetch).await,
        MarketAct::Report(report) => tell(report).await,
    }
}

async fn take(import: MarketImport) -> anyhow::Result<()> {
    let at: Time = import
        .at
        .parse()
        .map_err(|_| anyhow!("--at is a moment such as 2026-11-23T08:00:00Z, not {:?}", import.at))?;
    let kind = import.board.parse::<boards::Kind>().context("--board")?;
    let language = import
        .language
        .as_deref()
        .map(|text| {
            text.parse::<Language>()
                .map_err(|_| anyhow!("--language is a tag such as zh, not {text:?}"))
        })
        .transpose()?;
    let country = import
        .country
        .as_deref()
        .map(|text| {
            text.parse::<Country>()
                .map_err(|_| anyhow!("--country is two letters such as CN, not {text:?}"))
        })
        .transpose()?;
    let files: Vec<File> = import
        .files
        .iter()
        .map(|path| File::open(path).with_context(|| format!("read {}", path.display())))
        .collect::<Result<_, _>>()?;
    let app = data::open_for_command(&import.place).await?;
    let new = NewBoard {
        kind,
        address: String::new(),
        language,
        country,
    };
    let name = import.employer.clone();
    let added: web::Result<Id<market::Board>> = app
        .db
        .write(move |tx| {
            let (name, new) = (name.clone(), new.clone());
            Box::pin(async move {
                let employer = market::add_employer(tx, By::System, &name, "").await?;
                market::add_board(tx, By::System, employer, &new).await
            })
        })
        .await;
    let board = added.map_err(|error| people::plain(&app, error))?;
    let (mut watched, mut bytes) = (Vec::new(), 0);
    for file in &files {
        bytes += file.metadata().context("read a file")?.len();
        // Both share their place in the file with the process that reads it.
        watched.push(file.try_clone().context("read a file")?);
    }
    let bar = progress::bytes("Reading", bytes);
    let ended = market::take_files(&app, board, at, By::System, files, LARGE_FILE, |count| {
        let read = watched.iter_mut().filter_map(|file| file.stream_position().ok()).sum();
        bar.set_position(read);
        bar.set_message(format!("{count} postings"));
    })
    .await;
    bar.finish_and_clear();
    let ended = ended.map_err(|error| people::plain(&app, error))?;
    if import.json {
        println!("{}", serde_json::to_string_pretty(&ended)?);
        return Ok(());
    }
    let counts = ended.counts;
    println!(
        "{} on {}: {} postings, {} opened, {} changed, {} closed, {} remarks",
        import.employer, import.board, counts.postings, counts.opened, counts.changed, counts.closed, counts.faults
    );
    for remark in &ended.remarks {
        println!("  {remark}");
    }
    Ok(())
}

/// What came of one board.
#[derive(serde::Serialize)]
struct LookReport {
    board: String,
    address: String,
    outcome: &'static str,
    words: String,
}

async fn look(fetch: MarketFetch) -> anyhow::Result<()> {
    let app = data::open_for_command(&fetch.place).await?;
    if let (Some(name), Some(address)) = (&fetch.employer, &fetch.address) {
        watch(&app, name, address, fetch.board.as_deref()).await?;
    }
    let on = &mut app.db.read();
    let employers = match &fetch.employer {
        Some(name) => vec![market::employer_named(on, name).await?.ok_or_else(|| {
            anyhow!("no employer of the name {name:?} is watched; give the address of a board with --address")
        })?],
        None => market::employers(on).await?,
    };
    let mut reports = Vec::new();
    for employer in employers {
        for board in market::boards_of(on, employer.id).await? {
            if board.address.is_empty() {
                continue;
            }
            let looked = market::look(&app, board.id, By::System).await;
            let looked = looked.map_err(|error| people::plain(&app, error))?;
            let say = |message: &web::Message| {
                let locale = Locale::new("en", Zone::utc(), app.clock.now());
                app.templates.messages().say(&locale, message)
            };
            let (outcome, words) = match &looked {
                Looked::Taken(ended) => (
                    "taken",
                    format!(
                        "{} postings, {} opened, {} changed, {} closed",
                        ended.counts.postings, ended.counts.opened, ended.counts.changed, ended.counts.closed
                    ),
                ),
                Looked::Same => ("same", "nothing changed".to_owned()),
                Looked::Doubted(message) => ("doubted", say(message)),
                Looked::Failed(message) => ("failed", say(message)),
            };
            if !fetch.json {
                println!("{} on {}: {words}", employer.name, board.kind);
            }
            reports.push(LookReport {
                board: board.kind.clone(),
                address: board.address.clone(),
                outcome,
                words,
            });
        }
    }
    if fetch.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    }
    match reports.iter().filter(|report| report.outcome == "failed").count() {
        0 => Ok(()),
        failed => bail!(
            "{failed} of {} boards could not be read; what was known of them stays",
            reports.len()
        ),
    }
}

async fn watch(app: &App, name: &str, address: &str, kind: Option<&str>) -> anyhow::Result<()> {
    let kind = match kind {
        Some(kind) => kind.parse::<boards::Kind>().context("--board")?,
        None => boards::recognise(address).map_or(boards::Kind::Site, |board| board.kind),
    };
    let new = NewBoard {
        kind,
        address: address.to_owned(),
        language: None,
        country: None,
    };
    let name = name.to_owned();
    let added: web::Result<Id<market::Board>> = app
        .db
        .write(move |tx| {
            let (name, new) = (name.clone(), new.clone());
            Box::pin(async move {
                let employer = market::add_employer(tx, By::System, &name, "").await?;
                market::add_board(tx, By::System, employer, &new).await
            })
        })
        .await;
    added.map(drop).map_err(|error| people::plain(app, error))
}

async fn tell(report: MarketReport) -> anyhow::Result<()> {
    let app = data::open_for_command(&report.place).await?;
    let day = |text: &str| -> anyhow::Result<Date> {
        text.parse()
            .map_err(|_| anyhow!("a day is written as 2026-11-23, not {text:?}"))
    };
    let today = app.clock.now().date_in(&Zone::utc());
    let to = report.to.as_deref().map(day).transpose()?.unwrap_or(today);
    let from = report
        .from
        .as_deref()
        .map(day)
        .transpose()?
        .unwrap_or_else(|| to.add_days(-90));
    if from > to {
        bail!("the period ends before it begins: --from {from} --to {to}");
    }
    let currency: Currency = report
        .currency
        .parse()
        .map_err(|_| anyhow!("--currency is three letters such as USD, not {:?}", report.currency))?;
    let asked = Asked {
        from,
        to,
        currency,
        rates: rates_of(&app, &report.rates, currency, to).await?,
        language: report.lang.clone(),
    };
    let on = &mut app.db.read();
    let employer = market::employer_named(on, &report.employer).await?.ok_or_else(|| {
        anyhow!(
            "no employer of the name {:?} is watched; import something of it with: bole market import",
            report.employer
        )
    })?;
    if report.csv {
        return table(&app, &employer, &asked).await;
    }
    let told = report::load(on, employer, &asked).await?;
    let locale = Locale::new(&report.lang, Zone::utc(), app.clock.now());
    let messages = app.templates.messages();
    if report.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&report::to_json(&told, messages, &locale))?
        );
    } else {
        println!("{}", report::to_markdown(&told, messages, &locale));
    }
    Ok(())
}

/// The rates that were given, as of the last day of the period; else those that were imported.
async fn rates_of(app: &App, given: &[String], to: Currency, day: Date) -> anyhow::Result<Rates> {
    if given.is_empty() {
        return rates::on_day(&mut app.db.read(), day).await;
    }
    let mut units = Vec::new();
    for text in given {
        let parts = text.split_once('=').and_then(|(code, rate)| {
            let rate: PerEuro = rate.trim().parse().ok()?;
            Some((code.trim().parse::<Currency>().ok()?, rate))
        });
        units.push(parts.ok_or_else(|| anyhow!("a rate is written as CNY=0.139556, not {text:?}"))?);
    }
    Ok(Rates::in_units_of(to, &units, day, "given by hand"))
}

/// Postings of one page of the table.
const ROWS: i64 = 100_000;

async fn table(app: &App, employer: &market::Employer, asked: &Asked) -> anyhow::Result<()> {
    let on = &mut app.db.read();
    let boards = market::boards_of(on, employer.id).await?;
    let postings = market::listed(on, employer.id, (asked.from, asked.to), Wanted::All, ROWS).await?;
    let rows = postings.iter().map(|posting| {
        let board = boards.iter().find(|board| board.id == posting.board_id);
        (board.map_or("", |board| board.kind.as_str()), posting)
    });
    print!("{}", report::to_csv(rows));
    Ok(())
}
