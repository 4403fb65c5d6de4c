//! Each format by an answer as its vendor shows it, and what is wrong with answers.

mod bad;
mod feeds;
mod interfaces;
mod pages;

use crate::{Answer, Figures, Kind, Period, Posted, Source, Unreadable, Wage, read};

/// Reads an answer from this address.
fn ask(kind: &Kind, url: &str, text: &str) -> Result<Answer, Unreadable> {
    read(
        kind,
        &Source {
            url,
            media_type: None,
            bytes: text.as_bytes(),
        },
    )
}

/// The postings of an answer that has no faults.
fn postings(kind: &Kind, url: &str, text: &str) -> Vec<Posted> {
    let answer = ask(kind, url, text).unwrap();
    assert_eq!(answer.faults, []);
    answer.postings
}

fn words(posted: &Posted) -> Vec<&str> {
    posted.places.iter().map(|place| place.words.as_str()).collect()
}

fn said(when: Option<crate::When>) -> String {
    when.map_or_else(String::new, |when| when.to_string())
}

fn figures(posted: &Posted) -> &Figures {
    match &posted.pay {
        Some(Wage::Figures(figures)) => figures,
        other => panic!("these are no figures: {other:?}"),
    }
}

/// `65000-85000 EUR year`
fn range(posted: &Posted) -> String {
    let figures = figures(posted);
    let amount = |amount: &Option<String>| amount.clone().unwrap_or_else(|| "?".to_owned());
    let period = figures.period.map_or("?", Period::as_str);
    format!(
        "{}-{} {} {period}",
        amount(&figures.min),
        amount(&figures.max),
        figures.currency
    )
}
