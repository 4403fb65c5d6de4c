//! `GET /app/import`: the way in, and the files of late.

use serde::Serialize;
use web::{Message, View};

use crate::{
    integrations::imports::{Import, ImportKind, ImportState, of_user},
    layout::Desk,
};

/// So many files are shown.
const LATEST: i64 = 20;

#[derive(Serialize)]
pub struct OverviewPage {
    imports: Vec<Import>,
    /// Why a file was not taken, beside the form it came by.
    candidates_problem: Option<Message>,
    jobs_problem: Option<Message>,
}

impl View for OverviewPage {
    const TEMPLATE: &'static str = "integrations/import.html";

    fn samples() -> Vec<Self> {
        let all = ImportState::ALL
            .iter()
            .map(|state| Import::sample(ImportKind::Jobs, *state));
        vec![
            Self {
                imports: Vec::new(),
                candidates_problem: Some(Message::new("integrations-not-text")),
                jobs_problem: Some(Message::new("integrations-not-json")),
            },
            Self {
                imports: all
                    .chain([Import::sample(ImportKind::Candidates, ImportState::Mapping)])
                    .collect(),
                candidates_problem: None,
                jobs_problem: None,
            },
        ]
    }
}

pub async fn page(desk: Desk) -> web::Result {
    let view = view(&desk, None).await?;
    desk.page(view).await
}

pub async fn view(desk: &Desk, problem: Option<(ImportKind, Message)>) -> web::Result<OverviewPage> {
    let imports = of_user(&mut desk.app.db.read(), desk.actor.id, None, LATEST).await?;
    let (candidates_problem, jobs_problem) = match problem {
        Some((ImportKind::Candidates, message)) => (Some(message), None),
        Some((ImportKind::Jobs, message)) => (None, Some(message)),
        None => (None, None),
    };
    Ok(OverviewPage {
        imports,
        candidates_problem,
        jobs_problem,
    })
}
