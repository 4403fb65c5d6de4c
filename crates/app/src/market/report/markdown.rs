//! The report as Markdown, in a reader's language: to be kept, sent, put into a wiki.

use std::collections::BTreeMap;

use ::pay::Pay;
use web::{Locale, Message, Messages};

use super::{Line, Report, observations};

/// The report as Markdown.
pub fn to_markdown(report: &Report, messages: &Messages, locale: &Locale) -> String {
    let mut page = Page {
        messages,
        locale,
        text: String::new(),
    };
    page.write(report);
    page.text
}

struct Page<'a> {
    messages: &'a Messages,
    locale: &'a Locale,
    text: String,
}

impl Page<'_> {
    fn say(&self, message: &Message) -> String {
        self.messages.say(self.locale, message)
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn head(&mut self, key: &'static str) {
        let head = self.say(&Message::new(key));
        self.line(&format!("\n## {head}\n"));
    }

    fn write(&mut self, report: &Report) {
        let title = self.say(&Message::new("market-report-of").with("employer", report.employer.name.as_str()));
        self.line(&format!("# {}", plain(&title)));
        let period = self.say(
            &Message::new("market-report-period")
                .with("from", report.from)
                .with("to", report.to),
        );
        self.line(&format!("\n{period}"));
        self.head("market-report-observations");
        for seen in &report.observations {
            let text = self.say(&seen.message);
            let links: Vec<String> = seen
                .evidence
                .iter()
                .enumerate()
                .map(|(at, url)| format!("[{}](<{}>)", at + 1, url.replace(['<', '>'], "")))
                .collect();
            self.line(&format!("- {} {}", plain(&text), links.join(" ")));
        }
        self.head("market-report-boards");
        let columns = [
            "market-report-board",
            "market-report-postings",
            "market-report-languages",
        ];
        self.table(&columns);
        for board in &report.boards {
            let languages: Vec<String> = board
                .languages
                .iter()
                .map(|(code, count)| format!("{} {count}", self.say(&observations::language_name(code))))
                .collect();
            let name = self.say(&observations::board_name(&board.kind));
            self.line(&format!(
                "| {} | {} | {} |",
                plain(&name),
                board.postings,
                plain(&languages.join(", "))
            ));
        }
        let jobs = self.say(&Message::new("market-report-jobs").with("count", report.jobs));
        self.line(&format!("\n{jobs}"));
        self.counts("market-report-functions", &report.functions, "function");
        self.counts("market-report-levels", &report.levels, "level");
        self.lines("market-report-urgent", &report.urgent);
        self.lines("market-report-internships", &report.internships);
        self.lines("market-report-executives", &report.executives);
        self.pay(report);
        self.lines("market-report-opened", &report.opened);
        self.lines("market-report-closed", &report.closed);
    }

    fn table(&mut self, columns: &[&'static str]) {
        let names: Vec<String> = columns.iter().map(|key| self.say(&Message::new(*key))).collect();
        self.line(&format!("| {} |", names.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
    }

    fn counts(&mut self, head: &'static str, counts: &BTreeMap<String, i64>, what: &str) {
        if counts.is_empty() {
            return;
        }
        self.head(head);
        let mut sorted: Vec<(&String, &i64)> = counts.iter().collect();
        sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (key, count) in sorted {
            let name = self.say(&Message::new(format!("market-{what}-{}", key.replace('_', "-"))));
            self.line(&format!("- {name}: {count}"));
        }
    }

    fn lines(&mut self, head: &'static str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        self.head(head);
        for line in lines {
            let job = plain(&line.job);
            let job = if line.url.is_empty() {
                job
            } else {
                format!("[{job}](<{}>)", line.url.replace(['<', '>'], ""))
            };
            let places = plain(&line.places);
            let dot = if places.is_empty() { "" } else { " · " };
            self.line(&format!("- {job}{dot}{places}"));
        }
    }

    fn pay(&mut self, report: &Report) {
        let Some(highest) = &report.highest else { return };
        self.head("market-report-pay");
        let pay = highest.pay.print(self.locale.language());
        let told = highest.told.as_ref().map(|told| {
            let amount = Pay::range(None, Some(told.money.minor), told.money.currency, highest.pay.period);
            let words = amount.print_about(self.locale.language());
            self.say(
                &Message::new("market-report-told")
                    .with("amount", words)
                    .with("rate", told.rate.as_str())
                    .with("from", highest.pay.currency.code())
                    .with("to", told.money.currency.code())
                    .with("date", told.date)
                    .with("source", told.source.as_str()),
            )
        });
        self.line(&format!(
            "- {}: {pay}. {}",
            plain(&highest.line.job),
            told.unwrap_or_default()
        ));
    }
}

/// A board's words inside Markdown: nothing in them is markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
