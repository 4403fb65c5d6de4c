//! The postings behind a report as a table, for spreadsheets.

use base::Date;

use crate::market::Posting;

const COLUMNS: [&str; 17] = [
    "board",
    "id",
    "job",
    "title",
    "url",
    "language",
    "function",
    "level",
    "employment_type",
    "urgent",
    "department",
    "location",
    "pay",
    "pay_year",
    "pay_currency",
    "opened",
    "closed",
];

/// Postings as CSV in UTF-8 with a byte order mark, which spreadsheets need for Chinese. What looks like a formula is
/// text.
pub fn to_csv<'a>(postings: impl IntoIterator<Item = (&'a str, &'a Posting)>) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    let write = |out: &mut csv::Writer<Vec<u8>>, row: &[String]| {
        out.write_record(row.iter().map(|cell| tame(cell)))
            .expect("a vector takes everything");
    };
    write(&mut out, &COLUMNS.map(str::to_owned));
    for (board, posting) in postings {
        let day = |at: Option<base::Time>| {
            at.filter(|at| at.as_micros() > 0)
                .map(|at| crate::market::tallies::day(at).to_string())
                .unwrap_or_default()
        };
        let year = posting.pay.as_ref().map(|pay| (pay.yearly(), pay.currency));
        let year = year.and_then(|(year, currency)| Some((year.max.or(year.min)?.to_decimal(), currency.code())));
        let (amount, currency) = year.unzip();
        let row = [
            board.to_owned(),
            posting.outside_id.clone(),
            posting.job_id.to_string(),
            posting.title.clone(),
            posting.url.clone(),
            posting.language.clone(),
            posting.function.clone(),
            posting.level.clone(),
            posting.employment.clone(),
            posting.urgent.to_string(),
            posting.department.clone(),
            posting.places.clone(),
            posting.pay_words.clone(),
            amount.unwrap_or_default(),
            currency.unwrap_or_default().to_owned(),
            day(Some(posting.since)),
            day(posting.closed_at),
        ];
        write(&mut out, &row);
    }
    let bytes = out.into_inner().expect("a vector takes everything");
    format!("\u{feff}{}", String::from_utf8(bytes).expect("it was made of text"))
}

/// A cell that a spreadsheet would run is text.
fn tame(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The name of a file of the report, without what says its kind.
pub fn file_name(employer: &str, to: Date) -> String {
    let plain: String = employer
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    format!("{}-{to}", plain.trim_matches('-'))
}
