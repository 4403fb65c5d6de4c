//! Idioms of boards and of markets that say some pays and not others.

use base::Money;

use super::{
    CannotSay,
    number::Style,
    western::{ENGLISH, GERMAN, english_bonus, german_bonus},
};
use crate::{Pay, Period};

/// Two spaces are no groups to anybody, so the narrow one that does not break is French's.
const FRENCH: Style = Style {
    group: "\u{202f}",
    decimal: ',',
    sign_first: false,
    to: "–",
    from: "à partir de ",
    up_to: "jusqu’à ",
};

const SPANISH: Style = Style {
    group: ".",
    decimal: ',',
    sign_first: false,
    to: "–",
    from: "desde ",
    up_to: "hasta ",
};

const YEN: Style = Style {
    group: ",",
    decimal: '.',
    sign_first: true,
    to: "～",
    from: "",
    up_to: "",
};

/// `70.000–85.000 € brutto/Jahr`, `18,50 €/Std.`
pub fn brutto(pay: &Pay) -> String {
    let amount = GERMAN.bounds(pay);
    let time = match pay.period {
        Period::Year => " brutto/Jahr",
        Period::Month => " brutto/Monat",
        Period::Week => " brutto/Woche",
        Period::Day => " brutto/Tag",
        Period::Hour => "/Std.",
    };
    let months = match pay.months {
        12 => String::new(),
        months => format!(", {months} Monatsgehälter"),
    };
    format!("{amount}{time}{months}{}", german_bonus(pay))
}

/// `€70,000–85,000 p.a.`
pub fn annual(pay: &Pay) -> Result<String, CannotSay> {
    only(pay, Period::Year)?;
    Ok(format!("{} p.a.{}", ENGLISH.bounds(pay), english_bonus(pay)))
}

/// `$180k–$220k`: whole thousands a year of the currencies with a sign that readers of English know.
pub fn thousands(pay: &Pay) -> Result<String, CannotSay> {
    only(pay, Period::Year)?;
    let sign = sign(pay)?;
    let step = 1000 * pay.currency.minor_units();
    if [pay.min, pay.max].into_iter().flatten().any(|minor| minor % step != 0) {
        return Err(CannotSay::NotRound);
    }
    let say = |minor: i64| format!("{sign}{}k", minor / step);
    let amount = match (pay.min, pay.max) {
        (Some(min), Some(max)) if min == max => say(min),
        (Some(min), Some(max)) => format!("{}–{}", say(min), say(max)),
        (Some(min), None) => format!("{}+", say(min)),
        (None, Some(max)) => format!("up to {}", say(max)),
        (None, None) => return Err(CannotSay::OpenEnd),
    };
    Ok(format!("{amount}{}", english_bonus(pay)))
}

/// `USD 95/hr`
pub fn hourly(pay: &Pay) -> Result<String, CannotSay> {
    only(pay, Period::Hour)?;
    let coded = Style {
        sign_first: true,
        ..ENGLISH
    };
    let amount = match (pay.min_money(), pay.max_money()) {
        (Some(min), Some(max)) if min == max => coded.number(min),
        (Some(min), Some(max)) => format!("{}–{}", coded.number(min), coded.number(max)),
        _ => return Err(CannotSay::OpenEnd),
    };
    Ok(format!("{} {amount}/hr{}", pay.currency, english_bonus(pay)))
}

/// `¥8,000,000 / 年`
pub fn japanese(pay: &Pay) -> Result<String, CannotSay> {
    if pay.currency.code() != "JPY" {
        return Err(CannotSay::Currency(pay.currency));
    }
    if pay.months != 12 {
        return Err(CannotSay::Months);
    }
    no_bonus(pay)?;
    let say = |money: Money| format!("¥{}", YEN.number(money));
    let amount = match (pay.min_money(), pay.max_money()) {
        (Some(min), Some(max)) if min == max => say(min),
        (Some(min), Some(max)) => format!("{}{}{}", say(min), YEN.to, YEN.number(max)),
        (Some(min), None) => format!("{}以上", say(min)),
        (None, Some(max)) => format!("{}以下", say(max)),
        (None, None) => return Err(CannotSay::OpenEnd),
    };
    let period = match pay.period {
        Period::Year => "年",
        Period::Month => "月",
        Period::Week => "週",
        Period::Day => "日",
        Period::Hour => "時間",
    };
    Ok(format!("{amount} / {period}"))
}

/// `$50000 per year`, `$10 - $20 per hour`: no groups, no thousands, always a period.
pub fn indeed(pay: &Pay) -> Result<String, CannotSay> {
    if pay.months != 12 {
        return Err(CannotSay::Months);
    }
    no_bonus(pay)?;
    let plain = Style { group: "", ..ENGLISH };
    let sign = sign(pay).map_or_else(|_| format!("{} ", pay.currency), str::to_owned);
    let say = |money: Money| format!("{sign}{}", plain.number(money));
    let amount = match (pay.min_money(), pay.max_money()) {
        (Some(min), Some(max)) if min == max => say(min),
        (Some(min), Some(max)) => format!("{} - {}", say(min), say(max)),
        (Some(min), None) => format!("from {}", say(min)),
        (None, Some(max)) => format!("up to {}", say(max)),
        (None, None) => return Err(CannotSay::OpenEnd),
    };
    Ok(format!("{amount} per {}", pay.period))
}

/// `45 000–55 000 € brut/an`
pub fn french(pay: &Pay) -> Result<String, CannotSay> {
    no_bonus(pay)?;
    let time = match pay.period {
        Period::Year => "an",
        Period::Month => "mois",
        Period::Week => "semaine",
        Period::Day => "jour",
        Period::Hour => "heure",
    };
    let months = match pay.months {
        12 => String::new(),
        months => format!(" × {months}"),
    };
    Ok(format!("{} brut/{time}{months}", FRENCH.bounds(pay)))
}

/// `30.000–40.000 € brutos/año`
pub fn spanish(pay: &Pay) -> Result<String, CannotSay> {
    no_bonus(pay)?;
    let time = match pay.period {
        Period::Year => "año",
        Period::Month => "mes",
        Period::Week => "semana",
        Period::Day => "día",
        Period::Hour => "hora",
    };
    let months = match pay.months {
        12 => String::new(),
        months => format!(", {months} pagas"),
    };
    Ok(format!("{} brutos/{time}{months}", SPANISH.bounds(pay)))
}

fn no_bonus(pay: &Pay) -> Result<(), CannotSay> {
    if pay.bonus_months.is_some() || pay.bonus_percent.is_some() {
        return Err(CannotSay::Bonus);
    }
    Ok(())
}

fn only(pay: &Pay, period: Period) -> Result<(), CannotSay> {
    if pay.period == period {
        Ok(())
    } else {
        Err(CannotSay::Period(pay.period))
    }
}

/// The sign under which readers of English in the United States know a currency.
fn sign(pay: &Pay) -> Result<&'static str, CannotSay> {
    match pay.currency.code() {
        "USD" => Ok("$"),
        "GBP" => Ok("£"),
        "EUR" => Ok("€"),
        _ => Err(CannotSay::Currency(pay.currency)),
    }
}
