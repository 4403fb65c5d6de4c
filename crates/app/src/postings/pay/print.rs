//! Saying pay in the idiom of a reader's language: `60-90K·14薪`, `60.000–90.000 CNY / Monat · 14 Monatsgehälter`,
//! `CNY 60,000–90,000 × 14`.
//!
//! An idiom is a grammar of its own and not a sentence with blanks, so its few words stand here and not among the
//! messages. A language without an idiom of ours gets the English one.

use std::sync::Arc;

use base::{Currency, Money};
use web::Format;

use super::{Pay, Period, Yearly};

/// The way pay is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Idiom {
    English,
    German,
    Chinese,
}

impl Idiom {
    fn of(language: &str) -> (Self, Arc<Format>) {
        match language.split('-').next() {
            Some("zh") => (Self::Chinese, Format::of("zh-Hans")),
            Some("de") => (Self::German, Format::of("de")),
            _ => (Self::English, Format::of("en")),
        }
    }
}

impl Pay {
    /// The pay as a reader of this language (BCP 47) expects to see it.
    pub fn print(&self, language: &str) -> String {
        self.say(language, false)
    }

    /// The same as an estimate: `about €85,000–110,000 a year`, `up to about €110,000 a year`.
    pub fn print_about(&self, language: &str) -> String {
        self.say(language, true)
    }

    fn say(&self, language: &str, about: bool) -> String {
        let (idiom, format) = Idiom::of(language);
        let word = |word: &'static str| if about { word } else { "" };
        let amount = match idiom {
            Idiom::English => self.english(&format, word("about ")),
            Idiom::German => self.german(&format, word("rund ")),
            Idiom::Chinese => self.chinese(&format, word("约 ")),
        };
        match self.bonus(idiom) {
            Some(bonus) => format!("{amount}{bonus}"),
            None => amount,
        }
    }

    /// The year it comes to, in the same idiom: `CNY 840,000–1,260,000 a year`, `84-126万元/年`. Rounded as a person
    /// would say it: hours and days make a year only about.
    pub fn print_yearly(&self, language: &str) -> String {
        let Yearly { min, max } = self.yearly();
        let exact = matches!(self.period, Period::Month | Period::Year);
        Self::range(
            min.map(|money| rounded(money, exact)),
            max.map(|money| rounded(money, exact)),
            self.currency,
            Period::Year,
        )
        .print(language)
    }

    fn english(&self, format: &Format, about: &str) -> String {
        let amount = self.bounds(format, about, "from ", "up to ");
        match self.period {
            Period::Month if self.months != 12 => format!("{amount} × {}", self.months),
            Period::Hour => format!("{amount} an hour"),
            Period::Day => format!("{amount} a day"),
            Period::Week => format!("{amount} a week"),
            Period::Month => format!("{amount} a month"),
            Period::Year => format!("{amount} a year"),
        }
    }

    fn german(&self, format: &Format, about: &str) -> String {
        let amount = self.bounds(format, about, "ab ", "bis ");
        let period = match self.period {
            Period::Hour => "Stunde",
            Period::Day => "Tag",
            Period::Week => "Woche",
            Period::Month => "Monat",
            Period::Year => "Jahr",
        };
        match self.months {
            12 => format!("{amount} / {period}"),
            months => format!("{amount} / {period} · {months} Monatsgehälter"),
        }
    }

    fn bounds(&self, format: &Format, about: &str, from: &str, to: &str) -> String {
        match (self.min_money(), self.max_money()) {
            (Some(min), Some(max)) => format!("{about}{}", format.money_range(min, max)),
            (Some(min), None) => format!("{from}{about}{}", format.money(min)),
            (None, Some(max)) => format!("{to}{about}{}", format.money(max)),
            (None, None) => self.currency.to_string(),
        }
    }

