//! The page of one candidate: everything that is known of them and that the actor may see.

use axum::{extract::Path, response::Response};
use base::{Id, PersonName};
use db::{Conn, sql_text};
use serde::Serialize;
use web::{Error, Fields, FormView, Limits, Query, View, format::TimeStyle};

use super::{
    parts::{Applied, Cv, File, seen},
    read_id,
    timeline::{Past, References},
    trash,
};
use crate::{
    access::{Actor, Right},
    candidates::{Candidate, ContactPoint, Steps, Twin, Way, contact_points, source_words, twins},
    documents::{Read, TextState, note_read},
    jobs::Job,
    layout::Desk,
    notes::{self, Note, Person},
    pipeline::people::script_language,
    tags::{self, Tag},
    tasks::{self, Task},
    undo::{self, Offer, way_back},
};

/// The forms of the page as they were sent, when one of them comes back.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Forms {
    pub note: FormView,
    pub tag: FormView,
    pub task: FormView,
    pub file: FormView,
    pub job: FormView,
}

/// The page.
#[derive(Serialize)]
pub struct CandidateView {
    candidate: Candidate,
    initials: String,
    script_language: Option<&'static str>,
    source: web::Message,
    /// What the clock says where they are.
    there: Option<String>,
    contact: Vec<ContactPoint>,
    /// The first is in hand: the one somebody came for, else the latest in play.
    applications: Vec<Applied>,
    twins: Vec<Twin>,
    cv: Option<Cv>,
    files: Vec<File>,
    notes: Vec<Written>,
    tags: Vec<Tag>,
    tag_names: Vec<String>,
    tasks: Vec<Task>,
    today: base::Date,
    me: Id<crate::access::User>,
    past: Past,
    /// Who may be named and given something to do.
    people: Vec<Person>,
    jobs: Vec<JobChoice>,
    forms: Forms,
    steps: Steps,
    up: String,
    /// The job somebody goes through, with the stage of this person in it.
    through: Option<(String, String)>,
    may_comment: bool,
    may_decide: bool,
    may_run: bool,
    max_mb: i64,
    /// The page itself, for when it makes itself again.
    here: String,
    /// The path to return to, as it is and as the value of a parameter.
    back: String,
    back_value: String,
    offer: Option<Offer>,
}

/// A note as the page shows it.
#[derive(Serialize)]
struct Written {
    note: Note,
    /// The body with those named in it in bold.
    body: String,
    mine: bool,
    /// The job whose team alone sees it.
    only: Option<String>,
}

/// A job to which somebody can be added.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub(super) struct JobChoice {
    pub id: Id<Job>,
    pub number: i64,
    pub title: String,
}

impl View for CandidateView {
    const TEMPLATE: &'static str = "candidates/show.html";

