//! The columns of files and the keys of unknown JSON, by the names people give them in English, German and Chinese.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    draft::Draft,
    html::text,
    posted::{Figures, Place, Workplace},
    wage,
};

/// Lines of `column TAB name`, names folded as by [`fold`].
const NAMES: &str = include_str!("../data/columns.tsv");
/// Lines of `true|false TAB word`.
const URGENCY: &str = include_str!("../data/urgency.tsv");

static BY_NAME: LazyLock<HashMap<&'static str, Column>> = LazyLock::new(|| {
    let lines = NAMES.lines().skip(1).filter_map(|line| line.split_once('\t'));
    lines
        .filter_map(|(column, name)| Some((name, Column::from_word(column)?)))
        .collect()
});

static URGENT: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let lines = URGENCY.lines().skip(1).filter_map(|line| line.split_once('\t'));
    lines.map(|(urgent, word)| (word, urgent == "true")).collect()
});

/// Badges that stand among other words: `急聘 五险一金`.
const BADGES: [&str; 5] = ["急聘", "急招", "紧急", "加急", "急需"];

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Id,
    Title,
    Text,
    /// A part of the text in a column of its own: duties, requirements.
    Part,
    Url,
    /// Where to apply: an address in want of a better one.
    ApplyUrl,
    Language,
    Employment,
    Location,
    City,
    Region,
    Country,
    Pay,
    PayMin,
    PayMax,
    Currency,
    Period,
    Urgent,
    PostedAt,
    ValidUntil,
    Department,
    Reference,
    Employer,
    Experience,
    Education,
    Workplace,
    Job,
}

impl Column {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "id" => Self::Id,
            "title" => Self::Title,
            "text" => Self::Text,
            "part" => Self::Part,
            "apply_url" => Self::ApplyUrl,
            "url" => Self::Url,
            "language" => Self::Language,
            "employment" => Self::Employment,
            "location" => Self::Location,
            "city" => Self::City,
            "region" => Self::Region,
            "country" => Self::Country,
            "pay" => Self::Pay,
            "pay_min" => Self::PayMin,
            "pay_max" => Self::PayMax,
            "currency" => Self::Currency,
            "period" => Self::Period,
            "urgent" => Self::Urgent,
            "posted_at" => Self::PostedAt,
            "valid_until" => Self::ValidUntil,
            "department" => Self::Department,
            "reference" => Self::Reference,
            "employer" => Self::Employer,
            "experience" => Self::Experience,
            "education" => Self::Education,
            "workplace" => Self::Workplace,
            "job" => Self::Job,
            _ => return None,
        })
    }

    /// The column that a name in a header means: `Job Title`, `职位名称`, `Veröffentlicht am`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        BY_NAME.get(fold(name).as_str()).copied()
    }
}

/// Small letters and digits alone. Notes in brackets are left out: `Gehalt (brutto)`.
fn fold(name: &str) -> String {
    let name = name.split(['(', '（', '[']).next().unwrap_or(name);
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A row under way: parts of places and pay come in cells of their own.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) draft: Draft,
    city: String,
    region: String,
    country: String,
    figures: Figures,
    period: String,
    pay_words: String,
    parts: Vec<String>,
    apply_url: String,
}

impl Row {
    /// Puts a cell where it belongs. What stands first stays: a file may have both `薪资` and `月薪`.
    pub(crate) fn set(&mut self, column: Column, cell: &str) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        let draft = &mut self.draft;
        let field = match column {
            Column::Id => &mut draft.id,
            Column::Title => &mut draft.title,
            Column::Text if draft.text.is_empty() => {
                draft.text = text::of_any(cell);
                return;
            }
            Column::Text => return,
            Column::Part => return self.parts.push(text::of_any(cell)),
            Column::ApplyUrl => &mut self.apply_url,
            Column::Url => &mut draft.url,
            Column::Language => &mut draft.language,
            Column::Employment => &mut draft.employment,
            Column::Location => return draft.places.extend(places(cell)),
            Column::City => &mut self.city,
            Column::Region => &mut self.region,
            Column::Country => &mut self.country,
            Column::Pay => &mut self.pay_words,
            Column::PayMin => return set_first(&mut self.figures.min, wage::decimal(cell)),
            Column::PayMax => return set_first(&mut self.figures.max, wage::decimal(cell)),
            Column::Currency => &mut self.figures.currency,
            Column::Period => &mut self.period,
            Column::Urgent => return set_urgent(draft, cell),
            Column::PostedAt => &mut draft.posted_at,
            Column::ValidUntil => &mut draft.valid_until,
            Column::Department => &mut draft.department,
            Column::Reference => &mut draft.reference,
            Column::Employer => &mut draft.employer,
            Column::Experience => &mut draft.experience,
            Column::Education => &mut draft.education,
            Column::Workplace => return set_first(&mut draft.workplace, Workplace::from_words(cell)),
            Column::Job => &mut draft.job,
        };
        if field.is_empty() {
            cell.clone_into(field);
        }
    }

    /// The whole row.
    pub(crate) fn finish(self) -> Draft {
        let mut draft = self.draft;
        let parts = Place::of(self.city, self.region, self.country);
        match (draft.places.as_mut_slice(), parts) {
            ([], parts) => draft.places.extend(parts),
            ([only], Some(parts)) => {
                *only = Place {
                    words: std::mem::take(&mut only.words),
                    ..parts
                }
            }
            (_, _) => {}
        }
        if draft.url.is_empty() {
            draft.url = self.apply_url;
        }
        let mut parts = vec![std::mem::take(&mut draft.text)];
        for part in self.parts {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.retain(|part| !part.is_empty());
        draft.text = parts.join("\n");
        if draft.pay.is_none() {
            let figures = self.figures;
            draft.pay = wage::of_fields(
                figures.min,
                figures.max,
                &figures.currency,
                &self.period,
                self.pay_words,
            );
        }
        draft
    }
}

