//! English and German for any reader: every pay can be said.

use super::number::Style;
use crate::{Pay, Period};

pub const ENGLISH: Style = Style {
    group: ",",
    decimal: '.',
    sign_first: true,
    to: "–",
    from: "from ",
    up_to: "up to ",
};

pub const GERMAN: Style = Style {
    group: ".",
    decimal: ',',
    sign_first: false,
    to: "–",
    from: "ab ",
    up_to: "bis ",
};

pub fn english(pay: &Pay, about: bool) -> String {
    let amount = ENGLISH.bounds_about(pay, if about { "about " } else { "" });
    let time = match pay.period {
        Period::Month if pay.months != 12 => format!(" × {}", pay.months),
        Period::Hour => " an hour".to_owned(),
        Period::Day => " a day".to_owned(),
        Period::Week => " a week".to_owned(),
        Period::Month => " a month".to_owned(),
        Period::Year => " a year".to_owned(),
    };
    format!("{amount}{time}{}", english_bonus(pay))
}

pub fn english_bonus(pay: &Pay) -> String {
    match (pay.bonus_months, pay.bonus_percent) {
        (Some(1), _) => " + 1 month’s bonus".to_owned(),
        (Some(months), _) => format!(" + {months} months’ bonus"),
        (None, Some(percent)) => format!(" + {percent}% bonus"),
        (None, None) => String::new(),
    }
}

pub fn german(pay: &Pay, about: bool) -> String {
    let amount = GERMAN.bounds_about(pay, if about { "rund " } else { "" });
    let period = match pay.period {
        Period::Hour => "Stunde",
        Period::Day => "Tag",
        Period::Week => "Woche",
        Period::Month => "Monat",
        Period::Year => "Jahr",
    };
    let months = match pay.months {
        12 => String::new(),
        months => format!(" · {months} Monatsgehälter"),
    };
    format!("{amount} / {period}{months}{}", german_bonus(pay))
}

pub fn german_bonus(pay: &Pay) -> String {
    match (pay.bonus_months, pay.bonus_percent) {
        (Some(1), _) => " + 1 Monatsgehalt Bonus".to_owned(),
        (Some(months), _) => format!(" + {months} Monatsgehälter Bonus"),
        (None, Some(percent)) => format!(" + {percent} % Bonus"),
        (None, None) => String::new(),
    }
}
