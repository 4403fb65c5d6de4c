//! Stories of jobs, on both databases.

mod approval;
mod editing;
mod making;
mod questions;
mod seen;
mod stages;
mod state;

use crate::testing::{Answer, Client};

/// The form of a new job, as somebody fills it in.
const FORM: [(&str, &str); 16] = [
    ("title", "Glaze Chemist"),
    ("department", ""),
    ("employment", "full_time"),
    ("seniority", "senior"),
    ("openings", "2"),
    ("workplace", "on_site"),
    ("cities", "Munich, Germany\nHangzhou, CN"),
    ("pay_min", "60k"),
    ("pay_max", "90,000"),
    ("pay_currency", "CNY"),
    ("pay_period", "month"),
    ("pay_months", "14"),
    ("pay_bonus_kind", "none"),
    ("pay_shown", "true"),
    ("answer_days", "10"),
    ("cover_letter", "optional"),
];

/// The form with some fields changed or added.
fn form_with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM
        .into_iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

/// Makes a job by the form and gives its id.
async fn make(client: &Client<'_>, changes: &[(&str, &str)]) -> String {
    let answer = client
        .post("/app/jobs", &form_with(changes))
        .await
        .expect_redirect("/app/jobs/");
    id_in(&answer)
}

/// The id in the address that an answer leads to: `/app/jobs/{id}/plan`.
fn id_in(answer: &Answer) -> String {
    answer
        .header("location")
        .split('/')
        .nth(3)
        .expect("an id in the address")
        .to_owned()
}

/// The value of a hidden field of a page.
fn hidden(page: &Answer, name: &str) -> String {
    let text = page.text();
    let start = format!("name=\"{name}\" value=\"");
    let at = text.find(&start).unwrap_or_else(|| panic!("no field {name} in {text}")) + start.len();
    text[at..].split('"').next().expect("the value ends").to_owned()
}
