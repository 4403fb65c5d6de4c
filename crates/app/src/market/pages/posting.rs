//! A posting of a watched board: what it says, what was understood, and which other postings are the same job.

use axum::extract::Path;
use base::{Id, Time};
use serde::Serialize;
use web::{Error, Fields, Message, View};

use super::{employer::back, list::sample_employer, load, read};
use crate::{
    layout::Desk,
    market::{Board, Employer, Posting, actions, report, store},
};

/// `/app/market/{employer}/postings/{posting}`
#[derive(Serialize)]
pub struct PostingPage {
    employer: Employer,
    posting: Posting,
    board: Message,
    language: Message,
    /// Line by line.
    text: Vec<String>,
    pay: Option<String>,
    /// Where the pay is set beside another.
    compare: String,
    others: Vec<Other>,
    may_change: bool,
}

/// Another posting of the same job.
#[derive(Serialize)]
struct Other {
    posting: Posting,
    board: Message,
}

impl View for PostingPage {
    const TEMPLATE: &'static str = "market/posting.html";

    fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        let posting = |closed: bool| Posting {
            id: Id::from_uuid(uuid::Uuid::nil()),
            employer_id: Id::from_uuid(uuid::Uuid::nil()),
            board_id: Id::from_uuid(uuid::Uuid::nil()),
            outside_id: "1".to_owned(),
            job_id: Id::from_uuid(uuid::Uuid::nil()),
            title: "窑炉工程师 <急>".to_owned(),
            url: "https://x.example/1".to_owned(),
            language: "zh".to_owned(),
            function: "engineering".to_owned(),
            level: if closed { String::new() } else { "senior".to_owned() },
            employment: "full_time".to_owned(),
            urgent: !closed,
            urgent_words: "急".to_owned(),
            department: String::new(),
            places: "杭州".to_owned(),
            pay_words: "60-90K·14薪".to_owned(),
            pay: None,
            posted_at: None,
            since: Time::from_micros(0),
            first_seen_at: now,
            changed_at: now,
            closed_at: closed.then_some(now),
        };
        let page = |closed: bool| Self {
            employer: sample_employer(),
            posting: posting(closed),
            board: report::board_name("linkedin"),
            language: report::language_name("zh"),
            text: vec!["一行".to_owned(), "另一行 <b>".to_owned()],
            pay: closed.then(|| "CNY 60,000".to_owned()),
            compare: "/app/pay?one=60K".to_owned(),
            others: vec![Other {
                posting: posting(false),
                board: report::board_name("own_site"),
            }],
            may_change: !closed,
        };
        vec![page(false), page(true)]
    }
}

/// The comparison with this pay typed in; the country of its board decides what `¥` is.
fn compare(posting: &Posting, board: Option<&Board>) -> String {
    let fields = Fields::default()
        .with("one", posting.pay_words.as_str())
        .with("one_country", board.map_or("", |board| board.country.as_str()));
    format!("/app/pay?{}", fields.to_query())
}

/// `GET /app/market/{employer}/postings/{posting}`
pub async fn page(desk: Desk, Path((employer, posting)): Path<(String, String)>) -> web::Result {
    let on = &mut desk.app.db.read();
    let employer = load(on, &employer).await?;
    let posting = find(on, &employer, &posting).await?;
    let boards = store::boards_of(on, employer.id).await?;
    let name = |id| {
        let board = boards.iter().find(|board| board.id == id);
        report::board_name(board.map_or("", |board| board.kind.as_str()))
    };
    let others = store::of_job(on, posting.job_id).await?;
    let text = store::text_of(on, posting.id).await?.unwrap_or_default();
    let view = PostingPage {
        board: name(posting.board_id),
        language: report::language_name(&posting.language),
        text: text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect(),
        compare: compare(&posting, boards.iter().find(|board| board.id == posting.board_id)),
        pay: posting.pay.as_ref().map(|pay| pay.print(desk.actor.language.as_str())),
        others: others
            .into_iter()
            .filter(|other| other.id != posting.id)
            .map(|other| Other {
                board: name(other.board_id),
                posting: other,
            })
            .collect(),
        may_change: desk.actor.role.recruits(),
        employer,
        posting,
    };
    desk.page(view).await
}

async fn find(on: &mut impl db::Conn, employer: &Employer, id: &str) -> web::Result<Posting> {
    let posting = store::posting(on, read(id)?).await?;
    posting
        .filter(|posting| posting.employer_id == employer.id)
        .ok_or(Error::NotFound)
}

/// `POST /app/market/{employer}/postings/{posting}/decisions`: `other` is the same job, or is not (`same`).
pub async fn decide(desk: Desk, Path((employer, posting)): Path<(String, String)>, fields: Fields) -> web::Result {
    let on = &mut desk.app.db.read();
    let employer = load(on, &employer).await?;
    let one = find(on, &employer, &posting).await?;
    let other = fields.many("other").last().unwrap_or_default();
    // The address of a posting is what people have at hand.
    let other = other.trim().rsplit('/').next().unwrap_or_default();
    let other = find(on, &employer, other).await?;
    let (by, same) = (desk.actor.by(), fields.many("same").last() == Some("yes"));
    let path = format!("/app/market/{}/postings/{}", employer.id, one.id);
    desk.app
        .db
        .write(move |tx| {
            let (one, other) = (one.clone(), other.clone());
            Box::pin(async move { actions::decide(tx, by, &one, &other, same).await })
        })
        .await?;
    Ok(back(&path, "market-decided"))
}
