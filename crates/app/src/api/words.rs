//! How the words and values of the application are described to programs.

use std::borrow::Cow;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{AdditionalProperties, ObjectBuilder, Type},
    },
};

use crate::{
    access::{Role, TeamRole},
    applications::{Admission, Outcome, Signal},
    candidates::{ContactKind, Order, Verdict},
    documents::{DocumentKind, Media, TextState},
    integrations::{
        exports::ExportState,
        imports::{Duplicates, Field, ImportKind, ImportState, RowState},
    },
    jobs::{
        CoverLetter, Employment, JobState, QuestionKind, Seniority, StageKind, Workplace,
        approvals::{ApprovalState, Decision, Rule},
    },
    messages::{MessageKind, MessageState},
    organization::{ReasonSide, Translated},
    pipeline::{
        Telling,
        batch::{BatchKind, BatchState},
        people::Standing,
    },
    postings::PostingState,
    privacy::Shelf,
    status::DataRequestKind,
};

/// Describes enums as the list of their words.
macro_rules! words {
    ($($type:ty => $name:literal),+ $(,)?) => {$(
        impl PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .enum_values(Some(<$type>::ALL.iter().map(|word| word.as_str())))
                    .into()
            }
        }
        impl ToSchema for $type {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }
        }
    )+};
}

words! {
    Admission => "Admission",
    ApprovalState => "ApprovalState",
    BatchKind => "BatchKind",
    BatchState => "BatchState",
    ContactKind => "ContactKind",
    DataRequestKind => "DataRequestKind",
    Decision => "Decision",
    DocumentKind => "DocumentKind",
    Duplicates => "Duplicates",
    Employment => "EmploymentType",
    ExportState => "ExportState",
    Field => "ImportField",
    ImportKind => "ImportKind",
    ImportState => "ImportState",
    JobState => "JobState",
    Media => "Media",
    MessageKind => "MessageKind",
    MessageState => "MessageState",
    Order => "CandidateOrder",
    Outcome => "Outcome",
    PostingState => "PostingState",
    QuestionKind => "QuestionKind",
    ReasonSide => "ReasonSide",
    Role => "Role",
    RowState => "ImportRowState",
    Rule => "ApprovalRule",
    Seniority => "Seniority",
    Shelf => "DataRequestState",
    Signal => "Signal",
    StageKind => "StageKind",
    Standing => "Standing",
    TeamRole => "TeamRole",
    Telling => "Telling",
    TextState => "TextState",
    Verdict => "Verdict",
    Workplace => "Workplace",
    CoverLetter => "CoverLetter",
}

impl PartialSchema for Translated {
    fn schema() -> RefOr<Schema> {
        let text: RefOr<Schema> = ObjectBuilder::new().schema_type(Type::String).into();
        ObjectBuilder::new()
            .description(Some("A text per language, by BCP 47 tag: {\"en\": \"Review\"}."))
            .additional_properties(Some(AdditionalProperties::from(text)))
            .into()
    }
}

impl ToSchema for Translated {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Translated")
    }
}
