//! The filters of templates, each in the reader's language and time zone.
//!
//! Days and moments: `date`, `date_short`, `date_long`, `date_full`, `day_month`, `day_month_long`, `weekday_date`,
//! `weekday`, `month`; moments alone: `time`, `date_time`, `day_month_time`, `weekday_time`, which take a
//! `zone`, and `time_ago`.
//! Figures: `number`, `percent`, `money` (`min|money(to=max)` is a range). Names: `language_name`, `own_language_name`,
//! `country_name`, `direction`. Rows: `and_list`, `or_list`. Texts: `markdown`, `markdown_text`, `summary`, `json_ld`.

use base::{Date, Money, Time, Zone};
use minijinja::{
    Environment, Error, ErrorKind, State, Value,
    value::{Kwargs, ValueKind},
};
use serde::Deserialize as _;

use super::reader::Reader;
use crate::{
    format::{DateStyle, Format, TimeStyle, direction},
    markdown,
};

pub(super) fn add_to(environment: &mut Environment) {
    for (name, style) in [
        ("date", DateStyle::Medium),
        ("date_short", DateStyle::Short),
        ("date_long", DateStyle::Long),
        ("date_full", DateStyle::Full),
        ("day_month", DateStyle::DayMonth),
        ("day_month_long", DateStyle::DayMonthLong),
        ("weekday_date", DateStyle::WeekdayDayMonth),
        ("weekday", DateStyle::Weekday),
        ("month", DateStyle::Month),
    ] {
        environment.add_filter(name, move |state: &State, value: Value| -> Result<String, Error> {
            let locale = &Reader::of(state)?.locale;
            Ok(locale.format().day(day(&value, state)?, style))
        });
    }
    for (name, style) in [
        ("time", TimeStyle::Time),
        ("date_time", TimeStyle::Full),
        ("day_month_time", TimeStyle::DayMonth),
        ("weekday_time", TimeStyle::Weekday),
    ] {
        environment.add_filter(
            name,
            move |state: &State, value: Value, options: Kwargs| -> Result<String, Error> {
                let locale = &Reader::of(state)?.locale;
                let elsewhere = zone(&options)?;
                options.assert_all_used()?;
                let zone = elsewhere.as_ref().unwrap_or(locale.zone());
                Ok(locale.format().moment(moment(&value)?, zone, style))
            },
        );
    }
    // For programs, in the `datetime` attribute: HTML takes at most three digits of a second.
    environment.add_filter("machine_time", |value: Value| -> Result<String, Error> {
        Ok(format!("{:.3}", moment(&value)?.timestamp()))
    });
    environment.add_filter("time_ago", time_ago);
    environment.add_filter("number", number);
    environment.add_filter("percent", percent);
    environment.add_filter("money", money);
    environment.add_filter("language_name", |state: &State, tag: &str| {
        name(state, tag, Format::language_name)
    });
    environment.add_filter("own_language_name", |tag: &str| Format::of(tag).language_name(tag));
    environment.add_filter("country_name", |state: &State, code: &str| {
        name(state, code, Format::country_name)
    });
    environment.add_filter("direction", |tag: &str| direction(tag));
    environment.add_filter(
        "and_list",
        |state: &State, items: Vec<String>| -> Result<String, Error> {
            Ok(Reader::of(state)?.locale.format().list(&items))
        },
    );
    environment.add_filter(
        "or_list",
        |state: &State, items: Vec<String>| -> Result<String, Error> {
            Ok(Reader::of(state)?.locale.format().alternatives(&items))
        },
    );
    environment.add_filter("markdown", to_html);
    environment.add_filter("markdown_text", |text: &str| markdown::to_text(text));
    environment.add_filter("summary", |text: &str, length: usize| {
        markdown::to_summary(text, length)
    });
    environment.add_filter("json_ld", json_ld);
}

