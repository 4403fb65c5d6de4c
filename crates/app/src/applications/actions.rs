//! How an application comes in: from the form, or by a colleague's hand. Everything in one transaction (DUR-2).

use anyhow::anyhow;
use base::{Date, Email, Id, Language, PersonName, Phone, Time};
use db::{Tx, sql, sql_text};
use serde_json::Value;
use web::Message as Words;

use super::{
    Admission, Application, Signals, Source,
    newcomer::{self, Person},
    promise::promised_day,
    status_link::NewLink,
    store::{self, NewRow, OfJob},
};
use crate::{
    access::{Actor, Right},
    candidates::Candidate,
    documents::{self, Arrived, DocumentKind, NewDocument},
    events::{self, By, Event},
    jobs::Job,
    keys::Keys,
    messages::{self, MessageKind, NewMessage, Rendered},
    organization::Organization,
    postings::Posting,
};

/// An answer to one of the job's own questions.
#[derive(Clone, Debug)]
pub struct Answered {
    pub question: uuid::Uuid,
    pub value: Value,
    /// It met the question's knock-out rule.
    pub marked: bool,
}

/// A file that is stored and waits for its row.
#[derive(Clone, Debug)]
pub struct SentFile {
    pub kind: DocumentKind,
    /// The question it answers.
    pub question: Option<uuid::Uuid>,
    pub file: Arrived,
}

/// What an applicant sent.
#[derive(Clone, Debug)]
pub struct Submission {
    pub job: Id<Job>,
    pub posting: Id<Posting>,
    /// The public title, for the mail.
    pub title: String,
    pub name: String,
    /// Its parts, where they were asked for one by one; else they are guessed.
    pub name_parts: Option<PersonName>,
    pub email: Email,
    pub phone: Option<Phone>,
    /// The language of the page on which they applied.
    pub language: Language,
    pub source: Source,
    pub answers: Vec<Answered>,
    pub files: Vec<SentFile>,
    /// The sentence that was ticked, and until when it holds.
    pub pool_consent: Option<(String, Time)>,
    /// Of the notice that was on the page.
    pub notice_version: Option<String>,
    pub signals: Signals,
    /// The form that was sent; sent twice, it is one application.
    pub form_key: String,
    /// A digest of all that was sent; sent twice within a day, it is one application.
    pub content_key: String,
}

/// What became of a submission.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub application: Id<Application>,
    /// It had been sent before, and nothing was written.
    pub again: bool,
}

/// Takes an application from the form: a new, unverified candidate, the application, answers, files, consent, and the mail
/// that says so. The files must be durable in the store by now. A posting that is not live, or no longer, is
/// [`web::Error::Gone`]; the job is locked, so that what closes it now waits.
pub async fn submit(tx: &mut Tx, keys: &Keys, sent: Submission) -> web::Result<Submitted> {
    receive(tx, keys, sent, None).await
}

/// The same for somebody who has shown who they are. Never for whoever filled in the public form: an address alone shows
/// nothing (ABU-3).
pub async fn submit_for(
    tx: &mut Tx,
    keys: &Keys,
    sent: Submission,
    candidate: Id<Candidate>,
) -> web::Result<Submitted> {
    receive(tx, keys, sent, Some(candidate)).await
}

async fn receive(tx: &mut Tx, keys: &Keys, sent: Submission, known: Option<Id<Candidate>>) -> web::Result<Submitted> {
    tx.lock("jobs", sent.job).await?;
    let id = tx.id::<Application>();
    let keys_of_it = [
        store::key_of_form(&sent.form_key),
        format!("content:{}", sent.content_key),
    ];
    if let Some(earlier) = store::reserve(tx, keys_of_it, id).await? {
        store::release(tx, id).await?;
        return Ok(Submitted {
            application: earlier,
            again: true,
        });
    }
    let job = store::of_job(tx, sent.job, Some(sent.posting), sent.notice_version.as_deref())
        .await?
        .filter(|job| job.is_live)
        .ok_or(web::Error::Gone)?;
    let stage = stage_of(&job, sent.job)?;
    let organization = job.organization()?;
    let notice_version = match &sent.notice_version {
        Some(shown) => Some(job.notice(tx, shown, &sent.language).await?),
        None => None,
    };
    let answer_by = promise_of(tx.now(), &organization, &job);
    let admission = sent.signals.admission();
    let number = store::next_number(tx).await?;
    let acknowledgement = match acknowledgement(admission) {
        Some(kind) => Some(Acknowledgement::write(tx, kind, &organization, &sent, answer_by).await?),
        None => None,
    };
    // From here on everything is written and nothing read.
    let candidate = match known {
        Some(candidate) => candidate,
        None => newcomer::add(tx, newcomer_of(&sent)),
    };
    let arrival = Arrival {
        id,
        job: sent.job,
        candidate,
        by: By::Candidate(candidate),
    };
    let marked = sent.answers.iter().any(|answer| answer.marked);
    store::insert(
        tx,
        NewRow {
            id,
            number,
            job: sent.job,
            candidate,
            posting: Some(sent.posting),
            stage,
            signals: sent.signals,
            marked,
            source: sent.source,
            language: sent.language.clone(),
            link: NewLink::make(keys),
            form_key: Some(sent.form_key),
            notice_version,
            answer_by: Some(answer_by),
        },
    );
    arrival.answers(tx, sent.answers);
    arrival.files(tx, sent.files).await?;
    if let Some((wording, expires_at)) = sent.pool_consent {
        arrival.consent(tx, wording, expires_at);
    }
    let event = arrival
        .event("application.received")
        .with("number", number)
        .with("admission", admission);
    events::record(tx, arrival.by, event.with("marked", marked));
    if let Some(acknowledgement) = acknowledgement {
        acknowledgement.hold(tx, &arrival).await?;
    }
    Ok(Submitted {
        application: id,
        again: false,
    })
}

