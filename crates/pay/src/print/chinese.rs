//! Chinese: for any reader, and as the boards of the mainland write it.

use base::{Currency, Money};

use super::{CannotSay, number::Style};
use crate::{Pay, Period};

const CHINESE: Style = Style {
    group: ",",
    decimal: '.',
    sign_first: false,
    to: "-",
    from: "",
    up_to: "",
};

/// For any reader: every pay can be said.
pub fn any(pay: &Pay, about: bool) -> String {
    let (scale, unit) = scale(pay);
    let period = period(pay, &unit);
    let amount = match (pay.min, pay.max_money()) {
        (None, Some(max)) if about => format!("最高约 {}{unit}{period}", scaled(max, scale)),
        _ if about => format!("约 {}", amount(pay, scale, &unit, period)),
        _ => amount(pay, scale, &unit, period),
    };
    format!("{amount}{}", bonus(pay))
}

/// The amounts alone.
pub fn amounts(pay: &Pay) -> String {
    let (scale, unit) = scale(pay);
    amount(pay, scale, &unit, "")
}

/// Thousands of yuan a month, whole hundreds of them: `60-90K·14薪`; by the day and the hour in yuan.
pub fn boss(pay: &Pay) -> Result<String, CannotSay> {
    yuan(pay)?;
    match pay.period {
        Period::Month if is_round(pay, 100, 1000) => Ok(amount(pay, 1000, "K", "")),
        Period::Month => Err(CannotSay::NotRound),
        Period::Day => Ok(amount(pay, 1, "元", "/天")),
        Period::Hour => Ok(amount(pay, 1, "元", "/时")),
        Period::Week => Ok(amount(pay, 1, "元", "/周")),
        Period::Year => Err(CannotSay::Period(pay.period)),
    }
}

/// Tens of thousands of yuan a month or a year: `3-6万·14薪`, `15-30万/年`.
pub fn ten_thousands(pay: &Pay) -> Result<String, CannotSay> {
    yuan(pay)?;
    let period = match pay.period {
        Period::Month => "",
        Period::Year => "/年",
        other => return Err(CannotSay::Period(other)),
    };
    if !is_round(pay, 1000, 1000) {
        return Err(CannotSay::NotRound);
    }
    Ok(amount(pay, 10_000, "万", period))
}

fn yuan(pay: &Pay) -> Result<(), CannotSay> {
    if pay.currency.code() != "CNY" {
        return Err(CannotSay::Currency(pay.currency));
    }
    if pay.bonus_months.is_some() || pay.bonus_percent.is_some() {
        return Err(CannotSay::Bonus);
    }
    Ok(())
}

/// `60-90K·14薪`: the ends in units of `scale`, then what the unit is called, the period and the salaries.
fn amount(pay: &Pay, scale: i64, unit: &str, period: &str) -> String {
    let say = |money: Money| scaled(money, scale);
    let amount = match (pay.min_money(), pay.max_money()) {
        (Some(min), Some(max)) if min == max => format!("{}{unit}", say(min)),
        (Some(min), Some(max)) => format!("{}-{}{unit}", say(min), say(max)),
        (Some(min), None) => format!("{}{unit}起", say(min)),
        (None, Some(max)) => format!("{}{unit}以内", say(max)),
        (None, None) => pay.currency.to_string(),
    };
    match pay.months {
        12 => format!("{amount}{period}"),
        months => format!("{amount}{period}·{months}薪"),
    }
}

fn period(pay: &Pay, unit: &str) -> &'static str {
    match pay.period {
        // 60-90K·14薪 is by the month without saying so.
        Period::Month if pay.months != 12 && unit == "K" => "",
        Period::Hour => "/小时",
        Period::Day => "/天",
        Period::Week => "/周",
        Period::Month => "/月",
        Period::Year => "/年",
    }
}

fn bonus(pay: &Pay) -> String {
    match (pay.bonus_months, pay.bonus_percent) {
        (Some(months), _) => format!(" + {months} 个月奖金"),
        (None, Some(percent)) => format!(" + {percent}% 奖金"),
        (None, None) => String::new(),
    }
}

/// Thousands of yuan a month are K, tens of thousands of anything a year are 万, when nothing is lost by it.
fn scale(pay: &Pay) -> (i64, String) {
    let name = name_of(pay.currency);
    if pay.currency.code() == "CNY" && pay.period == Period::Month && is_round(pay, 100, 1000) {
        (1000, "K".to_owned())
    } else if pay.period == Period::Year && is_round(pay, 1000, 10_000) {
        (10_000, format!("万{name}"))
    } else {
        (1, name)
    }
}

/// Whether every end is a multiple of `step` and at least `least`, in whole units of the currency.
fn is_round(pay: &Pay, step: i64, least: i64) -> bool {
    let units = pay.currency.minor_units();
    [pay.min, pay.max]
        .into_iter()
        .flatten()
        .all(|minor| minor >= least * units && minor % (step * units) == 0)
}

fn scaled(money: Money, scale: i64) -> String {
    if scale == 1 {
        return CHINESE.number(money);
    }
    let tenths = money.minor / money.currency.minor_units() * 10 / scale;
    if tenths % 10 == 0 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// What a reader of Chinese calls a currency behind an amount; its code where that is clearer.
fn name_of(currency: Currency) -> String {
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