fn set_first<T>(field: &mut Option<T>, value: Option<T>) {
    if field.is_none() {
        *field = value;
    }
}

/// Several places in one cell.
fn places(cell: &str) -> impl Iterator<Item = Place> {
    cell.split([';', '；', '|', '｜', '、', '\n'])
        .map(|place| Place::said(place.trim()))
}

/// Yes, no, a badge; else the words are kept to be shown.
fn set_urgent(draft: &mut Draft, cell: &str) {
    let word = cell.to_lowercase();
    let badge = BADGES.iter().any(|badge| cell.contains(badge)) && !cell.contains(['不', '非', '否', '无']);
    match URGENT.get(word.as_str()) {
        Some(urgent) => draft.urgent = Some(*urgent),
        None if badge => draft.urgent = Some(true),
        None => cell.clone_into(&mut draft.urgency_words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::posted::Wage;

    #[test]
    fn names_are_found_in_any_case_and_language() {
        let cases = [
            ("Title", Column::Title),
            ("JOB TITLE*", Column::Title),
            ("employment_type", Column::Employment),
            ("职位名称", Column::Title),
            ("薪资（元/月）", Column::Pay),
            ("工作地点", Column::Location),
            ("链接", Column::Url),
            ("发布时间", Column::PostedAt),
            ("Veröffentlicht am", Column::PostedAt),
            ("Gehalt (brutto)", Column::Pay),
            ("Standort", Column::Location),
        ];
        for (name, column) in cases {
            assert_eq!(Column::named(name), Some(column), "{name}");
        }
        assert_eq!(Column::named("favourite colour"), None);
    }

    #[test]
    fn every_line_of_the_tables_is_understood() {
        assert_eq!(NAMES.lines().next(), Some("column\tname"));
        for line in NAMES.lines().skip(1) {
            let (column, name) = line.split_once('\t').unwrap();
            assert_eq!(
                Some(Column::from_word(column).unwrap()),
                Column::named(name),
                "{line} stands twice"
            );
            assert_eq!(fold(name), name, "{line}");
        }
        assert_eq!(URGENCY.lines().next(), Some("urgent\tword"));
        for line in URGENCY.lines().skip(1) {
            let (urgent, word) = line.split_once('\t').unwrap();
            assert_eq!(URGENT[word].to_string(), urgent, "{line} stands twice");
            assert_eq!(word.to_lowercase(), word, "{line}");
        }
    }

    fn urgency(cell: &str) -> (Option<bool>, String) {
        let mut row = Row::default();
        row.set(Column::Urgent, cell);
        let draft = row.finish();
        (draft.urgent, draft.urgency_words)
    }

    #[test]
    fn urgency_is_yes_no_a_badge_or_unknown() {
        for yes in ["true", "1", "YES", "是", "ja", "急聘", "急聘 五险一金", "【急招】"] {
            assert_eq!(urgency(yes).0, Some(true), "{yes}");
        }
        for no in ["false", "0", "no", "否", "Nein", "不急"] {
            assert_eq!(urgency(no).0, Some(false), "{no}");
        }
        assert_eq!(urgency(""), (None, String::new()));
        assert_eq!(urgency("maybe"), (None, "maybe".to_owned()));
    }

    #[test]
    fn several_places_stand_in_one_cell() {
        let mut row = Row::default();
        row.set(Column::Location, "Berlin; München|杭州、上海");
        let words: Vec<String> = row.finish().places.into_iter().map(|place| place.words).collect();
        assert_eq!(words, ["Berlin", "München", "杭州", "上海"]);
    }

    #[test]
    fn duties_and_requirements_in_columns_of_their_own_are_the_text() {
        let mut row = Row::default();
        for (name, cell) in [
            ("任职要求", "会写代码"),
            ("岗位职责", "写代码"),
            ("description", "About us"),
            ("text", "again"),
        ] {
            row.set(Column::named(name).unwrap(), cell);
        }
        assert_eq!(row.finish().text, "About us\n会写代码\n写代码");
    }

    #[test]
    fn figures_in_columns_of_their_own_are_pay() {
        let mut row = Row::default();
        for (column, cell) in [
            (Column::PayMin, "65,000"),
            (Column::PayMax, "85000"),
            (Column::Currency, "eur"),
            (Column::Period, "year"),
        ] {
            row.set(column, cell);
        }
        let Some(Wage::Figures(figures)) = row.finish().pay else {
            panic!("these are figures")
        };
        assert_eq!(figures.min.as_deref(), Some("65000"));
        assert_eq!(figures.currency, "EUR");
    }
}
