//! The report for programs: the shape of the contract, and some more.

use serde_json::{Map, Value, json};
use web::{Locale, Messages};

use super::{Line, Report};

/// The report as JSON. Amounts are in minor units.
pub fn to_json(report: &Report, messages: &Messages, locale: &Locale) -> Value {
    let boards: Vec<Value> = report
        .boards
        .iter()
        .map(|board| {
            json!({
                "kind": board.kind,
                "postings": board.postings,
                "languages": named(&board.languages),
                "urgent": board.urgent,
            })
        })
        .collect();
    let observations: Vec<Value> = report
        .observations
        .iter()
        .map(|seen| json!({ "text": messages.say(locale, &seen.message), "evidence": seen.evidence }))
        .collect();
    json!({
        "employer": report.employer.name,
        "from": report.from,
        "to": report.to,
        "first_look": report.first_look,
        "last_look": report.last_look,
        "boards": boards,
        "jobs": report.jobs,
        "urgent": lines(&report.urgent),
        "functions": report.functions,
        "levels": report.levels,
        "employment_types": report.employments,
        "internships": lines(&report.internships),
        "executives": lines(&report.executives),
        "pay": pay(report),
        "opened": lines(&report.opened),
        "closed": lines(&report.closed),
        "weeks": report.weeks,
        "observations": observations,
    })
}

/// A language that was not told apart is `und`, as BCP 47 says.
fn named(languages: &std::collections::BTreeMap<String, i64>) -> Value {
    let named = languages.iter().map(|(code, count)| {
        let code = if code.is_empty() { "und" } else { code };
        (code.to_owned(), json!(count))
    });
    Value::Object(named.collect::<Map<_, _>>())
}

fn lines(lines: &[Line]) -> Vec<Value> {
    lines.iter().map(line).collect()
}

fn line(line: &Line) -> Value {
    json!({
        "job": line.job,
        "function": line.function,
        "level": line.level,
        "language": line.language,
        "places": line.places,
        "board": line.board,
        "url": line.url,
        "at": line.at,
    })
}

fn pay(report: &Report) -> Value {
    let highest = report.highest.as_ref().map(|highest| {
        let told = highest.told.as_ref().map(|told| {
            json!({
                "currency": told.money.currency.code(),
                "amount": told.money.minor,
                "exponent": told.money.currency.exponent(),
                "rate": told.rate.parse::<f64>().ok(),
                "rate_date": told.date,
                "source": told.source,
            })
        });
        json!({
            "min": highest.pay.min,
            "max": highest.pay.max,
            "currency": highest.pay.currency.code(),
            "exponent": highest.pay.currency.exponent(),
            "period": highest.pay.period,
            "months": highest.pay.months,
            "bonus_months": highest.pay.bonus_months,
            "bonus_percent": highest.pay.bonus_percent,
            "text": highest.pay.print("en"),
            "job": highest.line.job,
            "url": highest.line.url,
            "in": told,
        })
    });
    json!({
        "highest": highest,
        "currency": report.currency.code(),
        "functions": report.ranges,
    })
}
