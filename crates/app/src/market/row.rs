//! A posting as the child process hands it over: read, understood, and told apart from others.

use base::{Country, Currency, Time};
use boards::{Figures, Posted, Wage};
use market::{Ad, Meaning, Sketch};
use pay::{Market, Pay, Period, Unread};
use serde::{Deserialize, Serialize};

/// Everything that is known of a posting, in a form that can be written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The board's own id.
    pub id: String,
    pub title: String,
    pub text: String,
    pub url: String,
    /// Primary code of the language of the text; empty: not told apart.
    pub language: String,
    pub function: String,
    pub level: String,
    pub employment: String,
    pub urgent: bool,
    /// The words by which it is urgent.
    pub urgent_words: String,
    pub department: String,
    pub places: Vec<String>,
    /// The board's own words.
    pub pay_words: String,
    pub pay: Option<Pay>,
    /// Microseconds since 1970, as the board says.
    pub posted_at: Option<i64>,
    pub sketch: Vec<u8>,
    /// Of all of the above.
    pub digest: i64,
}

/// What is known of the board where a posting stands.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Ground {
    /// A language for postings that do not say theirs.
    pub language: Option<String>,
    /// Where the board is: it decides what `¥` means.
    pub country: Option<Country>,
}

impl Row {
    pub fn of(posted: Posted, ground: &Ground) -> Self {
        let words: Vec<&str> = posted.places.iter().map(|place| place.words.as_str()).collect();
        let country = ground.country.or_else(|| country_of(&posted));
        let (pay_words, pay) = wage(posted.pay.as_ref(), country);
        let year = pay.as_ref().map(|pay| (pay.yearly(), pay.currency));
        let year = year.and_then(|(year, currency)| {
            let (min, max) = (year.min.or(year.max)?, year.max.or(year.min)?);
            Some(market::Pay::Yearly {
                min: min.minor,
                max: max.minor,
                currency: currency.code(),
            })
        });
        let experience = [posted.employment.as_str(), posted.experience.as_str()].join(" ");
        let ad = Ad {
            title: &posted.title,
            text: &posted.text,
            department: &posted.department,
            employment: experience.trim(),
            language: posted.language.as_deref().or(ground.language.as_deref()),
            urgent: posted.urgent,
            places: &words,
            pay: year.unwrap_or(if pay_words.is_empty() {
                market::Pay::Unsaid
            } else {
                market::Pay::Words(&pay_words)
            }),
            reference: posted.reference.as_deref(),
        };
        let (meaning, sketch) = market::read_and_sketch(&ad);
        let places = words.iter().map(|place| (*place).to_owned()).collect();
        Self::made(&posted, &meaning, &sketch, pay_words, pay, places)
    }

    fn made(
        posted: &Posted,
        meaning: &Meaning,
        sketch: &Sketch,
        pay_words: String,
        pay: Option<Pay>,
        places: Vec<String>,
    ) -> Self {
        let key = |found: Option<&'static str>| found.unwrap_or_default().to_owned();
        let urgent = meaning.urgent.as_ref().filter(|found| found.what);
        let mut row = Self {
            id: posted.id.clone(),
            title: posted.title.clone(),
            text: posted.text.clone(),
            url: posted.url.clone(),
            language: meaning
                .language
                .as_ref()
                .map(|found| found.what.code().to_owned())
                .unwrap_or_default(),
            function: meaning.function_or_other().key().to_owned(),
            level: key(meaning.level.as_ref().map(|found| found.what.key())),
            employment: key(meaning.employment.as_ref().map(|found| found.what.key())),
            urgent: urgent.is_some(),
            // A badge is no word of the posting.
            urgent_words: urgent
                .filter(|found| found.source != market::Source::Board)
                .map(|found| found.words.to_string())
                .unwrap_or_default(),
            department: posted.department.clone(),
            places,
            pay_words,
            pay,
            posted_at: posted
                .posted_at
                .and_then(boards::When::timestamp)
                .map(|moment| moment.as_microsecond()),
            sketch: sketch.to_bytes().to_vec(),
            digest: 0,
        };
        row.digest = row.digested();
        row
    }

    /// The most a year comes to, in minor units.
    pub fn pay_year(&self) -> Option<(Currency, i64)> {
        let pay = self.pay.as_ref()?;
        let year = pay.yearly();
        year.max.or(year.min).map(|most| (pay.currency, most.minor))
    }

    pub fn posted(&self) -> Option<Time> {
        self.posted_at.map(Time::from_micros)
    }

    /// FNV-1a over everything that readers see.
    fn digested(&self) -> i64 {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut add = |part: &[u8]| {
            for byte in part.iter().chain(&[0xff]) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for part in [
            &self.title,
            &self.text,
            &self.url,
            &self.department,
            &self.pay_words,
            &self.language,
            &self.employment,
            &self.level,
            &self.function,
        ] {
            add(part.as_bytes());
        }
        for place in &self.places {
            add(place.as_bytes());
        }
        add(&[u8::from(self.urgent)]);
        add(&self.posted_at.unwrap_or_default().to_le_bytes());
        hash as i64
    }
}

/// The country of the first place that says one.
fn country_of(posted: &Posted) -> Option<Country> {
    posted.places.iter().find_map(|place| {
        let said = place.country.parse::<Country>().ok();
        said.or_else(|| places::city(&place.city, None).map(|city| city.country))
            .or_else(|| {
                let parts = place.words.split([',', ' ', '·', '/']).map(str::trim);
                parts
                    .filter(|part| !part.is_empty())
                    .find_map(|part| places::city(part, None))
                    .map(|city| city.country)
            })
    })
}

/// The board's words, and what they mean if that can be told.
fn wage(wage: Option<&Wage>, country: Option<Country>) -> (String, Option<Pay>) {
    let market = country.map_or_else(Market::default, Market::of);
    match wage {
        None => (String::new(), None),
        Some(Wage::Words(words)) => (words.clone(), read(words, &market).ok()),
        Some(Wage::Figures(figures)) => {
            let pay = of_figures(figures);
            let words = if figures.words.is_empty() {
                pay.as_ref().map(|pay| pay.print("en")).unwrap_or_default()
            } else {
                figures.words.clone()
            };
            let pay = pay.or_else(|| read(&words, &market).ok());
            (words, pay)
        }
    }
}

fn read(words: &str, market: &Market) -> Result<Pay, Unread> {
    pay::read(words, market).map(|read| read.pay)
}

/// Pay that a board gives in fields. Without a currency or a period it says nothing.
fn of_figures(figures: &Figures) -> Option<Pay> {
    let currency: Currency = figures.currency.parse().ok()?;
    let period: Period = figures.period?.as_str().parse().ok()?;
    let amount = |text: &Option<String>| {
        let money = base::Money::from_decimal(text.as_deref()?, currency).ok()?;
        (money.minor > 0).then_some(money.minor)
    };
    let (min, max) = (amount(&figures.min), amount(&figures.max));
    let (min, max) = match (min, max) {
        (Some(low), Some(high)) if low > high => (Some(high), Some(low)),
        ends => ends,
    };
    let months = figures.months.filter(|_| period == Period::Month).unwrap_or(12);
    let pay = Pay {
        months,
        ..Pay::range(min, max, currency, period)
    };
    pay.problems().is_empty().then_some(pay)
}