/// Somebody nobody has looked at yet.
fn newcomer_of(sent: &Submission) -> Person {
    Person {
        name: sent.name.clone(),
        name_parts: sent.name_parts.clone(),
        email: Some(sent.email.clone()),
        phone: sent.phone.clone(),
        language: sent.language.clone(),
        source: sent.source.name.clone(),
        created_by: None,
        unverified: true,
    }
}

/// The mail that answers an application; none for what looks like spam, so that nobody is written to in another's name.
fn acknowledgement(admission: Admission) -> Option<MessageKind> {
    match admission {
        Admission::Accepted => Some(MessageKind::Confirmation),
        Admission::Unconfirmed => Some(MessageKind::ConfirmAddress),
        Admission::Quarantined => None,
    }
}

/// The mail that answers an application, in words. Nothing in it was written by the applicant (OUT-5).
struct Acknowledgement {
    message: NewMessage,
    rendered: Rendered,
}

impl Acknowledgement {
    async fn write(
        tx: &mut Tx,
        kind: MessageKind,
        organization: &Organization,
        sent: &Submission,
        answer_by: Date,
    ) -> web::Result<Self> {
        let message = NewMessage::new(kind, sent.email.clone(), sent.language.clone(), tx.now())
            .with("company", messages::company(organization, &sent.language))
            .with("job", sent.title.clone())
            .with("answer_by", super::admission::say_day(answer_by, &sent.language));
        let rendered = messages::render(tx, kind, &message.language, &message.variables).await?;
        Ok(Self { message, rendered })
    }

    async fn hold(self, tx: &mut Tx, arrival: &Arrival) -> web::Result<()> {
        let message = NewMessage {
            candidate: Some(arrival.candidate),
            application: Some(arrival.id),
            ..self.message
        };
        messages::hold_rendered(tx, message, &self.rendered).await?;
        Ok(())
    }
}

/// Who is added by a colleague.
#[derive(Clone, Debug)]
pub enum Who {
    /// Somebody we know.
    Known(Id<Candidate>),
    New(Newcomer),
}

/// Somebody new, as a colleague enters them.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub name: String,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub language: Language,
}

/// An application that a colleague enters: a recommendation, a fair, a mail.
#[derive(Clone, Debug)]
pub struct NewByStaff {
    pub who: Who,
    pub job: Id<Job>,
    pub source: Source,
    pub files: Vec<SentFile>,
}

