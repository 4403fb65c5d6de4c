//! Applications that a program brings, such as a careers site of the company's own.
//!
//! No form of ours was on a screen, so what a form says of its browser is not asked: token, time, hidden field, address.
//! Words, files, mailboxes and the whole site are held to the same limits, and what is sent twice is one application.

use base::{PersonName, Secret};
use web::Fields;

use super::{
    fields,
    opening::{self, Found, Opening},
    sending::{self, Files, Whole},
};
use crate::{
    App,
    applications::Source,
    jobs::{self, CoverLetter, Question},
    organization,
};

/// A posting that takes applications, with what is asked of those who apply.
#[derive(Clone, Debug)]
pub struct Form {
    pub opening: Opening,
    pub questions: Vec<Question>,
}

/// What a program sent, under the names of our own form ([`field_of`](super::field_of) for answers).
pub struct Brought {
    pub fields: Fields,
    /// The applicant's name, part by part.
    pub name: Option<PersonName>,
    pub files: Files,
    pub source: Source,
}

/// The form of the posting with this number. A posting that takes no applications any more is [`web::Error::Gone`].
pub async fn form_of(app: &App, number: i64) -> web::Result<Form> {
    let (mut on, now) = (app.db.read(), app.clock.now());
    let opening = match opening::numbered(&mut on, number, now).await? {
        // Whoever filled in a form under an old address, or in a language that is no longer public, applies for the same
        // job.
        Found::Open(opening) | Found::Moved(opening) | Found::Elsewhere(opening) => opening,
        Found::Closed(_) => return Err(web::Error::Gone),
        Found::Nothing => return Err(web::Error::NotFound),
    };
    let questions = jobs::questions_of(&mut on, opening.job).await?;
    Ok(Form { opening, questions })
}

/// Takes the application. Name and mail address must be there; whether everything else is that the form requires is for
/// the program to see to, but what is there must be sound ([`web::Error::Invalid`], by the names of our form).
pub async fn bring(app: &App, form: &Form, sent: Brought) -> web::Result<()> {
    let Form { opening, questions } = form;
    let Brought {
        fields,
        name,
        mut files,
        source,
    } = sent;
    let open: Vec<Question> = questions
        .iter()
        .map(|question| Question {
            required: false,
            ..question.clone()
        })
        .collect();
    let read = fields::read(&fields, CoverLetter::Optional, &open, |field| {
        field == "resume" || files.has(field)
    });
    let applied = fields::with_file_errors(read, files.take_errors())?;
    let limits = app.config.applying;
    let signals = limits.count_brought(&app.limiter, &applied.email, opening.job, app.clock.now())?;
    let notice = organization::notice::current(&mut app.db.read(), &opening.language).await?;
    let whole = Whole {
        opening,
        applied,
        name_parts: name,
        files,
        signals,
        source,
        notice_version: notice.version,
        form_key: Secret::random().reveal(),
    };
    sending::submit(app, &opening.language, whole).await?;
    Ok(())
}
