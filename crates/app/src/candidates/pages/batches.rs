//! Tagging and untagging many: the question, and the beginning. How it goes on is on the page of the act.

use axum::response::{IntoResponse, Response};
use base::Id;
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Limits, Message, View, redirect};

use crate::{
    candidates::{Candidate, Filter, count},
    layout::Desk,
    pipeline::batch::{self, Act, Batch, BatchKind, ChosenPeople},
    tags,
    undo::way_back,
};

/// `POST /app/candidates/batches/question`. Changes nothing.
#[derive(Serialize)]
pub(super) struct QuestionPage {
    kind: BatchKind,
    /// How many were chosen.
    n: i64,
    picks: Vec<String>,
    /// All that match this filter were chosen.
    all: bool,
    filter: String,
    tag_names: Vec<String>,
    back: String,
    /// Why it is asked again.
    problem: Option<Message>,
    form: FormView,
}

impl View for QuestionPage {
    const TEMPLATE: &'static str = "candidates/batch-question.html";

    fn samples() -> Vec<Self> {
        let page = |kind, all, problem, form| Self {
            kind,
            n: 1312,
            picks: vec!["1".to_owned()],
            all,
            filter: "q=a".to_owned(),
            tag_names: vec!["Rust <b>".to_owned()],
            back: "/app/candidates".to_owned(),
            problem,
            form,
        };
        let changed = Message::new("pipeline-count-changed").with("n", 1313);
        let wrong = FormErrors::new("tag", Message::new("fields-required"));
        vec![
            page(BatchKind::Tag, false, None, FormView::blank()),
            page(
                BatchKind::Untag,
                true,
                Some(changed),
                FormView::again(Fields::default(), wrong),
            ),
        ]
    }
}

pub(super) async fn ask(desk: Desk, fields: Fields) -> web::Result<Response> {
    let view = question(&desk, &fields, FormView::blank(), None).await?;
    desk.page(view).await
}

/// The filter that was on when people were chosen.
fn filter_of(fields: &Fields) -> Filter {
    let text = fields.many("filter").next().unwrap_or_default();
    Fields::parse(text.as_bytes(), &Limits::DEFAULT)
        .map(|fields| Filter::read(&fields))
        .unwrap_or_default()
}

async fn question(desk: &Desk, fields: &Fields, form: FormView, problem: Option<Message>) -> web::Result<QuestionPage> {
    let on = &mut desk.app.db.read();
    let (all, filter) = (fields.many("all").any(|all| all == "1"), filter_of(fields));
    let picks: Vec<String> = if all {
        Vec::new()
    } else {
        fields.many("pick").map(str::to_owned).collect()
    };
    let n = if all {
        count(on, &desk.actor, &filter).await?
    } else {
        picks.len() as i64
    };
    let kind = fields.many("act").next().and_then(|kind| kind.parse().ok());
    Ok(QuestionPage {
        kind: kind
            .filter(|kind: &BatchKind| kind.is_about_people())
            .unwrap_or(BatchKind::Tag),
        n,
        picks,
        all,
        filter: filter.to_fields().to_query(),
        tag_names: tags::names(on, &desk.actor).await?,
        back: way_back(fields, "/app/candidates", None),
        problem: if n == 0 {
            Some(Message::new("pipeline-nobody-chosen"))
        } else {
            problem
        },
        form,
    })
}

/// `POST /app/candidates/batches`. When those that match are no longer as many as were shown, it asks again.
pub(super) async fn start(desk: Desk, fields: Fields) -> web::Result<Response> {
    match begin(&desk, &fields).await {
        Ok(batch) => Ok(redirect(format!("/app/batches/{}", batch.id)).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = question(&desk, &fields, FormView::again(fields.clone(), errors), None).await?;
            desk.invalid(view).await
        }
        Err(Error::Conflict(problem)) => {
            let form = FormView::again(fields.clone(), FormErrors::default());
            let view = question(&desk, &fields, form, Some(problem)).await?;
            desk.page_with(StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}

async fn begin(desk: &Desk, fields: &Fields) -> web::Result<Batch> {
    let mut form = FormReader::new(fields);
    let kind = form.parse_with("act", |text| {
        let kind = text.parse::<BatchKind>().ok().filter(|kind| kind.is_about_people());
        kind.ok_or(Message::new("fields-invalid"))
    });
    let name = base::clean_line(&form.line("tag", 1..=tags::LONGEST));
    let all = form.optional_line("all", 1).is_some();
    let expected = form.optional_parse::<i64>("expected");
    form.optional_line("filter", 2000);
    form.optional_line("back", 2000);
    let picks = form.many::<Id<Candidate>>("pick");
    let act = match form.finish()?.get(kind) {
        BatchKind::Untag => Act::Untag { name },
        BatchKind::Tag | BatchKind::Move | BatchKind::Reject => Act::Tag { name },
    };
    let chosen = if all {
        ChosenPeople::All {
            filter: Box::new(filter_of(fields)),
            expected: expected.unwrap_or(-1),
        }
    } else {
        ChosenPeople::These(picks)
    };
    let actor = &desk.actor;
    desk.app
        .db
        .write(|tx| {
            let (actor, act, chosen) = (actor.clone(), act.clone(), chosen.clone());
            Box::pin(async move { batch::start_on_people(tx, &actor, act, chosen).await })
        })
        .await
}
