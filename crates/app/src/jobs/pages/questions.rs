//! What the application form of a job asks: the list with its length in minutes, and one question's form.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, NoFields, Query, View, redirect};

use super::{
    super::{
        JobHeader, MANY, NewQuestion, Question, QuestionKind, add_question, change_question, form_minutes,
        move_question, questions_of, remove_question,
    },
    question_form::{self, OptionRow, option_rows},
    read_id,
};
use crate::{LANGUAGES, access::Right, jobs::Job, layout::Desk, postings};

/// The list.
#[derive(Serialize)]
pub(super) struct QuestionsPage {
    header: JobHeader,
    questions: Vec<Row>,
    minutes: u32,
    too_many: bool,
    kinds: &'static [QuestionKind],
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    id: Id<Question>,
    kind: QuestionKind,
    label: String,
    hint: String,
    options: Vec<String>,
    required: bool,
    marks: bool,
    /// Languages of the job's texts in which this question has no words.
    missing: Vec<String>,
    first: bool,
    last: bool,
}

impl View for QuestionsPage {
    const TEMPLATE: &'static str = "jobs/questions.html";

    fn samples() -> Vec<Self> {
        let row = |kind| Row {
            id: Id::from_uuid(uuid::Uuid::nil()),
            kind,
            label: "May you work in <Germany>?".to_owned(),
            hint: "A visa counts.".to_owned(),
            options: vec!["Yes".to_owned(), "No".to_owned()],
            required: true,
            marks: true,
            missing: vec!["de".to_owned()],
            first: true,
            last: false,
        };
        let page = |questions: Vec<Row>, may_run| Self {
            header: JobHeader {
                may_run,
                ..JobHeader::sample("plan")
            },
            minutes: 3,
            too_many: questions.len() > 1,
            questions,
            kinds: QuestionKind::ALL,
        };
        vec![
            page(Vec::new(), true),
            page(QuestionKind::ALL.iter().map(|kind| row(*kind)).collect(), true),
            page(Vec::new(), false),
        ]
    }
}

/// One question.
#[derive(Serialize)]
pub(super) struct QuestionPage {
    header: JobHeader,
    /// None: a new one.
    question: Option<Id<Question>>,
    kind: QuestionKind,
    languages: Vec<String>,
    rows: Vec<OptionRow>,
    form: FormView,
}

impl View for QuestionPage {
    const TEMPLATE: &'static str = "jobs/question.html";

    fn samples() -> Vec<Self> {
        let page = |kind: QuestionKind| Self {
            header: JobHeader::sample("plan"),
            question: kind.has_options().then(|| Id::from_uuid(uuid::Uuid::nil())),
            kind,
            languages: vec!["en".to_owned(), "zh-Hans".to_owned()],
            rows: if kind.has_options() {
                option_rows(&Fields::default())
            } else {
                Vec::new()
            },
            form: FormView::again(
                Fields::default(),
                FormErrors::new("label-en", Message::new("jobs-question-needs-label")),
            ),
        };
        QuestionKind::ALL.iter().map(|kind| page(*kind)).collect()
    }
}

/// `GET /app/jobs/{job}/questions`
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, read_id(&id)?, Right::See).await?;
    let questions = questions_of(on, job.id).await?;
    let texts = postings::postings_of(on, job.id).await?;
    let language = &desk.actor.language;
    let count = questions.len();
    let row = |(at, question): (usize, &Question)| Row {
        id: question.id,
        kind: question.kind,
        label: question.labels.in_language(language).to_owned(),
        hint: question.hints.in_language(language).to_owned(),
        options: question
            .options
            .0
            .iter()
            .map(|option| option.labels.in_language(language).to_owned())
            .collect(),
        required: question.required,
        marks: question.knockout.is_some(),
        missing: texts
            .iter()
            .filter(|text| question.labels.0.get(&text.language).is_none_or(String::is_empty))
            .map(|text| text.language.to_string())
            .collect(),
        first: at == 0,
        last: at + 1 == count,
    };
    let view = QuestionsPage {
        header: JobHeader::load(on, &desk.actor, &job, "plan").await?,
        minutes: form_minutes(&questions),
        too_many: count > MANY,
        questions: questions.iter().enumerate().map(row).collect(),
        kinds: QuestionKind::ALL,
    };
    desk.page(view).await
}

/// `GET /app/jobs/{job}/questions/new?kind=`
pub(super) async fn new(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let kind = query
        .one("kind")?
        .and_then(|text| text.parse().ok())
        .unwrap_or(QuestionKind::Text);
    let view = page(
        &desk,
        read_id(&id)?,
        None,
        kind,
        Fields::default(),
        FormErrors::default(),
    )
    .await?;
    desk.page(view).await
}