    fn chinese(&self, format: &Format, about: &str) -> String {
        let (scale, unit) = self.chinese_scale();
        let say = |money: Money| scaled(money, scale, format);
        let unit = unit.as_str();
        let amount = match (self.min_money(), self.max_money()) {
            (Some(min), Some(max)) if min == max => format!("{about}{}{unit}", say(min)),
            (Some(min), Some(max)) => format!("{about}{}-{}{unit}", say(min), say(max)),
            (Some(min), None) => format!("{about}{}{unit}起", say(min)),
            (None, Some(max)) if !about.is_empty() => format!("最高{about}{}{unit}", say(max)),
            (None, Some(max)) => format!("{}{unit}以内", say(max)),
            (None, None) => self.currency.to_string(),
        };
        let period = match self.period {
            // 60-90K·14薪 is by the month without saying so.
            Period::Month if self.months != 12 && unit == "K" => String::new(),
            Period::Hour => "/小时".to_owned(),
            Period::Day => "/天".to_owned(),
            Period::Week => "/周".to_owned(),
            Period::Month => "/月".to_owned(),
            Period::Year => "/年".to_owned(),
        };
        let months = if self.months == 12 {
            String::new()
        } else {
            format!("·{}薪", self.months)
        };
        format!("{amount}{period}{months}")
    }

    /// Thousands of yuan a month are K, tens of thousands of anything a year are 万, when nothing is lost by it.
    fn chinese_scale(&self) -> (i64, String) {
        let name = chinese_name(self.currency);
        let whole = |step: i64, least: i64| {
            let (step, least) = (step * self.currency.minor_units(), least * self.currency.minor_units());
            [self.min, self.max]
                .into_iter()
                .flatten()
                .all(|minor| minor >= least && minor % step == 0)
        };
        if self.currency.code() == "CNY" && self.period == Period::Month && whole(100, 1000) {
            (1000, "K".to_owned())
        } else if self.period == Period::Year && whole(1000, 10_000) {
            (10_000, format!("万{name}"))
        } else {
            (1, name)
        }
    }

    fn bonus(&self, idiom: Idiom) -> Option<String> {
        let text = match (idiom, self.bonus_months, self.bonus_percent) {
            (_, None, None) => return None,
            (Idiom::English, Some(1), _) => " + 1 month’s bonus".to_owned(),
            (Idiom::English, Some(months), _) => format!(" + {months} months’ bonus"),
            (Idiom::English, None, Some(percent)) => format!(" + {percent}% bonus"),
            (Idiom::German, Some(1), _) => " + 1 Monatsgehalt Bonus".to_owned(),
            (Idiom::German, Some(months), _) => format!(" + {months} Monatsgehälter Bonus"),
            (Idiom::German, None, Some(percent)) => format!(" + {percent} % Bonus"),
            (Idiom::Chinese, Some(months), _) => format!(" + {months} 个月奖金"),
            (Idiom::Chinese, None, Some(percent)) => format!(" + {percent}% 奖金"),
        };
        Some(text)
    }
}

/// Without cents; where it is no exact year, to three figures.
fn rounded(money: Money, exact: bool) -> i64 {
    let mut step = money.currency.minor_units();
    while !exact && money.minor / step >= 1000 {
        step *= 10;
    }
    (money.minor + step / 2) / step * step
}

fn scaled(money: Money, scale: i64, format: &Format) -> String {
    if scale == 1 {
        // Yuan and other amounts in full; the fraction only where there is one.
        let text = money.to_decimal();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = format.whole(whole.parse().expect("a decimal begins with a whole number"));
        return if fraction.trim_end_matches('0').is_empty() {
            whole
        } else {
            format!("{whole}.{fraction}")
        };
    }
    let units = money.minor / money.currency.minor_units();
    let tenths = units * 10 / scale;
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// What a reader of Chinese calls a currency behind an amount; its code where that is clearer.
fn chinese_name(currency: Currency) -> String {
    let name = match currency.code() {
        "CNY" => "元",
        "EUR" => "欧元",
        "USD" => "美元",
        "GBP" => "英镑",
        "JPY" => "日元",
        "HKD" => "港元",
        "TWD" => "新台币",
        "SGD" => "新加坡元",
        "CHF" => "瑞士法郎",
        "KRW" => "韩元",
        "AUD" => "澳元",
        "CAD" => "加元",
        code => return format!(" {code}"),
    };
    name.to_owned()
}
