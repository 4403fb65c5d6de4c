//! An employer's report as a page, and the same as Markdown, CSV and JSON.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Currency, Date, Time, Zone};
use http::{HeaderValue, header};
use serde::Serialize;
use web::{Error, Fields, FormReader, FormView, Message, Policy, Query, View};

use super::{
    SignalLine,
    charts::{self, Bars, Scales, Weeks},
    list::sample_employer,
    load, signal_line,
};
use crate::{
    layout::Desk,
    market::{
        Board, BoardState, NewBoard, SignalKind, Wanted, actions,
        alerts::{self, Kinds},
        intake,
        report::{self, Asked, BoardPart, Report},
        store,
    },
    rates,
};

/// `/app/market/{employer}?from=&to=&currency=`
#[derive(Serialize)]
pub struct ReportPage {
    report: Report,
    boards: Vec<BoardLine>,
    /// What the kinds of boards are called.
    board_names: Vec<(String, Message)>,
    board_bars: Bars,
    languages: Vec<String>,
    function_bars: Bars,
    level_bars: Bars,
    weeks: Weeks,
    scales: Scales,
    pay: Option<PayView>,
    ranges: Vec<RangeView>,
    postings: i64,
    currencies: Vec<&'static str>,
    signals: Vec<SignalLine>,
    query: String,
    /// Every kind of change, and whether this person is told of it.
    alerts: Vec<(&'static str, bool)>,
    form: FormView,
    board_form: FormView,
    may_change: bool,
}

#[derive(Serialize)]
struct BoardLine {
    board: Board,
    name: Message,
}

#[derive(Serialize)]
struct PayView {
    text: String,
    job: String,
    url: String,
    told: Option<String>,
    rate: String,
    from: &'static str,
    date: Option<Date>,
    source: String,
}

/// Amounts in words.
#[derive(Serialize)]
struct RangeView {
    function: String,
    count: i64,
    theirs: String,
    ours: String,
    /// The middle of ours against the middle of theirs, in percent.
    difference: Option<i64>,
}

impl View for ReportPage {
    const TEMPLATE: &'static str = "market/report.html";

