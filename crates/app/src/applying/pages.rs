//! The form's routes.

use std::time::Duration;

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use web::{ClientAddr, Fields, FormErrors, FormView, Message, Multipart, Query, RetryAfter};

use super::{
    fields, limits,
    opening::{self, Found, Opening},
    page::{AppliedPage, ApplyPage, Kept},
    sending::{self, Files},
    token, uploads,
};
use crate::{
    applications::{self, Admission, Signal},
    channels,
    jobs::{self, Question},
    layout::Visit,
    messages, organization,
};

/// `GET /jobs/{slug}/apply`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>, Query(query): Query) -> web::Result<Response> {
    let (opening, questions) = match load(&visit, &slug).await? {
        Loaded::Open(opening, questions) => (opening, questions),
        Loaded::Moved(opening, _) => {
            return Ok(web::moved(format!("/jobs/{}/apply{}", opening.slug, whole_query(&visit))).into_response());
        }
        // The posting's page says that it is closed, and what is open instead.
        Loaded::Elsewhere(opening, _) | Loaded::Closed(opening, _) => {
            return Ok(web::found(format!("/jobs/{}{}", opening.slug, keep(&visit))).into_response());
        }
    };
    let now = visit.app.clock.now();
    let mut page = ApplyPage::new(
        &opening,
        &questions,
        &visit.language,
        visit.app.limits.upload_file_bytes,
    );
    page.token = token::new(&visit.app.signer, opening.posting, now);
    page.source = query
        .many("source")
        .next()
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    page.notice_version = notice_version(&visit).await?;
    visit.page(page).await
}

/// `POST /jobs/{slug}/apply`
pub(super) async fn send(
    visit: Visit,
    client: ClientAddr,
    Path(slug): Path<String>,
    form: Multipart,
) -> web::Result<Response> {
    let (opening, questions, is_open) = match load(&visit, &slug).await? {
        // Whoever filled in the form under an old address, or in a language that is no longer public, applies for the
        // same job.
        Loaded::Open(opening, questions)
        | Loaded::Moved(opening, questions)
        | Loaded::Elsewhere(opening, questions) => (opening, questions, true),
        Loaded::Closed(opening, questions) => (opening, questions, false),
    };
    let sent = Sent {
        visit,
        opening,
        questions,
    };
    if !is_open {
        let fields = form.finish().await?;
        return sent.closed(fields).await;
    }
    if let Err(wait) = limits::form(&sent.visit.app.limiter, client, sent.visit.app.clock.now()) {
        let fields = form.finish().await?;
        return sent.wait(fields, Files::default(), wait).await;
    }
    let (fields, files) = Files::receive(&sent.visit.app, form, &sent.questions, str::to_owned).await?;
    sent.answer(client, fields, files).await
}

/// `GET /jobs/{slug}/applied`
pub(super) async fn applied(visit: Visit, Path(slug): Path<String>, Query(query): Query) -> web::Result<Response> {
    let (mut on, now) = (visit.app.db.read(), visit.app.clock.now());
    let opening = match opening::find(&mut on, &slug, now).await? {
        // Whoever applied a moment before the end, or before the address changed, is told all the same.
        Found::Open(opening) | Found::Moved(opening) | Found::Elsewhere(opening) | Found::Closed(opening) => opening,
        Found::Nothing => return Err(web::Error::NotFound),
    };
    let mail = messages::has_mail_server(&mut on).await?;
    visit
        .page(AppliedPage {
            title: opening.title,
            title_lang: opening.language.to_string(),
            mail,
            must_confirm: mail && query.many("confirm").next() == Some("true"),
        })
        .await
}

enum Loaded {
    Open(Opening, Vec<Question>),
    Moved(Opening, Vec<Question>),
    Elsewhere(Opening, Vec<Question>),
    Closed(Opening, Vec<Question>),
}

async fn load(visit: &Visit, slug: &str) -> web::Result<Loaded> {
    let (mut on, now) = (visit.app.db.read(), visit.app.clock.now());
    let (opening, loaded): (_, fn(Opening, Vec<Question>) -> Loaded) = match opening::find(&mut on, slug, now).await? {
        Found::Open(opening) => (opening, Loaded::Open),
        Found::Moved(opening) => (opening, Loaded::Moved),
        Found::Elsewhere(opening) => (opening, Loaded::Elsewhere),
        Found::Closed(opening) => (opening, Loaded::Closed),
        Found::Nothing => return Err(web::Error::NotFound),
    };
    let questions = jobs::questions_of(&mut on, opening.job).await?;
    Ok(loaded(opening, questions))
}

