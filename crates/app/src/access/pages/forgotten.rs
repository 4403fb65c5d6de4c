//! Somebody forgot their password. The answer is the same whether or not there is such an account.

use base::Email;
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message, Rule, templates::View};

use super::super::{attempt::Caller, store, tasks::SendPasswordReset};
use crate::{App, layout::Visit};

/// Asks for the address; then says that a mail is on its way if somebody works here under it.
#[derive(Serialize)]
pub struct ForgottenView {
    form: FormView,
    sent: bool,
}

impl View for ForgottenView {
    const TEMPLATE: &'static str = "access/forgotten.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new("email", Message::new("access-email-invalid"));
        vec![
            Self {
                form: FormView::blank(),
                sent: false,
            },
            Self {
                form: FormView::again(Fields::default(), wrong),
                sent: false,
            },
            Self {
                form: FormView::blank(),
                sent: true,
            },
        ]
    }
}

/// Asking costs us a mail.
const FROM_ONE_ADDRESS: Rule = Rule {
    purpose: "password-forgotten-address",
    limit: 20,
    window: std::time::Duration::from_mins(15),
};
/// TRUST section 3: mails to one address.
const FOR_ONE_ACCOUNT: Rule = Rule {
    purpose: "password-forgotten-account",
    limit: 3,
    window: std::time::Duration::from_hours(1),
};

/// `GET /app/forgotten-password`
pub async fn page(visit: Visit) -> web::Result {
    visit
        .page(ForgottenView {
            form: FormView::blank(),
            sent: false,
        })
        .await
}

/// `POST /app/forgotten-password`
pub async fn ask(visit: Visit, caller: Caller, fields: Fields) -> web::Result {
    let mut form = FormReader::new(&fields);
    let email = form.parse_with("email", |text| {
        text.parse::<Email>().map_err(|_| Message::new("access-email-invalid"))
    });
    let email = match form.finish() {
        Ok(ok) => ok.get(email),
        Err(errors) => {
            return visit
                .invalid(ForgottenView {
                    form: FormView::again(fields, errors),
                    sent: false,
                })
                .await;
        }
    };
    let (app, now) = (&visit.app, visit.app.clock.now());
    app.limiter.hit(FROM_ONE_ADDRESS, &caller.address.key(), now)?;
    if app.limiter.hit(FOR_ONE_ACCOUNT, &email.comparison(), now).is_ok() {
        let user = store::credentials(&mut app.db.read(), &email)
            .await?
            .map(|known| known.id);
        // Known or not, one item of work is written, and the answer takes as long.
        app.db
            .write(move |tx| Box::pin(async move { work::enqueue::<App, _>(tx, &SendPasswordReset { user }).await }))
            .await?;
    }
    visit
        .page(ForgottenView {
            form: FormView::blank(),
            sent: true,
        })
        .await
}
