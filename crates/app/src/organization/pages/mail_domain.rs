//! Whether receivers will trust mails of the sender's domain: asked of the DNS when somebody presses the button.

use base::Email;
use mail::domain::{Check, Finding, Line, Record, Selector, Sender, Weight};
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message};

use super::mail::view;
use crate::{layout::Desk, messages::MailServer, organization};

/// The part of the mail page that looks at the sender's domain.
#[derive(Clone, Default, Serialize)]
pub(super) struct DomainView {
    /// The domain of the sender's address; none while no mail server is set up.
    domain: Option<String>,
    form: FormView,
    /// Empty until somebody asks.
    lines: Vec<LineView>,
    /// The name of the heaviest [`Weight`] among the lines.
    worst: &'static str,
    /// Whether there is a record to add.
    adds: bool,
}

/// One check as the page shows it.
#[derive(Clone, Serialize)]
struct LineView {
    check: &'static str,
    /// The name of a [`Finding`].
    finding: &'static str,
    weight: &'static str,
    found: Vec<Record>,
    add: Option<Record>,
    /// Whether `add` takes the place of what was found.
    replaces: bool,
    /// The domain the finding speaks of.
    domain: String,
    lookups: Option<usize>,
}

impl DomainView {
    /// Nothing asked yet.
    pub(super) fn of(server: &MailServer) -> Self {
        let domain = server.from.as_ref().filter(|_| server.is_set_up());
        Self {
            domain: domain.map(|from| from.domain().to_owned()),
            ..Self::default()
        }
    }

    fn with(self, form: FormView, lines: Vec<LineView>) -> Self {
        let weights = [Weight::Wrong, Weight::Unknown, Weight::Weak];
        let heaviest = weights.map(Weight::name).into_iter();
        let mut heaviest = heaviest.filter(|weight| lines.iter().any(|line| line.weight == *weight));
        Self {
            worst: heaviest.next().unwrap_or(Weight::Good.name()),
            adds: lines.iter().any(|line| line.add.is_some()),
            form,
            lines,
            ..self
        }
    }

    /// Before the question, every finding, and a question that cannot be asked.
    pub(super) fn samples() -> Vec<Self> {
        let blank = Self {
            domain: Some("acme.example".to_owned()),
            ..Self::default()
        };
        let mut wrong = FormErrors::default();
        wrong.push("selector", Message::new("settings-mail-domain-selector-invalid"));
        let again = FormView::again(Fields::from_iter([("selector", "a b")]), wrong);
        let lines = Finding::ALL.iter().map(|finding| LineView::sample(*finding)).collect();
        let form = FormView::blank().with("selector", "s1").with("signer", "acme.example");
        vec![
            blank.clone(),
            blank.clone().with(form, lines),
            blank.with(again, Vec::new()),
        ]
    }
}

impl LineView {
    fn new(line: Line, domain: &str) -> Self {
        let same = |add: &Record| {
            line.found
                .iter()
                .any(|found| (&found.name, found.kind) == (&add.name, add.kind))
        };
        Self {
            check: line.check.name(),
            finding: line.finding.name(),
            weight: line.weight().name(),
            replaces: line.add.as_ref().is_some_and(same),
            found: line.found,
            add: line.add,
            domain: line.domain.unwrap_or_else(|| domain.to_owned()),
            lookups: line.lookups,
        }
    }

    /// With records in turn, so that each part of a line is seen.
    fn sample(finding: Finding) -> Self {
        let check = Check::ALL
            .into_iter()
            .find(|check| finding.name().starts_with(check.name()))
            .unwrap_or(Check::Alignment);
        let long = format!("v=DKIM1; k=rsa; p={}", "MIIBIjANBgkqhkiG9w0BAQ".repeat(12));
        let (found, add) = match finding.name().len() % 3 {
            0 => (None, Some(Some("v=spf1 a:mail.acme.example ~all".to_owned()))),
            1 => (Some(long), Some(None)),
            _ => (
                Some("v=DMARC1; p=none".to_owned()),
                Some(Some("v=DMARC1; p=quarantine".to_owned())),
            ),
        };
        let record = |value| Record::new("_dmarc.acme.example", "TXT", value);
        let line = Line {
            check,
            finding,
            found: found.map(|value| record(Some(value))).into_iter().collect(),
            add: add.map(record),
            domain: None,
            lookups: Some(3),
        };
        Self::new(line, "acme.example")
    }
}

/// `POST /app/settings/mail/domain`: asks the DNS and shows the answer. Nothing is kept; the selector stands in the form
/// again.
pub async fn check(desk: Desk, fields: Fields) -> web::Result {
    let (server, _) = organization::load::<MailServer>(&mut desk.app.db.read()).await?;
    let mut page = view(&desk, None).await?;
    let asked = match read(&fields, &server) {
        Ok(asked) => asked,
        Err(errors) => {
            let form = FormView::again(fields, errors);
            page.domain = page.domain.with(form, Vec::new());
            return desk.invalid(page).await;
        }
    };
    let lines = match &asked {
        Some(sender) => {
            let lines = mail::domain::check(sender, desk.app.config.mail.dns).await;
            lines
                .into_iter()
                .map(|line| LineView::new(line, &sender.domain))
                .collect()
        }
        // Somebody took the mail server away in between; the page says so.
        None => Vec::new(),
    };
    let form = FormView::again(fields, FormErrors::default());
    page.domain = page.domain.with(form, lines);
    desk.page(page).await
}

fn read(fields: &Fields, server: &MailServer) -> Result<Option<Sender>, FormErrors> {
    let mut form = FormReader::new(fields);
    let selector = form.optional_parse_with("selector", |text| {
        text.parse::<Selector>()
            .map_err(|_| Message::new("settings-mail-domain-selector-invalid"))
    });
    // A domain as a mail address has it, in punycode.
    let signer = form.optional_parse_with("signer", |text| {
        format!("postmaster@{text}")
            .parse::<Email>()
            .map(|address| address.domain().to_owned())
            .map_err(|_| Message::new("settings-mail-domain-signer-invalid"))
    });
    form.finish()?;
    Ok(server.from.as_ref().filter(|_| server.is_set_up()).map(|from| Sender {
        domain: from.domain().to_owned(),
        host: server.host.clone(),
        selector,
        signer,
    }))
}
