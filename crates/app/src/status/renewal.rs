//! Asking for the link again. The answer is the same for an address we know and for one we do not, in words and in time:
//! who it is for is looked up later, in the background.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use base::Email;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use web::{ClientAddr, Fields, FormReader, FormView, Message, Query, Rule, View};
use work::{Failure, Task};

use super::{actions, store};
use crate::{App, layout::Visit, messages::MessageKind};

/// The page where somebody asks for their link.
#[derive(Serialize)]
pub struct RenewalPage {
    form: FormView,
    /// Asked; whether to anybody we know, the page does not say.
    sent: bool,
    /// Somebody came by a link that leads nowhere.
    lost: bool,
}

impl View for RenewalPage {
    const TEMPLATE: &'static str = "status/renewal.html";

    fn samples() -> Vec<Self> {
        let errors = web::FormErrors::new("email", Message::new("status-email-wrong"));
        let typed = FormView::again([("email", "ada@")].into_iter().collect(), errors);
        vec![
            Self {
                form: FormView::blank(),
                sent: false,
                lost: true,
            },
            Self {
                form: typed,
                sent: false,
                lost: false,
            },
            Self {
                form: FormView::blank(),
                sent: true,
                lost: false,
            },
        ]
    }
}

/// Asked from one address within ten minutes.
const PER_ADDRESS: Rule = Rule {
    purpose: "status-links",
    limit: 60,
    window: Duration::from_mins(10),
};

/// Sent to one mailbox within an hour; more are answered like the others and not sent.
const PER_MAILBOX: Rule = Rule {
    purpose: "status-links-mailbox",
    limit: 3,
    window: Duration::from_hours(1),
};

/// `GET /status`
pub(super) async fn show(visit: Visit, Query(query): Query) -> web::Result<Response> {
    let sent = query.many("sent").any(|sent| sent == "true");
    visit
        .page(RenewalPage {
            form: FormView::blank(),
            sent,
            lost: false,
        })
        .await
}

/// For a link that leads nowhere, whatever it was: the page where one asks for another, as "not found".
pub(super) async fn lost(visit: &Visit) -> web::Result<Response> {
    let page = RenewalPage {
        form: FormView::blank(),
        sent: false,
        lost: true,
    };
    visit.page_with(StatusCode::NOT_FOUND, page).await
}

/// `POST /status`
pub(super) async fn send(visit: Visit, client: ClientAddr, fields: Fields) -> web::Result<Response> {
    let app = &visit.app;
    app.limiter.hit(PER_ADDRESS, &client.key(), app.clock.now())?;
    let mut form = FormReader::new(&fields);
    let email = form.parse_with("email", |text| {
        text.parse::<Email>().map_err(|_| Message::new("status-email-wrong"))
    });
    let email = match form.finish() {
        Ok(ok) => ok.get(email),
        Err(errors) => {
            return visit
                .invalid(RenewalPage {
                    lost: false,
                    form: FormView::again(fields, errors),
                    sent: false,
                })
                .await;
        }
    };
    let mailbox = email.comparison();
    if app.limiter.hit(PER_MAILBOX, &mailbox, app.clock.now()).is_ok() {
        let task = SendLinks {
            mailbox: app.keys.seal(PURPOSE, &mailbox),
        };
        app.db
            .write(move |tx| {
                let task = task.clone();
                Box::pin(async move { work::enqueue::<App, _>(tx, &task).await })
            })
            .await?;
    }
    Ok(web::redirect(format!("/status?sent=true&lang={}", visit.language)).into_response())
}

const PURPOSE: &str = "status-mailbox";

/// How many applications of one mailbox are written about at a time.
const MOST: i64 = 5;

/// Sends the links of a mailbox. The address is sealed: work that waits says nothing about people.
#[derive(Clone, Serialize, Deserialize)]
pub struct SendLinks {
    mailbox: String,
}

impl Task<App> for SendLinks {
    const NAME: &'static str = "status.send_links";

    async fn run(self, app: App) -> Result<(), Failure> {
        let Some(mailbox) = app.keys.unseal(PURPOSE, &self.mailbox) else {
            return Err(Failure::Final(anyhow::anyhow!("an address sealed with another key")));
        };
        app.db
            .write(move |tx| {
                let mailbox = mailbox.clone();
                Box::pin(async move {
                    for application in store::of_address(tx, &mailbox, MOST).await? {
                        actions::write_to(tx, &application, MessageKind::StatusLink).await?;
                    }
                    Ok::<_, web::Error>(())
                })
            })
            .await?;
        Ok(())
    }
}
