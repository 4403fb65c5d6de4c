//! Figures and how they are told.

use std::{fmt::Write as _, time::Duration};

/// One thing that was measured.
pub struct Figure {
    pub what: String,
    /// The bar in words; empty for a figure that stands beside one.
    pub bar: String,
    pub measured: String,
    /// By which factor the bar is met: 1 exactly, more is better. None without a bar.
    pub factor: Option<f64>,
    /// How it came about, in one line.
    pub how: String,
}

impl Figure {
    /// A figure that should be at least this.
    pub fn at_least(what: impl Into<String>, bar: f64, measured: f64, shown: String, how: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            bar: format!("at least {bar}"),
            measured: shown,
            factor: Some(measured / bar),
            how: how.into(),
        }
    }

    /// A figure that should be at most this.
    pub fn at_most(
        what: impl Into<String>,
        bar: (f64, &str),
        measured: f64,
        shown: String,
        how: impl Into<String>,
    ) -> Self {
        Self {
            what: what.into(),
            bar: format!("at most {} {}", bar.0, bar.1),
            measured: shown,
            factor: Some(bar.0 / measured),
            how: how.into(),
        }
    }

    /// A figure without a bar.
    pub fn beside(what: impl Into<String>, shown: String, how: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            bar: String::new(),
            measured: shown,
            factor: None,
            how: how.into(),
        }
    }

    fn verdict(&self) -> String {
        match self.factor {
            None => String::new(),
            Some(factor) if factor >= 1.0 => format!("met, {factor:.2} times as good"),
            Some(factor) => format!("**missed**, {:.0} % of it", factor * 100.0),
        }
    }
}

/// The table of all figures, in Markdown.
pub fn table(figures: &[Figure]) -> String {
    let mut text = "| what | bar | measured | | how |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for figure in figures {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            figure.what,
            figure.bar,
            figure.measured,
            figure.verdict(),
            figure.how
        );
    }
    text
}

/// The whole page of results.
pub fn page(machine: &str, figures: &[Figure]) -> String {
    format!(
        "# Results\n\nWritten by `cargo xtask bench`; do not edit. How the figures come about: [Measuring](../docs/measuring.md).\n\n\
         {machine}\n{}",
        table(figures)
    )
}

/// The value below which this share of all lies.
pub fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let place = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1));
    times.get(place - 1).copied().unwrap_or_default()
}

/// The middle one.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => values[count / 2],
        count => f64::midpoint(values[count / 2 - 1], values[count / 2]),
    }
}

pub fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
