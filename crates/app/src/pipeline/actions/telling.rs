//! What somebody is told when their application ends, and when.

use base::{Email, Id, Language, Time};
use db::{Conn, Tx};
use web::Result;

use crate::{
    access::Actor,
    applications::Application,
    candidates::Candidate,
    jobs,
    messages::{self, MessageKind, NewMessage, Rendered},
    organization::{self, HoldTimes, Organization},
    pipeline::{Telling, morning, next_working_morning, store},
};

/// A mail about the end of an application, as it would be sent now.
#[derive(Clone, Debug)]
pub struct Letter {
    pub candidate: Id<Candidate>,
    pub name: String,
    pub to: Email,
    pub language: Language,
    pub job: String,
    /// Where the person lives by the clock, after the place on their profile; else the job's.
    pub zone: base::Zone,
    /// If it is to leave on the next working morning.
    pub morning: Time,
    /// If it is to leave as soon as it can no longer be taken back.
    pub soon: Time,
    pub text: Rendered,
}

/// The mail about an application; none when there is no address or the person asked not to be written to.
pub async fn letter(
    on: &mut impl Conn,
    actor: &Actor,
    application: &Application,
    kind: MessageKind,
    now: Time,
) -> Result<Option<Letter>> {
    let person = store::recipient(on, application.id).await?;
    let Some(to) = person.email.filter(|_| !person.do_not_contact) else {
        return Ok(None);
    };
    let (organization, _) = organization::load::<Organization>(on).await?;
    let (hold, _) = organization::load::<HoldTimes>(on).await?;
    let zone = match places::zone(&person.city, person.country).or(person.zone) {
        Some(zone) => zone,
        None => jobs::zone_of(on, application.job_id, &organization).await?,
    };
    let soon = now + hold.wait();
    // What leaves this morning must still be a while off, or nobody could take it back.
    let morning = next_working_morning(soon, &zone, person.country.or(person.job_country));
    let job = person.posting_title.unwrap_or(person.job_title);
    let variables = [
        ("name", person.name.clone()),
        ("job", job.clone()),
        ("sender", actor.name.clone()),
    ];
    let text = messages::render(on, kind, &person.language, &variables.into()).await?;
    Ok(Some(Letter {
        candidate: person.id,
        name: person.name,
        to,
        language: person.language,
        job,
        zone,
        morning: morning::spread(morning, application.id.uuid()),
        soon,
        text,
    }))
}

/// Holds the mail in the outbox.
pub(super) async fn tell(
    tx: &mut Tx,
    actor: &Actor,
    application: &Application,
    kind: MessageKind,
    telling: Telling,
    batch: Option<uuid::Uuid>,
) -> Result<()> {
    if telling == Telling::Nothing {
        return Ok(());
    }
    let now = tx.now();
    let Some(letter) = letter(tx, actor, application, kind, now).await? else {
        return Ok(());
    };
    let send_at = match telling {
        Telling::NextWorkingMorning => letter.morning,
        Telling::Soon => letter.soon,
        Telling::Nothing => return Ok(()),
    };
    let new = NewMessage {
        candidate: Some(letter.candidate),
        application: Some(application.id),
        to_name: letter.name.clone(),
        created_by: Some(actor.id),
        batch,
        ..NewMessage::new(kind, letter.to, letter.language, send_at)
    };
    let new = new
        .with("name", letter.name)
        .with("job", letter.job)
        .with("sender", actor.name.clone());
    messages::hold(tx, new).await?;
    Ok(())
}
