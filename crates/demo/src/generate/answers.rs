//! What people answer to a job's own questions.

use base::Time;
use jiff::{ToSpan as _, tz::TimeZone};

use super::{calendar, draw::Draw};
use crate::{
    Answer, AnswerValue, Job, Knockout, Person, Question,
    data::{Data, Lists},
};

pub fn of(draw: &mut Draw, data: &Data, job: &Job, person: &Person, applied_at: Time) -> Vec<Answer> {
    let mut answers = Vec::new();
    for question in &job.questions {
        // Two in five leave an optional question empty.
        if !question.required && draw.chance(0.4) {
            continue;
        }
        if let Some(value) = value(draw, data, question, person, applied_at) {
            let marked = question.knockout.as_ref().is_some_and(|rule| meets(rule, &value));
            answers.push(Answer {
                question: question.key.clone(),
                value,
                marked,
            });
        }
    }
    answers
}

fn value(draw: &mut Draw, data: &Data, question: &Question, person: &Person, applied_at: Time) -> Option<AnswerValue> {
    let text = |text: &str| Some(AnswerValue::Text(text.to_owned()));
    match question.key.as_str() {
        "chinese_level" => text(chinese(person)),
        "where" => text(draw.one(&["hangzhou", "hangzhou", "other", "either"])),
        "relocate" => Some(AnswerValue::YesNo(draw.chance(0.93))),
        "notice_weeks" => Some(AnswerValue::Number(draw.one(&[0, 2, 4, 4, 8, 12]))),
        "days_per_week" => Some(AnswerValue::Number(draw.one(&[2, 3, 4, 4, 5, 5]))),
        "start_on" => {
            let day = calendar::date(applied_at, &TimeZone::UTC).saturating_add(draw.between(14, 90).days());
            Some(AnswerValue::Date(calendar::add_working_days(day, 0)))
        }
        "work_sample" => phrase(draw, &data.phrases.work_samples, person),
        "confidential_contact" => phrase(draw, &data.phrases.calls, person),
        "time_zone" => text(&person.city.zone),
        "bar" => text(match person.city.country.as_str() {
            "CN" => "china",
            "DE" | "AT" | "FR" | "IT" | "PL" | "NL" => "eu",
            _ if draw.chance(0.2) => "none",
            _ => "elsewhere",
        }),
        key => unreachable!("questions.toml has a question without answers: {key}"),
    }
}

fn phrase(draw: &mut Draw, phrases: &Lists, person: &Person) -> Option<AnswerValue> {
    Some(AnswerValue::Text(draw.pick(phrases.get(&person.language)?).clone()))
}

fn chinese(person: &Person) -> &'static str {
    let level = person
        .languages
        .iter()
        .find(|spoken| spoken.tag.starts_with("zh"))
        .map(|spoken| spoken.level.as_str());
    match level {
        Some("native" | "B2" | "C1" | "C2") => "working",
        Some("A2" | "B1") => "basic",
        _ => "none",
    }
}

fn meets(rule: &Knockout, value: &AnswerValue) -> bool {
    match (rule, value) {
        (Knockout::IsNo, AnswerValue::YesNo(yes)) => !yes,
        (Knockout::LessThan { than }, AnswerValue::Number(number)) => number < than,
        (Knockout::OneOf { values }, AnswerValue::Text(text)) => values.contains(text),
        (Knockout::IsNo | Knockout::LessThan { .. } | Knockout::OneOf { .. }, _) => false,
    }
}
