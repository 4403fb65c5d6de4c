//! The partner feed as JSON: `{"version", "publisher", "publisher_url", "generated_at", "count", "jobs": [..]}`.

use base::Time;
use serde_json::{Map, Value, json};

use super::{Fields, VERSION, check, value};
use crate::{Ad, Employer, Fault, channels::refused, dates};

pub fn open(employer: &Employer, count: u64, now: Time, out: &mut String) {
    let head = json!({
        "version": VERSION,
        "publisher": employer.name,
        "publisher_url": employer.website,
        "generated_at": dates::utc(now),
        "count": count,
    });
    let head = head.to_string();
    out.push_str(head.trim_end_matches('}'));
    out.push_str(",\"jobs\":[");
}

pub fn close(out: &mut String) {
    out.push_str("\n]}\n");
}

pub fn item(
    employer: &Employer,
    ad: &Ad,
    fields: &Fields,
    first: bool,
    faults: &mut Vec<Fault>,
    out: &mut String,
) -> u64 {
    check(employer, ad, faults);
    if refused(faults) {
        return 0;
    }
    let named = fields
        .iter()
        .map(|field| (field.as_str().to_owned(), value(field, employer, ad)));
    let job = Value::Object(named.collect::<Map<_, _>>());
    out.push_str(if first { "\n" } else { ",\n" });
    out.push_str(&job.to_string());
    1
}