/// A day as `2026-11-24`, or the day of a moment in the reader's zone.
fn day(value: &Value, state: &State) -> Result<Date, Error> {
    let text = value.as_str().ok_or_else(|| unfit("a day or a moment", value))?;
    if let Ok(time) = text.parse::<Time>() {
        return Ok(time.date_in(Reader::of(state)?.locale.zone()));
    }
    text.parse().map_err(|_| unfit("a day or a moment", value))
}

fn moment(value: &Value) -> Result<Time, Error> {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| unfit("a moment", value))
}

/// The zone that a moment is to be told in, where it is not the reader's.
fn zone(options: &Kwargs) -> Result<Option<Zone>, Error> {
    let name = options.get::<Option<Value>>("zone")?;
    name.map(|name| {
        let zone = name.as_str().and_then(|name| name.parse().ok());
        zone.ok_or_else(|| unfit("a time zone", &name))
    })
    .transpose()
}

fn unfit(wanted: &str, value: &Value) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("expected {wanted}, got {value:?}"))
}

fn time_ago(state: &State, value: Value) -> Result<String, Error> {
    let reader = Reader::of(state)?;
    Ok(reader.messages.time_ago(&reader.locale, moment(&value)?))
}

fn number(state: &State, value: Value, options: Kwargs) -> Result<String, Error> {
    let decimals = options.get::<Option<u8>>("decimals")?.unwrap_or(2);
    options.assert_all_used()?;
    let format = Reader::of(state)?.locale.format();
    match value.kind() {
        ValueKind::Number if value.is_integer() => i64::try_from(value).map(|number| format.whole(number)),
        ValueKind::Number => f64::try_from(value).map(|number| format.number(number, decimals)),
        _ => Err(unfit("a number", &value)),
    }
}

/// Of a share of one: 0.25 is 25%.
fn percent(state: &State, share: f64, options: Kwargs) -> Result<String, Error> {
    let decimals = options.get::<Option<u8>>("decimals")?.unwrap_or(0);
    options.assert_all_used()?;
    Ok(Reader::of(state)?.locale.format().percent(share, decimals))
}

fn money(state: &State, value: Value, options: Kwargs) -> Result<String, Error> {
    let to = options.get::<Option<Value>>("to")?;
    options.assert_all_used()?;
    let read = |value: &Value| {
        Money::deserialize(value).map_err(|error| unfit("an amount of money", value).with_source(error))
    };
    let format = Reader::of(state)?.locale.format();
    let from = read(&value)?;
    Ok(match to.filter(|to| !to.is_none()) {
        Some(to) => format.money_range(from, read(&to)?),
        None => format.money(from),
    })
}

fn name(state: &State, code: &str, say: impl Fn(&Format, &str) -> String) -> Result<String, Error> {
    Ok(say(Reader::of(state)?.locale.format(), code))
}

/// The one place where a text of somebody's becomes markup; `top` is the level of a first-level heading in it, `highest`
/// the level that its highest heading gets, whichever that is.
fn to_html(state: &State, text: &str, options: Kwargs) -> Result<Value, Error> {
    let highest = options
        .get::<Option<u8>>("highest")?
        .map(|level| markdown::top(text, level));
    let top = options.get::<Option<u8>>("top")?.or(highest).unwrap_or(markdown::TOP);
    options.assert_all_used()?;
    state.consume_fuel(text.len() as u64)?;
    Ok(Value::from_safe_string(markdown::to_html(text, top).into_string()))
}

/// JSON inside `<script type="application/ld+json">`. What could end the element or open a comment is written as an
/// escape, which JSON reads as the same letter.
fn json_ld(value: Value) -> Result<Value, Error> {
    let json = serde_json::to_string(&value)
        .map_err(|error| Error::new(ErrorKind::BadSerialization, "json_ld").with_source(error))?;
    let mut safe = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.extend(["\\u", &hex(letter)]),
            _ => safe.push(letter),
        }
    }
    Ok(Value::from_safe_string(safe))
}

fn hex(letter: char) -> String {
    format!("{:04x}", u32::from(letter))
}
