//! What is held, what left, what was taken back, and what could not leave.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::Time;
use jiff::SignedDuration;
use serde::Serialize;
use web::{Message as Words, NoFields, Query, View};

use super::trouble_word;
use crate::{
    layout::Desk,
    messages::{
        actions, server,
        store::{self, Listed, OutboxCounts},
    },
};

/// The outbox.
#[derive(Serialize)]
pub struct OutboxPage {
    tab: &'static str,
    counts: OutboxCounts,
    /// Whether mail can leave at all.
    mail: bool,
    soon: Vec<Line>,
    acts: Vec<Act>,
    later: Vec<Line>,
    /// What the other tabs show.
    lines: Vec<Line>,
    /// There is more than the page shows.
    more: bool,
}

/// One message of a list.
#[derive(Clone, Debug, Serialize)]
struct Line {
    id: String,
    subject: String,
    to: String,
    to_script: String,
    language: String,
    job: Option<String>,
    author: Option<String>,
    /// When it leaves, or left.
    at: Time,
    /// Their own zone, where one is known.
    zone: Option<String>,
    trouble: Option<&'static str>,
    state: &'static str,
    may_act: bool,
}

/// One act on many people.
#[derive(Clone, Debug, Serialize)]
struct Act {
    id: String,
    kind: &'static str,
    lines: Vec<Line>,
    author: Option<String>,
    job: Option<String>,
    may_act: bool,
}

/// The page shows this many.
const MOST: i64 = 300;

/// `GET /app/outbox`
pub(in crate::messages) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let (mut on, now) = (desk.app.db.read(), desk.actor.now);
    let tab = match query.one("tab")? {
        Some("sent") => "sent",
        Some("taken-back") => "taken-back",
        Some("failed") => "failed",
        _ => "held",
    };
    let (states, order) = match tab {
        "sent" => ("'sent'", "m.sent_at DESC, m.id DESC"),
        "taken-back" => ("'taken_back'", "m.created_at DESC, m.id DESC"),
        "failed" => ("'failed', 'suppressed'", "m.created_at DESC, m.id DESC"),
        _ => ("'held', 'sending'", "m.send_at, m.id"),
    };
    let mut rows = store::list(&mut on, &desk.actor, states, order, MOST + 1).await?;
    let more = rows.len() > MOST as usize;
    rows.truncate(MOST as usize);
    let mut page = OutboxPage {
        tab,
        counts: store::counts(&mut on, &desk.actor, now - SignedDuration::from_hours(24)).await?,
        mail: server::has_mail_server(&mut on).await?,
        soon: Vec::new(),
        acts: Vec::new(),
        later: Vec::new(),
        lines: Vec::new(),
        more,
    };
    for row in rows {
        page.place(row, now);
    }
    desk.page(page).await
}

impl OutboxPage {
    fn place(&mut self, row: Listed, now: Time) {
        let (batch, kind, send_at) = (row.message.batch_id, row.message.kind, row.message.send_at);
        let line = Line::of(row);
        if self.tab != "held" {
            self.lines.push(line);
        } else if let Some(batch) = batch {
            let id = batch.to_string();
            match self.acts.iter_mut().find(|act| act.id == id) {
                Some(act) => {
                    act.may_act |= line.may_act;
                    act.lines.push(line);
                }
                None => self.acts.push(Act {
                    id,
                    kind: kind.as_str(),
                    author: line.author.clone(),
                    job: line.job.clone(),
                    may_act: line.may_act,
                    lines: vec![line],
                }),
            }
        } else if send_at <= now + SignedDuration::from_hours(1) {
            self.soon.push(line);
        } else {
            self.later.push(line);
        }
    }
}

impl Line {
    fn of(row: Listed) -> Self {
        let message = row.message;
        let named = Some(message.to_name).filter(|name| !name.is_empty());
        Self {
            id: message.id.to_string(),
            subject: message.subject,
            to: row
                .candidate_name
                .or(named)
                .unwrap_or_else(|| message.to_email.to_string()),
            to_script: row.candidate_script.unwrap_or_default(),
            language: message.language.to_string(),
            job: row.job_title,
            author: row.author,
            at: message.sent_at.unwrap_or(message.send_at),
            zone: row.candidate_zone,
            trouble: message.last_error.as_deref().map(trouble_word),
            state: message.state.as_str(),
            may_act: row.may_act,
        }
    }
}

/// `POST /app/outbox/batches/{batch}/taken-back`
pub(in crate::messages) async fn take_back_batch(
    desk: Desk,
    Path(batch): Path<String>,
    _: NoFields,
) -> web::Result<Response> {
    let batch: uuid::Uuid = batch.parse().map_err(|_| web::Error::NotFound)?;
    let actor = desk.actor.clone();
    let stopped = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { actions::take_back_batch(tx, &actor, batch).await })
        })
        .await?;
    if stopped == 0 {
        return Err(web::Error::NotFound);
    }
    let said = Words::new("messages-said-taken-back-many").with("n", stopped as i64);
    Ok(web::redirect("/app/outbox").flash(said).into_response())
}

impl View for OutboxPage {
    const TEMPLATE: &'static str = "messages/outbox.html";

    fn samples() -> Vec<Self> {
        let line = |trouble: Option<&'static str>, may_act: bool| Line {
            id: "0192f0c0-0000-7000-8000-000000000001".to_owned(),
            subject: "Your application <b>".to_owned(),
            to: "Wei Zhang".to_owned(),
            to_script: "张伟".to_owned(),
            language: "zh-Hans".to_owned(),
            job: may_act.then(|| "Kiln Engineer".to_owned()),
            author: may_act.then(|| "Rosa Brandt".to_owned()),
            at: "2026-11-25T08:00:00Z".parse().expect("a time"),
            zone: may_act.then(|| "Asia/Shanghai".to_owned()),
            trouble,
            state: "held",
            may_act,
        };
        let troubles = [
            "unfilled",
            "unsure",
            "hour-full",
            "day-full",
            "no-link",
            "not-a-mail",
            "not-set-up",
            "recipient",
            "later",
            "settings",
            "refused",
        ];
        let act = |kind| Act {
            id: "0192f0c0-0000-7000-8000-000000000002".to_owned(),
            kind,
            lines: vec![line(None, true)],
            author: Some("Rosa Brandt".to_owned()),
            job: Some("Kiln Engineer".to_owned()),
            may_act: true,
        };
        let page = |tab, lines: Vec<Line>, full: bool| Self {
            tab,
            counts: OutboxCounts {
                held: 23,
                sent: 31,
                taken_back: 4,
                failed: 1,
            },
            mail: full,
            soon: if full {
                vec![line(None, true), line(Some("later"), false)]
            } else {
                Vec::new()
            },
            acts: if full {
                vec![act("rejection"), act("position_filled")]
            } else {
                Vec::new()
            },
            later: if full { vec![line(None, true)] } else { Vec::new() },
            lines,
            more: full,
        };
        vec![
            page("held", Vec::new(), true),
            page("held", Vec::new(), false),
            page("sent", vec![line(None, true)], false),
            page("taken-back", vec![line(None, true)], false),
            page(
                "failed",
                troubles.map(|trouble| line(Some(trouble), true)).to_vec(),
                false,
            ),
        ]
    }
}