/// The version of the privacy notice that the form's reader is shown.
async fn notice_version(visit: &Visit) -> web::Result<String> {
    let notice = organization::notice::current(&mut visit.app.db.read(), &visit.language).await?;
    Ok(notice.version)
}

/// `?lang=de`, where the address names a language.
fn keep(visit: &Visit) -> String {
    if visit.language_in_address {
        format!("?lang={}", visit.language)
    } else {
        String::new()
    }
}

/// Everything that was asked, for another address of the same page.
fn whole_query(visit: &Visit) -> String {
    visit
        .query
        .as_ref()
        .map(|query| format!("?{query}"))
        .unwrap_or_default()
}

/// A form that was sent, and the page it came from.
struct Sent {
    visit: Visit,
    opening: Opening,
    questions: Vec<Question>,
}

impl Sent {
    async fn answer(self, client: ClientAddr, fields: Fields, mut files: Files) -> web::Result<Response> {
        let app = &self.visit.app;
        let hidden = fields::hidden(&fields, &self.questions);
        files.find_uploads(app, &hidden).await?;
        if hidden.switched {
            return self.switched(fields, files).await;
        }
        let fields = self.without_removed(fields).await?;
        let read = fields::read(&fields, self.opening.cover_letter, &self.questions, |field| {
            files.has(field)
        });
        let errors = files.take_errors();
        if (read.is_err() || !errors.is_empty())
            && let Some(admission) = self.sent_before(&hidden.token).await?
        {
            return Ok(self.arrived(admission));
        }
        let applied = match fields::with_file_errors(read, errors) {
            Ok(applied) => applied,
            Err(errors) => return self.again(fields, files, errors, None).await,
        };
        let mut browser = Vec::new();
        let form_key = match token::check(&app.signer, self.opening.posting, &hidden.token, app.clock.now()) {
            token::Checked::Good { form_key } => form_key,
            token::Checked::TooFast { form_key } => {
                browser.push(Signal::TooFast);
                form_key
            }
            token::Checked::Stale => {
                let note = Message::new("applying-send-again");
                return self.again(fields, files, FormErrors::default(), Some(note)).await;
            }
        };
        if hidden.trapped {
            browser.push(Signal::HiddenField);
        }
        if let Err((field, words)) = files.assemble(app).await? {
            files.forget_upload(&field);
            return self.again(fields, files, FormErrors::new(field, words), None).await;
        }
        let limits = app.config.applying;
        let counted = limits.count(&app.limiter, client, &applied.email, self.opening.job, app.clock.now());
        let signals = match counted {
            Ok(signals) => signals.into_iter().chain(browser).collect(),
            Err(wait) => return self.wait(fields, files, wait).await,
        };
        let sent = sending::Whole {
            opening: &self.opening,
            applied,
            name_parts: None,
            files,
            signals,
            source: channels::source_of(&mut app.db.read(), &hidden.source).await?,
            notice_version: hidden.notice_version,
            form_key,
        };
        let admission = match sending::submit(app, &self.visit.language, sent).await {
            // It closed between the form and the writing.
            Err(web::Error::Gone) => return self.closed(fields).await,
            submitted => submitted?,
        };
        Ok(self.arrived(admission))
    }

    /// The page that says so.
    fn arrived(&self, admission: Admission) -> Response {
        let mut path = format!("/jobs/{}/applied?lang={}", self.opening.slug, self.visit.language);
        if admission == Admission::Unconfirmed {
            path.push_str("&confirm=true");
        }
        web::redirect(path).into_response()
    }

    /// How far the application was let in that this very form made, if it made one: a reload whose first answer was lost
    /// names files that are part of it by now.
    async fn sent_before(&self, token: &str) -> web::Result<Option<Admission>> {
        let app = &self.visit.app;
        match token::check(&app.signer, self.opening.posting, token, app.clock.now()) {
            token::Checked::Good { form_key } | token::Checked::TooFast { form_key } => {
                Ok(applications::sent_by(&mut app.db.read(), &form_key).await?)
            }
            token::Checked::Stale => Ok(None),
        }
    }