    fn samples() -> Vec<Self> {
        let note = |mine| Written {
            note: Note::sample(),
            body: "**@Rosa Brandt** look <here>".to_owned(),
            mine,
            only: (!mine).then(|| "J-0007".to_owned()),
        };
        let page = |applications: Vec<Applied>, may: bool, cv: Option<TextState>| Self {
            candidate: Candidate::sample(),
            initials: "WZ".to_owned(),
            script_language: Some("zh"),
            source: source_words("referral"),
            there: Some("05:52".to_owned()),
            contact: ContactPoint::samples(),
            twins: Twin::samples(),
            cv: cv.map(Cv::sample),
            files: cv.map(|_| File::samples()).unwrap_or_default(),
            notes: vec![note(true), note(false)],
            tags: vec![Tag {
                id: Id::from_uuid(uuid::Uuid::nil()),
                name: "Rust & <co>".to_owned(),
            }],
            tag_names: vec!["Rust".to_owned()],
            tasks: Task::samples(),
            today: "2026-11-24".parse().expect("a day"),
            me: Id::from_uuid(uuid::Uuid::nil()),
            past: Past::samples(),
            people: vec![Person::sample()],
            jobs: vec![JobChoice {
                id: Id::from_uuid(uuid::Uuid::nil()),
                number: 7,
                title: "Kiln <Engineer>".to_owned(),
            }],
            forms: Forms::default(),
            steps: Steps {
                previous: may.then(|| "/app/candidates/1?job=2".to_owned()),
                next: may.then(|| "/app/candidates/3?job=2".to_owned()),
                place: may.then_some((7, 18)),
            },
            up: "/app/candidates".to_owned(),
            through: may.then(|| ("Kiln <Engineer>".to_owned(), "Review".to_owned())),
            may_comment: may,
            may_decide: may,
            may_run: may,
            max_mb: 10,
            here: "/app/candidates/1".to_owned(),
            back: "/app/candidates/1".to_owned(),
            back_value: "%2Fapp%2Fcandidates%2F1".to_owned(),
            offer: may.then(Offer::sample),
            applications,
        };
        let mut ended = Applied::samples();
        ended.reverse();
        vec![
            page(Vec::new(), false, None),
            page(Applied::samples(), true, Some(TextState::Read)),
            page(ended, true, Some(TextState::Waiting)),
            page(Vec::new(), true, Some(TextState::Unavailable)),
        ]
    }
}

/// `GET /app/candidates/{candidate}`
pub(super) async fn show(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let id: Id<Candidate> = read_id(&id)?;
    let actor = &desk.actor;
    match actor.candidate(&mut desk.app.db.read(), id, Right::See).await {
        Ok(_) => {}
        Err(Error::NotFound) => return trash::show(&desk, id).await,
        Err(error) => return Err(error),
    }
    let view = load(&desk, id, &query, Forms::default()).await?;
    note_view(&desk, &view).await?;
    notes::note_seen(&desk.app.db, actor, id).await?;
    desk.page(view).await
}

/// Notes the look (AUD-1). A page that refreshes itself while it is open is one look for an hour.
async fn note_view(desk: &Desk, view: &CandidateView) -> anyhow::Result<()> {
    let (actor, id) = (&desk.actor, view.candidate.id);
    if desk.fragment
        && crate::documents::looked_since(
            &mut desk.app.db.read(),
            actor,
            id,
            actor.now - jiff::SignedDuration::from_hours(1),
        )
        .await?
    {
        return Ok(());
    }
    let subject = view.cv.as_ref().map(|cv| cv.id);
    note_read(&desk.app.db, actor, Read::CandidateViewed, Some(id), subject).await
}

/// The page again, with a form of it that was not in order. `fields` are those of the form; its `back` says on which way
/// somebody is.
pub async fn show_again(desk: &Desk, id: Id<Candidate>, fields: &Fields, forms: Forms) -> web::Result<Response> {
    let back = way_back(fields, &format!("/app/candidates/{id}"), None);
    let query = back.split_once('?').map_or("", |(_, query)| query);
    let query = Fields::parse(query.as_bytes(), &Limits::DEFAULT).unwrap_or_default();
    let view = load(desk, id, &query, forms).await?;
    note_view(desk, &view).await?;
    desk.invalid(view).await
}