/// `GET /app/jobs/{job}/questions/{question}`
pub(super) async fn edit(desk: Desk, Path((id, question)): Path<(String, String)>) -> web::Result<Response> {
    let found = find(&desk, read_id(&id)?, read_id(&question)?).await?;
    let (id, question, kind) = (found.job_id, found.id, found.kind);
    let fields = question_form::show(&NewQuestion::from(found));
    let view = page(&desk, id, Some(question), kind, fields, FormErrors::default()).await?;
    desk.page(view).await
}

async fn find(desk: &Desk, id: Id<Job>, question: Id<Question>) -> web::Result<Question> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::Run).await?;
    questions_of(on, job.id)
        .await?
        .into_iter()
        .find(|own| own.id == question)
        .ok_or(Error::NotFound)
}

async fn page(
    desk: &Desk,
    id: Id<Job>,
    question: Option<Id<Question>>,
    kind: QuestionKind,
    fields: Fields,
    errors: FormErrors,
) -> web::Result<QuestionPage> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::Run).await?;
    Ok(QuestionPage {
        header: JobHeader::load(on, &desk.actor, &job, "plan").await?,
        question,
        kind,
        languages: languages(desk, job.id).await?,
        rows: if kind.has_options() {
            option_rows(&fields)
        } else {
            Vec::new()
        },
        form: FormView::again(fields, errors),
    })
}

/// The languages of the job's texts, then those the product speaks.
async fn languages(desk: &Desk, job: Id<Job>) -> anyhow::Result<Vec<String>> {
    let texts = postings::postings_of(&mut desk.app.db.read(), job).await?;
    let mut languages: Vec<String> = texts.into_iter().map(|text| text.language.to_string()).collect();
    for tag in LANGUAGES {
        if !languages.iter().any(|own| own == tag) {
            languages.push(tag.to_owned());
        }
    }
    Ok(languages)
}

/// `POST /app/jobs/{job}/questions`
pub(super) async fn add(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let kind = form.parse::<QuestionKind>("kind");
    let Some(kind) = kind.value().copied() else {
        return Err(Error::Malformed("a question has a kind"));
    };
    let new = question_form::read(&mut form, kind, &languages(&desk, id).await?);
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(_) => {
            let actor = desk.actor.clone();
            desk.app
                .db
                .write(move |tx| {
                    let (actor, new) = (actor.clone(), new.clone());
                    Box::pin(async move {
                        let job = actor.job(tx, id, Right::Run).await?;
                        add_question(tx, &actor, &job, new).await.map(|_| ())
                    })
                })
                .await
        }
    };
    answer(&desk, id, None, kind, fields, outcome).await
}

/// `POST /app/jobs/{job}/questions/{question}`
pub(super) async fn save(
    desk: Desk,
    Path((id, question)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let before = find(&desk, read_id(&id)?, read_id(&question)?).await?;
    let (id, question, kind) = (before.job_id, before.id, before.kind);
    let mut form = FormReader::new(&fields);
    form.optional_line("kind", 20);
    let new = question_form::read(&mut form, kind, &languages(&desk, id).await?);
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(_) => {
            let actor = desk.actor.clone();
            desk.app
                .db
                .write(move |tx| {
                    let (actor, new) = (actor.clone(), new.clone());
                    Box::pin(async move {
                        let job = actor.job(tx, id, Right::Run).await?;
                        change_question(tx, &actor, &job, question, new).await
                    })
                })
                .await
        }
    };
    answer(&desk, id, Some(question), kind, fields, outcome).await
}

async fn answer(
    desk: &Desk,
    id: Id<Job>,
    question: Option<Id<Question>>,
    kind: QuestionKind,
    fields: Fields,
    outcome: web::Result<()>,
) -> web::Result<Response> {
    match outcome {
        Ok(()) => {
            let message = Message::new("jobs-said-questions");
            Ok(redirect(format!("/app/jobs/{id}/questions"))
                .flash(message)
                .into_response())
        }
        Err(Error::Invalid(errors)) => {
            let view = page(desk, id, question, kind, fields, errors).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

/// `DELETE /app/jobs/{job}/questions/{question}`
pub(super) async fn remove(
    desk: Desk,
    Path((id, question)): Path<(String, String)>,
    _: NoFields,
) -> web::Result<Response> {
    let (id, question) = (read_id::<Job>(&id)?, read_id::<Question>(&question)?);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                remove_question(tx, &actor, &job, question).await
            })
        })
        .await?;
    let message = Message::new("jobs-said-questions");
    Ok(redirect(format!("/app/jobs/{id}/questions"))
        .flash(message)
        .into_response())
}

/// `POST /app/jobs/{job}/questions/{question}/position`: `by` is -1 or 1.
pub(super) async fn set_position(
    desk: Desk,
    Path((id, question)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (id, question) = (read_id::<Job>(&id)?, read_id::<Question>(&question)?);
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let by = form.parse::<i64>("by");
    let by = form.finish()?.get(by);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                move_question(tx, &actor, &job, question, by).await
            })
        })
        .await?;
    Ok(redirect(format!("/app/jobs/{id}/questions#question-{question}")).into_response())
}