    /// The fields without answers to questions that were taken off the form while somebody filled it in.
    async fn without_removed(&self, fields: Fields) -> web::Result<Fields> {
        let asked = |name: &str| self.questions.iter().any(|question| fields::field_of(question) == name);
        let unknown = |name: &str| fields::question_in(name).filter(|_| !asked(name));
        if !fields.iter().any(|(name, _)| unknown(name).is_some()) {
            return Ok(fields);
        }
        let removed = jobs::removed_questions(&mut self.visit.app.db.read(), self.opening.job).await?;
        let gone: Vec<String> = fields
            .iter()
            .filter(|(name, _)| unknown(name).is_some_and(|id| removed.contains(&id)))
            .map(|(name, _)| name.to_owned())
            .collect();
        Ok(gone.iter().fold(fields, |fields, name| fields.without(name)))
    }

    /// The form with everything that was typed, for a job that stopped taking applications meanwhile: to copy, not to send.
    async fn closed(&self, fields: Fields) -> web::Result<Response> {
        let note = Message::new("applying-closed");
        let mut page = self
            .page(fields, Files::default(), FormErrors::default(), Some(note))
            .await?;
        page.closed = true;
        self.visit.page_with(StatusCode::GONE, page).await
    }

    /// The form in another language, with everything that was typed and every file that has arrived. The privacy notice is
    /// the one in that language too.
    async fn switched(&self, fields: Fields, mut files: Files) -> web::Result<Response> {
        let errors = files.take_errors();
        let mut page = self.page(fields, files, errors, None).await?;
        page.notice_version = notice_version(&self.visit).await?;
        self.visit.page(page).await
    }

    /// The form again, with everything that was typed and every file that has arrived.
    async fn again(
        &self,
        fields: Fields,
        files: Files,
        errors: FormErrors,
        note: Option<Message>,
    ) -> web::Result<Response> {
        let page = self.page(fields, files, errors, note).await?;
        self.visit.invalid(page).await
    }

    /// The same, for somebody who has to wait first.
    async fn wait(&self, fields: Fields, files: Files, RetryAfter(wait): RetryAfter) -> web::Result<Response> {
        let minutes = wait.max(Duration::from_secs(1)).as_secs().div_ceil(60);
        let note = Message::new("applying-wait").with("minutes", minutes as i64);
        let page = self.page(fields, files, FormErrors::default(), Some(note)).await?;
        let mut response = self.visit.page_with(StatusCode::TOO_MANY_REQUESTS, page).await?;
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        Ok(response)
    }

    async fn page(
        &self,
        fields: Fields,
        files: Files,
        errors: FormErrors,
        note: Option<Message>,
    ) -> web::Result<ApplyPage> {
        let app = &self.visit.app;
        let hidden = fields::hidden(&fields, &self.questions);
        let kept = files.keep(app).await?;
        let find = |field: &str| kept.iter().find(|(own, _)| own == field).map(|(_, kept)| kept.clone());
        let mut page = ApplyPage::new(
            &self.opening,
            &self.questions,
            &self.visit.language,
            app.limits.upload_file_bytes,
        );
        let now = app.clock.now();
        page.token = match token::check(&app.signer, self.opening.posting, &hidden.token, now) {
            token::Checked::Good { .. } | token::Checked::TooFast { .. } => hidden.token,
            token::Checked::Stale => token::new(&app.signer, self.opening.posting, now),
        };
        page.source = hidden.source;
        page.notice_version = hidden.notice_version;
        page.resume = find("resume");
        page.cover_letter = find("cover_letter");
        for question in &mut page.file_questions {
            question.kept = find(question.name());
        }
        page.form = FormView::again(fields, errors);
        page.note = note;
        Ok(page)
    }
}

impl From<&uploads::Upload> for Kept {
    fn from(upload: &uploads::Upload) -> Self {
        Self {
            upload: String::new(),
            filename: upload.filename.clone(),
            kb: (upload.size + 1023) / 1024,
        }
    }
}