async fn load(desk: &Desk, id: Id<Candidate>, query: &Fields, forms: Forms) -> web::Result<CandidateView> {
    let (actor, on) = (&desk.actor, &mut desk.app.db.read());
    let candidate = actor.candidate(on, id, Right::See).await?;
    let way = Way::read(query);
    let steps = way.steps(on, actor, id).await?;
    let back = way.back_to(id, &steps);
    let mut applications = Vec::new();
    for application in seen(on, actor, id).await? {
        applications.push(Applied::load(on, actor, &application, &back).await?);
    }
    bring_to_front(&mut applications, way.job());
    let references: References = applications
        .iter()
        .map(|one| (one.job, one.reference.clone()))
        .collect();
    let documents = actor.documents(on, id).await?;
    let may_comment = actor.may_on(on, Right::Comment, id).await?;
    let may_decide = actor.may_on(on, Right::Decide, id).await?;
    let people = notes::who_may_see(on, actor, id, None).await?;
    let locale = desk.locale();
    let there = candidate
        .zone
        .as_ref()
        .map(|zone| locale.format().moment(actor.now, zone, TimeStyle::Time));
    Ok(CandidateView {
        initials: PersonName::from_display(&candidate.name).initials(),
        script_language: script_language(&candidate.script_name),
        source: source_words(&candidate.source),
        there,
        contact: contact_points(on, id).await?,
        twins: twins(on, actor, id).await?,
        cv: Cv::load(on, &documents, applications.first().map(|one| one.id)).await?,
        files: documents.iter().map(|one| File::of(one, &applications)).collect(),
        notes: written(on, actor, id, &people, &applications).await?,
        tags: tags::of_candidate(on, id).await?,
        tag_names: if may_comment {
            tags::names(on, actor).await?
        } else {
            Vec::new()
        },
        tasks: tasks::of_candidate(on, actor, id).await?,
        today: actor.now.date_in(&actor.zone),
        me: actor.id,
        past: Past::load(on, desk, &candidate, &references, None).await?,
        people,
        jobs: if may_decide {
            jobs_to_add(on, actor, Some(id)).await?
        } else {
            Vec::new()
        },
        forms,
        through: way
            .job()
            .and_then(|job| applications.first().filter(|one| one.job == job))
            .map(|one| (one.title.clone(), one.stage.clone())),
        up: way.up(),
        steps,
        may_comment,
        may_decide,
        may_run: actor.may_on(on, Right::Run, id).await?,
        max_mb: (desk.app.limits.upload_file_bytes / (1024 * 1024)) as i64,
        offer: undo::offered(on, actor, query).await?,
        candidate,
        applications,
        here: way.here(id),
        back_value: web::encode_component(&back),
        back,
    })
}

/// Puts the application that somebody came for first, else the latest in play; the keys of the page belong to it.
fn bring_to_front(applications: &mut [Applied], job: Option<Id<Job>>) {
    if applications.is_empty() {
        return;
    }
    let wanted = applications
        .iter()
        .position(|one| Some(one.job) == job)
        .or_else(|| applications.iter().position(|one| one.outcome.is_none()))
        .unwrap_or(0);
    applications[..=wanted].rotate_right(1);
    for other in applications.iter_mut().skip(1) {
        other.acts.keyed = false;
    }
}

async fn written(
    on: &mut impl Conn,
    actor: &Actor,
    id: Id<Candidate>,
    people: &[Person],
    applications: &[Applied],
) -> anyhow::Result<Vec<Written>> {
    let all = notes::of_candidate(on, actor, id).await?;
    let only = |note: &Note| {
        applications
            .iter()
            .find(|one| Some(one.id) == note.application_id)
            .map(|one| one.reference.clone())
    };
    Ok(all
        .into_iter()
        .map(|note| Written {
            body: notes::emphasised(&note.body, people),
            mine: note.author_id == actor.id,
            only: only(&note),
            note,
        })
        .collect())
}

/// The jobs for which the actor may add people, without those this candidate has applied for.
pub(super) async fn jobs_to_add(
    on: &mut impl Conn,
    actor: &Actor,
    candidate: Option<Id<Candidate>>,
) -> anyhow::Result<Vec<JobChoice>> {
    let statement = sql_text(format!(
        "SELECT j.id, j.number, j.title FROM jobs j
         WHERE j.state IN ('open', 'on_hold') AND j.trashed_at IS NULL AND {}
           AND NOT EXISTS (SELECT 1 FROM applications ja WHERE ja.job_id = j.id AND ja.candidate_id = $2)
         ORDER BY j.number DESC",
        actor.may_on_job(Right::Decide, "j")
    ));
    statement.bind(actor.id).bind(candidate).all(on).await
}