/// Enters an application by hand. The actor decides on the job's people, and sees the candidate if they are known.
pub async fn add_by_staff(tx: &mut Tx, keys: &Keys, actor: &Actor, new: NewByStaff) -> web::Result<Id<Application>> {
    let right = actor.may_on_job(Right::Decide, "j");
    let may = sql_text(format!("SELECT COUNT(*) FROM jobs j WHERE j.id = $2 AND {right}"));
    if may.bind(actor.id).bind(new.job).value::<i64>(tx).await? == 0 {
        return Err(web::Error::Forbidden);
    }
    tx.lock("jobs", new.job).await?;
    let job = store::of_job(tx, new.job, None, None)
        .await?
        .ok_or(web::Error::NotFound)?;
    if !matches!(job.state.as_str(), "open" | "on_hold") {
        return Err(web::Error::Conflict(Words::new("applications-job-not-open")));
    }
    let by = actor.by();
    let (candidate, language) = match new.who {
        Who::Known(id) => (id, known(tx, actor, id, new.job).await?),
        Who::New(person) => {
            let language = person.language.clone();
            let person = Person {
                name: person.name,
                name_parts: None,
                email: person.email,
                phone: person.phone,
                language: person.language,
                source: new.source.name.clone(),
                created_by: Some(actor.id),
                unverified: false,
            };
            (newcomer::add(tx, person), language)
        }
    };
    let arrival = Arrival {
        id: tx.id(),
        job: new.job,
        candidate,
        by,
    };
    let number = store::next_number(tx).await?;
    let row = NewRow {
        id: arrival.id,
        number,
        job: new.job,
        candidate,
        posting: None,
        stage: stage_of(&job, new.job)?,
        signals: Signals::default(),
        marked: false,
        source: new.source,
        language,
        link: NewLink::make(keys),
        form_key: None,
        notice_version: None,
        answer_by: None,
    };
    store::insert(tx, row);
    arrival.files(tx, new.files).await?;
    events::record(tx, by, arrival.event("application.added").with("number", number));
    Ok(arrival.id)
}

/// The language of a known candidate, who has not applied for this job yet.
async fn known(tx: &mut Tx, actor: &Actor, id: Id<Candidate>, job: Id<Job>) -> web::Result<Language> {
    let query = format!(
        "SELECT c.language FROM candidates c WHERE c.id = $2 AND c.trashed_at IS NULL AND {}",
        actor.sees_candidate("c")
    );
    let language: Language = sql_text(query)
        .bind(actor.id)
        .bind(id)
        .maybe_value(tx)
        .await?
        .ok_or(web::Error::NotFound)?;
    let already: i64 = sql("SELECT COUNT(*) FROM applications WHERE job_id = $1 AND candidate_id = $2")
        .bind(job)
        .bind(id)
        .value(tx)
        .await?;
    if already > 0 {
        Err(web::Error::Conflict(Words::new("applications-already-there")))
    } else {
        Ok(language)
    }
}

fn stage_of(job: &OfJob, id: Id<Job>) -> anyhow::Result<Id<crate::jobs::Stage>> {
    job.first_stage.ok_or_else(|| anyhow!("the job {id} has no stage"))
}

/// Promises the next answer anew, as many working days from now as the job says: the candidate just had one, since
/// what their status page shows has changed. Nothing is promised to those who were added by hand.
pub async fn promise_again(tx: &mut Tx, application: &Application) -> anyhow::Result<()> {
    let Some(job) = store::of_job(tx, application.job_id, None, None).await? else {
        return Ok(());
    };
    let organization = job.organization()?;
    let day = promise_of(tx.now(), &organization, &job);
    store::set_answer_by(tx, application.id, day).await
}

fn promise_of(now: Time, organization: &Organization, job: &OfJob) -> Date {
    promised_day(now, &organization.zone, job.country, job.answer_days)
}

/// A new application and what belongs to it.
struct Arrival {
    id: Id<Application>,
    job: Id<Job>,
    candidate: Id<Candidate>,
    by: By,
}

impl Arrival {
    fn event(&self, kind: &'static str) -> Event {
        Event::new(kind)
            .job(self.job)
            .candidate(self.candidate)
            .application(self.id)
    }

    fn answers(&self, tx: &mut Tx, answers: Vec<Answered>) {
        for answer in answers {
            sql("INSERT INTO answers (application_id, question_id, value, marked) VALUES ($1, $2, $3, $4)")
                .bind(self.id)
                .bind(answer.question)
                .bind(answer.value.to_string())
                .bind(answer.marked)
                .later(tx);
        }
    }

    async fn files(&self, tx: &mut Tx, files: Vec<SentFile>) -> anyhow::Result<()> {
        for SentFile { kind, question, file } in files {
            let new = NewDocument {
                candidate: self.candidate,
                application: Some(self.id),
                question,
                kind,
                file,
            };
            documents::add_to_new(tx, self.by, self.job, new).await?;
        }
        Ok(())
    }

    fn consent(&self, tx: &mut Tx, wording: String, expires_at: Time) {
        let (id, now) = (tx.id::<()>(), tx.now());
        sql(
            "INSERT INTO consents (id, candidate_id, kind, wording, given_at, expires_at)
             VALUES ($1, $2, 'talent_pool', $3, $4, $5)",
        )
        .bind(id)
        .bind(self.candidate)
        .bind(wording)
        .bind(now)
        .bind(expires_at)
        .later(tx);
        events::record(tx, self.by, self.event("consent.given").with("expires_at", expires_at));
    }
}
