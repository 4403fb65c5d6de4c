//! Changing what a job's form asks.

use base::Id;
use db::Tx;
use web::{Error, FormErrors, Message, Result};

use super::{Choice, Knockout, NewQuestion, Question, QuestionKind, store};
use crate::{
    access::Actor,
    events::{self, Event},
    jobs::Job,
};

/// A form longer than this is refused; one past [`super::MANY`] is warned about.
const MOST: usize = 30;

/// Adds a question at the end of the form.
pub async fn add_question(tx: &mut Tx, actor: &Actor, job: &Job, new: NewQuestion) -> Result<Id<Question>> {
    check(&new)?;
    tx.lock("jobs", job.id).await?;
    let questions = store::questions_of(tx, job.id).await?;
    if questions.len() >= MOST {
        return Err(invalid(
            "kind",
            Message::new("jobs-question-too-many").with("most", MOST),
        ));
    }
    let id = store::insert(tx, job.id, questions.len() as i32, &new).await?;
    events::record(
        tx,
        actor.by(),
        Event::new("question.added")
            .job(job.id)
            .subject(id)
            .with("kind", new.kind),
    );
    Ok(id)
}

/// Changes a question. Its kind stays: answers of another kind would make no sense beside those given.
pub async fn change_question(tx: &mut Tx, actor: &Actor, job: &Job, id: Id<Question>, new: NewQuestion) -> Result<()> {
    tx.lock("jobs", job.id).await?;
    let before = find(&store::questions_of(tx, job.id).await?, id)?;
    let new = NewQuestion {
        kind: before.kind,
        ..new
    };
    check(&new)?;
    if NewQuestion::from(before) == new {
        return Ok(());
    }
    store::update(tx, id, &new).await?;
    events::record(tx, actor.by(), Event::new("question.changed").job(job.id).subject(id));
    Ok(())
}

/// Moves a question up (-1) or down (1) by so many places.
pub async fn move_question(tx: &mut Tx, actor: &Actor, job: &Job, id: Id<Question>, by: i64) -> Result<()> {
    tx.lock("jobs", job.id).await?;
    let questions = store::questions_of(tx, job.id).await?;
    let at = questions
        .iter()
        .position(|question| question.id == id)
        .ok_or(Error::NotFound)?;
    let mut order: Vec<Id<Question>> = questions.iter().map(|question| question.id).collect();
    let moved = order.remove(at);
    let to = (at as i64).saturating_add(by).clamp(0, order.len() as i64) as usize;
    if to == at {
        return Ok(());
    }
    order.insert(to, moved);
    store::set_positions(tx, &order).await?;
    events::record(tx, actor.by(), Event::new("questions.reordered").job(job.id));
    Ok(())
}

/// Takes a question off the form. Answers already given stay with their applications.
pub async fn remove_question(tx: &mut Tx, actor: &Actor, job: &Job, id: Id<Question>) -> Result<()> {
    tx.lock("jobs", job.id).await?;
    find(&store::questions_of(tx, job.id).await?, id)?;
    store::remove(tx, id).await?;
    events::record(tx, actor.by(), Event::new("question.removed").job(job.id).subject(id));
    Ok(())
}

fn find(questions: &[Question], id: Id<Question>) -> Result<Question> {
    questions
        .iter()
        .find(|question| question.id == id)
        .cloned()
        .ok_or(Error::NotFound)
}

fn check(new: &NewQuestion) -> Result<()> {
    let mut errors = FormErrors::default();
    if new.labels.is_empty() {
        errors.push("labels", Message::new("jobs-question-needs-label"));
    }
    if new.kind.has_options() {
        check_options(&new.options.0, &mut errors);
    }
    if !new.knockout.as_ref().is_none_or(|rule| fits(rule, new)) {
        errors.push("knockout", Message::new("jobs-question-knockout-unfit"));
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(errors))
    }
}

fn check_options(options: &[Choice], errors: &mut FormErrors) {
    if !(2..=50).contains(&options.len()) {
        errors.push("options", Message::new("jobs-question-options-range"));
    }
    let mut values: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
    values.sort_unstable();
    if values.windows(2).any(|pair| pair[0] == pair[1]) {
        errors.push("options", Message::new("jobs-question-options-twice"));
    }
}

/// Whether a rule can be met by an answer of this kind, and names only what can be chosen.
fn fits(rule: &Knockout, new: &NewQuestion) -> bool {
    match (rule, new.kind) {
        (Knockout::OneOf(values) | Knockout::NoneOf(values), QuestionKind::Choice | QuestionKind::Choices) => {
            !values.is_empty()
                && values
                    .iter()
                    .all(|value| new.options.0.iter().any(|option| option.value == *value))
        }
        (Knockout::OneOf(values) | Knockout::NoneOf(values), QuestionKind::YesNo) => {
            values.len() == 1 && matches!(values[0].as_str(), "yes" | "no")
        }
        (Knockout::Below(_) | Knockout::Above(_), QuestionKind::Number)
        | (Knockout::Before(_) | Knockout::After(_), QuestionKind::Date) => true,
        _ => false,
    }
}

fn invalid(field: &str, message: Message) -> Error {
    Error::Invalid(FormErrors::new(field, message))
}