    fn samples() -> Vec<Self> {
        let board = Board {
            id: base::Id::from_uuid(uuid::Uuid::nil()),
            employer_id: base::Id::from_uuid(uuid::Uuid::nil()),
            number: 1,
            kind: "linkedin".to_owned(),
            address: String::new(),
            language: String::new(),
            country: String::new(),
            state: BoardState::Failing,
            state_at: Time::from_micros(0),
            problem: None,
            failures: 1,
            looked_at: None,
            next_at: None,
            etag: String::new(),
            last_modified: String::new(),
            version: 1,
        };
        let report = |full: bool| Report {
            employer: sample_employer(),
            from: Date::new(2026, 8, 24).expect("a day"),
            to: Date::new(2026, 11, 24).expect("a day"),
            first_look: None,
            last_look: full.then(|| Time::from_micros(1_795_510_800_000_000)),
            boards: full
                .then(|| BoardPart {
                    id: "1".to_owned(),
                    kind: "linkedin".to_owned(),
                    postings: 10,
                    languages: [("zh".to_owned(), 10)].into(),
                    urgent: 2,
                    evidence: vec!["https://x.example/<1>".to_owned()],
                })
                .into_iter()
                .collect(),
            jobs: if full { 10 } else { 0 },
            functions: if full {
                [("research".to_owned(), 10)].into()
            } else {
                [].into()
            },
            levels: if full {
                [("intern".to_owned(), 2)].into()
            } else {
                [].into()
            },
            employments: [].into(),
            urgent: Vec::new(),
            internships: Vec::new(),
            executives: Vec::new(),
            highest: None,
            ranges: Vec::new(),
            currency: "EUR".parse().expect("a currency"),
            opened: Vec::new(),
            closed: Vec::new(),
            weeks: vec![report::Week {
                from: Date::new(2026, 11, 23).expect("a day"),
                opened: 3,
                closed: 1,
            }],
            observations: full
                .then(|| report::Observation {
                    message: Message::new("market-saw-executives")
                        .with("count", 2)
                        .with("names", "CFO, COO"),
                    evidence: vec!["https://x.example/1".to_owned()],
                })
                .into_iter()
                .collect(),
        };
        let page = |full: bool| {
            let report = report(full);
            let (board_bars, languages) = charts::boards(&report.boards);
            Self {
                function_bars: charts::functions(&report),
                level_bars: charts::levels(&report),
                weeks: charts::weeks(&report.weeks),
                scales: charts::ranges(&report.ranges, 100),
                boards: vec![BoardLine {
                    name: report::board_name("linkedin"),
                    board: board.clone(),
                }],
                board_names: board_names(&report),
                board_bars,
                languages,
                pay: None,
                ranges: Vec::new(),
                postings: 10,
                currencies: vec!["EUR"],
                signals: Vec::new(),
                query: "from=2026-08-24".to_owned(),
                alerts: vec![("opened", true), ("closed", false)],
                form: FormView::blank()
                    .with("from", "")
                    .with("to", "")
                    .with("currency", "EUR"),
                board_form: blank_board(),
                may_change: full,
                report,
            }
        };
        vec![page(true), page(false)]
    }
}

fn blank_board() -> FormView {
    ["kind", "address", "language", "country"]
        .into_iter()
        .fold(FormView::blank(), |form, name| form.with(name, ""))
}

/// What a report page asks for; the last ninety days in euro where nothing is said.
async fn asked(desk: &Desk, fields: &Fields) -> web::Result<Asked> {
    let today = desk.app.clock.now().date_in(&Zone::utc());
    let one = |name: &str| fields.many(name).last().filter(|text| !text.is_empty());
    let day = |name: &str| one(name).and_then(|text| text.parse::<Date>().ok());
    let to = day("to").unwrap_or(today);
    let from = day("from").unwrap_or_else(|| to.add_days(-90)).min(to);
    let rates = rates::on_day(&mut desk.app.db.read(), to).await?;
    let currency = one("currency").and_then(|code| code.parse::<Currency>().ok());
    Ok(Asked {
        from,
        to,
        currency: currency.unwrap_or_else(pay::exchange::euro),
        rates,
        language: desk.actor.language.as_str().to_owned(),
    })
}

/// `GET /app/market/{employer}`
pub async fn page(desk: Desk, Path(id): Path<String>, Query(fields): Query) -> web::Result {
    let view = view(&desk, &id, &fields, blank_board()).await?;
    desk.page(view).await
}

async fn view(desk: &Desk, id: &str, fields: &Fields, board_form: FormView) -> web::Result<ReportPage> {
    let on = &mut desk.app.db.read();
    let employer = load(on, id).await?;
    let asked = asked(desk, fields).await?;
    let boards = store::boards_of(on, employer.id).await?;
    let signals = store::signals(on, employer.id, 20).await?;
    let told = alerts::of(on, desk.actor.id, employer.id).await?;
    let report = report::load(on, employer, &asked).await?;
    let language = desk.actor.language.as_str();
    let mut currencies: Vec<&'static str> = asked
        .rates
        .currencies()
        .iter()
        .map(|currency| currency.code())
        .collect();
    if !currencies.contains(&asked.currency.code()) {
        currencies.push(asked.currency.code());
    }
    let (board_bars, languages) = charts::boards(&report.boards);
    Ok(ReportPage {
        board_names: board_names(&report),
        board_bars,
        languages,
        function_bars: charts::functions(&report),
        level_bars: charts::levels(&report),
        weeks: charts::weeks(&report.weeks),
        scales: charts::ranges(&report.ranges, asked.currency.minor_units()),
        pay: pay_view(&report, language),
        ranges: ranges(&report, language),
        postings: report.boards.iter().map(|board| board.postings).sum(),
        boards: boards
            .into_iter()
            .map(|board| BoardLine {
                name: report::board_name(&board.kind),
                board,
            })
            .collect(),
        signals: signals.iter().filter_map(signal_line).collect(),
        alerts: SignalKind::ALL
            .iter()
            .map(|kind| (kind.as_str(), told.0.contains(kind)))
            .collect(),
        query: format!("from={}&to={}&currency={}", asked.from, asked.to, asked.currency),
        form: FormView::blank()
            .with("from", asked.from)
            .with("to", asked.to)
            .with("currency", asked.currency.code()),
        currencies,
        board_form,
        may_change: desk.actor.role.recruits(),
        report,
    })
}

fn board_names(report: &Report) -> Vec<(String, Message)> {
    let mut kinds: Vec<&str> = report.boards.iter().map(|board| board.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
        .into_iter()
        .map(|kind| (kind.to_owned(), report::board_name(kind)))
        .collect()
}

fn pay_view(report: &Report, language: &str) -> Option<PayView> {
    let highest = report.highest.as_ref()?;
    let told = highest.told.as_ref();
    Some(PayView {
        text: highest.pay.print(language),
        job: highest.line.job.clone(),
        url: highest.line.url.clone(),
        told: told.map(|told| {
            let whole = told.money.minor / told.money.currency.minor_units() * told.money.currency.minor_units();
            pay::Pay::range(None, Some(whole), told.money.currency, highest.pay.period).print_about(language)
        }),
        rate: told.map(|told| told.rate.clone()).unwrap_or_default(),
        from: highest.pay.currency.code(),
        date: told.map(|told| told.date),
        source: told.map(|told| told.source.clone()).unwrap_or_default(),
    })
}

fn ranges(report: &Report, language: &str) -> Vec<RangeView> {
    let unit = report.currency.minor_units();
    let say = |range: Option<report::Range>| {
        let round = |amount: i64| Some(amount / unit / 1000 * 1000 * unit);
        range.map_or_else(String::new, |range| {
            pay::Pay::range(round(range.low), round(range.high), report.currency, pay::Period::Year)
                .print_amounts(language)
        })
    };
    let rows = report.ranges.iter().map(|range| RangeView {
        function: range.function.clone(),
        count: range.theirs.map_or(0, |theirs| theirs.count),
        theirs: say(range.theirs),
        ours: say(range.ours),
        difference: match (range.theirs, range.ours) {
            (Some(theirs), Some(ours)) if theirs.median > 0 => {
                Some((ours.median - theirs.median) * 100 / theirs.median)
            }
            _ => None,
        },
    });
    rows.collect()
}

/// `GET /app/market/{employer}/report.{md,json,csv}`
pub async fn download(desk: Desk, Path((id, file)): Path<(String, String)>, Query(fields): Query) -> web::Result {
    let on = &mut desk.app.db.read();
    let employer = load(on, &id).await?;
    let asked = asked(&desk, &fields).await?;
    let messages = desk.app.templates.messages();
    let locale = web::Locale::new(desk.actor.language.as_str(), desk.actor.zone.clone(), desk.actor.now);
    let name = report::file_name(&employer.name, asked.to);
    let (kind, text) = match file.as_str() {
        "report.csv" => {
            let boards = store::boards_of(on, employer.id).await?;
            let rows = store::listed(on, employer.id, (asked.from, asked.to), Wanted::All, ROWS).await?;
            let rows = rows.iter().map(|posting| {
                let board = boards.iter().find(|board| board.id == posting.board_id);
                (board.map_or("", |board| board.kind.as_str()), posting)
            });
            ("text/csv; charset=utf-8", report::to_csv(rows))
        }
        "report.json" => {
            let told = report::load(on, employer, &asked).await?;
            let json = report::to_json(&told, messages, &locale);
            (
                "application/json",
                serde_json::to_string_pretty(&json).map_err(anyhow::Error::new)?,
            )
        }
        "report.md" => {
            let told = report::load(on, employer, &asked).await?;
            (
                "text/markdown; charset=utf-8",
                report::to_markdown(&told, messages, &locale),
            )
        }
        _ => return Err(Error::NotFound),
    };
    let extension = file.rsplit('.').next().unwrap_or("txt");
    let disposition = crate::documents::attachment(&format!("{name}.{extension}"));
    Ok((
        Policy::Attachment,
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        text,
    )
        .into_response())
}

/// Postings of the table.
const ROWS: i64 = 50_000;

/// `POST /app/market/{employer}/boards`
pub async fn add_board(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result {
    let employer = load(&mut desk.app.db.read(), &id).await?;
    let mut form = FormReader::new(&fields);
    let address = form.line("address", 0..=500);
    let recognised = boards::recognise(&address).map(|board| board.kind);
    let kind = form.optional_parse_with("kind", intake::read_kind).or(recognised);
    let language = form.optional_parse::<base::Language>("language");
    let country = form.optional_parse::<base::Country>("country");
    if kind.is_none() && address.is_empty() && form.is_good("kind") {
        form.fail("kind", Message::new("market-board-kind-needed"));
    }
    let errors = match form.finish() {
        Ok(_) => {
            let new = NewBoard {
                kind: kind.unwrap_or(boards::Kind::Site),
                address,
                language,
                country,
            };
            let by = desk.actor.by();
            let added: web::Result<_> = desk
                .app
                .db
                .write(move |tx| {
                    let new = new.clone();
                    Box::pin(async move { actions::add_board(tx, by, employer.id, &new).await })
                })
                .await;
            match added {
                Ok(board) => return Ok(back(&format!("/app/market/{id}/boards/{board}"), "market-board-added")),
                Err(Error::Invalid(errors)) => errors,
                Err(error) => return Err(error),
            }
        }
        Err(errors) => errors,
    };
    let form = FormView::again(fields, errors);
    let view = view(&desk, &id, &Fields::default(), form).await?;
    desk.invalid(view).await
}

/// `POST /app/market/{employer}/alerts`: the kinds of change that this person is told of by mail.
pub async fn choose_alerts(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result {
    let employer = load(&mut desk.app.db.read(), &id).await?;
    let wanted = |kind: &&SignalKind| fields.many("kind").any(|word| word == kind.as_str());
    let kinds = Kinds(SignalKind::ALL.iter().filter(wanted).copied().collect());
    let user = desk.actor.id;
    desk.app
        .db
        .write(move |tx| {
            let kinds = kinds.clone();
            Box::pin(async move { alerts::choose(tx, user, employer.id, kinds).await })
        })
        .await?;
    Ok(back(&format!("/app/market/{id}"), "market-alerts-saved"))
}

/// `POST /app/market/{employer}/removal`
pub async fn remove(desk: Desk, Path(id): Path<String>) -> web::Result {
    let employer = load(&mut desk.app.db.read(), &id).await?;
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| Box::pin(async move { actions::remove_employer(tx, by, employer.id).await }))
        .await?;
    Ok(back("/app/market", "market-removed"))
}

pub(super) fn back(path: &str, message: &'static str) -> Response {
    web::redirect(path.to_owned())
        .flash(Message::new(message))
        .into_response()
}
