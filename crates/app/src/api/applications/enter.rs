//! Applications that come in another way than the form: by hand, and those that were set aside.

use axum::response::Response;
use base::{Email, Id, Language, Phone};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{FormErrors, Message, Result};

use super::ApplicationView;
use crate::{
    access::Right,
    api::{Api, At, Call, LINE, Nothing, Reader},
    applications::{self, Application, NewByStaff, Newcomer, Source, Who},
    candidates::Candidate,
    jobs::Job,
};

/// An application to enter: for somebody known (`candidate_id`) or somebody new (`candidate`). Files are added to it
/// afterwards.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewApplication)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    #[schema(value_type = Option<String>, format = Uuid)]
    candidate_id: Option<Id<Candidate>>,
    candidate: Option<NewcomerBody>,
    /// Such as `referral`.
    #[schema(min_length = 1, max_length = 200)]
    source: String,
}

/// Somebody new.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Newcomer)]
pub struct NewcomerBody {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[schema(value_type = Option<String>, format = Email)]
    email: Option<Email>,
    #[schema(value_type = Option<String>)]
    phone: Option<Phone>,
    #[schema(value_type = String)]
    language: Language,
}

pub(super) fn api() -> Api {
    let write = "applications:write";
    Api::new()
        .create::<NewBody, ApplicationView, _, _>("/api/v1/applications", create, write, "Enter an application by hand")
        .act::<Nothing, ApplicationView, _, _>(
            "/api/v1/applications/{application}/admission",
            admit,
            write,
            "Let in an application that was set aside",
        )
        .done::<Nothing, _, _>(
            "/api/v1/applications/{application}/trash",
            trash,
            write,
            "Throw away an application that was set aside; one that was let in is rejected instead",
        )
        .act::<Nothing, ApplicationView, _, _>(
            "/api/v1/applications/{application}/restoration",
            restore,
            write,
            "Take an application out of the trash",
        )
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/applications", |tx, sent| {
        Box::pin(async move {
            // Unseen is not found; seen without the right is forbidden.
            sent.actor.job(tx, sent.body.job_id, Right::Decide).await?;
            let mut reader = Reader::new();
            let said = sent.body.clone();
            let source = reader.line("source", &said.source, 1..=LINE);
            let who = match (said.candidate_id, said.candidate) {
                (Some(id), None) => Who::Known(id),
                (None, Some(new)) => Who::New(Newcomer {
                    name: reader.line("name", &new.name, 1..=LINE),
                    email: new.email,
                    phone: new.phone,
                    language: new.language,
                }),
                (Some(_), Some(_)) => return Err(FormErrors::new("candidate", Message::new("fields-invalid")).into()),
                (None, None) => {
                    return Err(FormErrors::new("candidate_id", Message::new("fields-required")).into());
                }
            };
            reader.finish()?;
            let new = NewByStaff {
                who,
                job: said.job_id,
                source: Source::of(&source),
                files: Vec::new(),
            };
            let id = applications::add_by_staff(tx, &sent.keys, &sent.actor, new).await?;
            Ok(ApplicationView::from(sent.actor.application(tx, id, Right::See).await?))
        })
    })
    .await
}

async fn admit(At(id): At<Application>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let application = sent.actor.application(tx, id, Right::Decide).await?;
            sent.expect(application.version)?;
            applications::admit(tx, &sent.actor, id).await?;
            Ok(ApplicationView::from(sent.actor.application(tx, id, Right::See).await?))
        })
    })
    .await
}

async fn trash(At(id): At<Application>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let application = sent.actor.application(tx, id, Right::Decide).await?;
            sent.expect(application.version)?;
            applications::put_away(tx, &sent.actor, &[id]).await.map(drop)
        })
    })
    .await
}

async fn restore(At(id): At<Application>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            applications::restore(tx, &sent.actor, id).await?;
            let application = sent.actor.application(tx, id, Right::Decide).await?;
            Ok(ApplicationView::from(application))
        })
    })
    .await
}
