//! What words and signs mean, market by market. Longest first wins, so `年薪` is not 年 and 薪.

use std::{collections::HashMap, sync::LazyLock};

use crate::Period;

/// What a word or sign says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// A thousand, ten thousand, ...: behind a number.
    Scale(i64),
    /// An ISO 4217 code.
    Currency(&'static str),
    /// A sign that several currencies share.
    Shared(Shared),
    Per(Period),
    /// Ten thousand rupees times ten, a year: `LPA`.
    LakhAYear,
    /// Between two amounts.
    To,
    /// Between two amounts it is "to"; before one alone it is "up to".
    ToOrUpTo,
    /// Between two amounts it is "to"; elsewhere it says nothing.
    ToOrNothing,
    From,
    UpTo,
    Times,
    /// Monthly salaries: `14薪`, `14 Monatsgehälter`.
    Salaries,
    Percent,
    Bonus,
    Equity,
    AfterTax,
    Negotiable,
    /// By the order, the piece, the word.
    ByThePiece,
    /// Says nothing about the amount.
    Nothing,
}

/// A sign that stands for several currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// `$`
    Dollar,
    /// `¥`
    Yen,
    /// `元`
    Yuan,
    /// `kr`
    Krona,
    /// `Rs`
    Rupee,
    /// `Fr.`
    Franc,
}

use Meaning::{
    AfterTax, Bonus, ByThePiece, Currency, Equity, From, LakhAYear, Negotiable, Nothing, Per, Percent, Salaries, Scale,
    Times, To, ToOrNothing, ToOrUpTo, UpTo,
};
use Period::{Day, Hour, Month, Week, Year};

/// Words in small letters. What ends in a letter of an alphabet stands alone; Chinese, Japanese and Korean words need no
/// space around them.
const WORDS: &[(Meaning, &str)] = &[
    // Scales.
    (Scale(1_000), "k|тыс|тыс.|tsd|tsd.|tys|tys.|mil|mille|thousand|千"),
    (Scale(10_000), "w|万|萬|만"),
    (Scale(100_000), "lakh|lakhs|lac|lacs"),
    (Scale(1_000_000), "m|mn|mio|mio.|million|millions|millionen|百万"),
    (Scale(10_000_000), "crore|crores|cr"),
    (Scale(100_000_000), "億|亿|억"),
    (LakhAYear, "lpa"),
    // Currencies by name and sign; codes are looked up by themselves.
    (Currency("EUR"), "€|euro|euros|欧元"),
    (Currency("USD"), "us$|us-dollar|us dollar|us dollars|美元|美金"),
    (Currency("GBP"), "£|英镑|英鎊"),
    (Currency("CNY"), "rmb|cn¥|人民币|人民幣"),
    (Currency("JPY"), "jp¥|円|日元|日圆|日圓"),
    (Currency("KRW"), "₩|원|韩元|韓元"),
    (Currency("INR"), "₹"),
    (Currency("HKD"), "hk$|港元|港币|港幣"),
    (Currency("TWD"), "nt$|新台币|新臺幣|新台幣|台币|台幣"),
    (Currency("SGD"), "s$|sg$|新加坡元|新币"),
    (Currency("AUD"), "a$|au$|澳元"),
    (Currency("CAD"), "c$|ca$|cad$|加元"),
    (Currency("NZD"), "nz$"),
    (Currency("MXN"), "mx$|mex$"),
    (Currency("BRL"), "r$|reais"),
    (Currency("CHF"), "sfr|sfr.|瑞士法郎"),
    (Currency("PLN"), "zł|zl"),
    (Currency("CZK"), "kč"),
    (Currency("HUF"), "ft"),
    (Currency("THB"), "฿|บาท"),
    (Currency("VND"), "₫"),
    (Currency("PHP"), "₱"),
    (Currency("TRY"), "₺"),
    (Currency("ILS"), "₪"),
    (Currency("RUB"), "₽|руб|руб."),
    (Currency("UAH"), "₴|грн"),
    (Currency("MYR"), "rm"),
    (Currency("IDR"), "rp|rp."),
    (Meaning::Shared(Shared::Dollar), "$"),
    (Meaning::Shared(Shared::Yen), "¥"),
    (Meaning::Shared(Shared::Yuan), "元|块|塊|圓"),
    (Meaning::Shared(Shared::Krona), "kr|kr."),
    (Meaning::Shared(Shared::Rupee), "rs|rs."),
    (Meaning::Shared(Shared::Franc), "fr|fr.|franken"),
    // Periods.
    (
        Per(Year),
        "p.a.|p.a|pa|annum|annual|annually|year|years|yearly|yr|yr.|/y|jahr|jährlich|jahresgehalt|jahresbrutto|par an|/an|annuel|\
         annuels|année|año|anual|anuales|anno|ano|jaar|rok|rocznie|år|年|每年|年薪|年収|年俸|연봉|년|год",
    ),
    (
        Per(Month),
        "p.m.|p.m|pcm|month|months|month’s|month's|months’|months'|monthly|mo|mo.|mth|monat|monatlich|mtl|mtl.|monatsgehalt|monatslohn|mois|mensuel|\
         mensuels|mes|mensual|mensuales|mese|mês|maand|mies|mies.|miesięcznie|måned|månad|月|个月|個月|每月|月薪|月給|\
         月收入|월|월급|месяц|мес|мес.",
    ),
    (
        Per(Week),
        "week|weekly|wk|p.w.|pw|woche|wöchentlich|semaine|semana|周|週|每周|周薪|週給|주급|주",
    ),
    (
        Per(Day),
        "day|daily|p.d.|pd|tag|täglich|tagessatz|jour|jours|día|dia|dag|天|日|每天|每日|日薪|日給|일급|일",
    ),
    (
        Per(Hour),
        "hour|hourly|hours|hr|hrs|h|p.h.|ph|std|std.|stunde|stündlich|stundenlohn|heure|hora|ora|uur|godz|godz.|小时|\
         小時|每小时|时|時|時間|时薪|時給|時薪|시급|시간",
    ),
    // The ends of a range.
    (To, "-|–|—|―|~|〜|～|−|至|到|to|から"),
    (ToOrUpTo, "bis|bis zu|jusqu'à|jusqu’à|hasta|until|до"),
    (ToOrNothing, "a|à|y|e|and|und|et|och|en"),
    (
        From,
        "from|ab|von|starting at|at least|min|min.|mindestens|desde|à partir de|dès|od|от|起|以上|이상",
    ),
    (
        UpTo,
        "up to|max|max.|maximum|höchstens|以内|以內|以下|及以下|未満|まで|이하",
    ),
    // Bonus, equity, months.
    (Times, "x|×|*"),
    (
        Salaries,
        "薪|monatsgehälter|monatsgehälte|monatsgehaelter|gehälter|monthly salaries|salaries|pagas|mensualités|\
         mensualités/an|mensilità|か月分|ヶ月分",
    ),
    (Percent, "%|percent|prozent"),
    (Bonus, "bonus|bonuses|boni|prime|primes|bono|年终奖|年终|奖金|獎金|賞与"),
    (
        Equity,
        "equity|stock|stocks|shares|options|stock options|rsu|rsus|esop|vsop|期权|股票|股权|期權|anteile|beteiligung",
    ),
    // What leaves no amount, or another kind of it.
    (AfterTax, "net|netto|nets|neto|税后|稅後|手取り|on hand"),
    (
        Negotiable,
        "面议|薪资面议|薪酬面议|面談|negotiable|competitive|doe|tbd|nach vereinbarung|n. v.|n.v.|vb|verhandlungsbasis|\
         selon profil|à convenir|a convenir|応相談|협의",
    ),
    (ByThePiece, "单|單|件|per order|per piece|次"),
    // What says nothing.
    (
        Nothing,
        "/|per|pro|je|par|an|por|al|im|in|der|the|of|le|la|de|each|every|every year|gross|brutto|bruttogehalt|brut|bruts|\
         bruto|brutos|税前|稅前|before tax|pre-tax|salary|salaries range|pay|base|base salary|compensation|gehalt|lohn|\
         vergütung|salaire|salario|薪资|薪酬|工资|待遇|薪水|between|zwischen|entre|od|plus|zzgl|zzgl.|und|a|·|•|:|,|.|\
         (|)|;|｜|每|一",
    ),
];

/// The words by their first letter, the longest first.
type Words = HashMap<char, Vec<(Vec<char>, Meaning)>>;

static BY_FIRST: LazyLock<Words> = LazyLock::new(|| {
    let mut found = Words::new();
    for (meaning, words) in WORDS {
        for word in words.split('|').filter(|word| !word.is_empty()) {
            let word: Vec<char> = word.chars().collect();
            found.entry(word[0]).or_default().push((word, *meaning));
        }
    }
    for words in found.values_mut() {
        // Stable: of two meanings of one word the first of the table counts.
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    found
});

/// The longest word that begins here, and how long it is. `lower` is the whole text in small letters.
pub fn at(lower: &[char], from: usize) -> Option<(Meaning, usize)> {
    let words = BY_FIRST.get(lower.get(from)?)?;
    words.iter().find_map(|(word, meaning)| {
        let end = from + word.len();
        (lower.get(from..end)? == word.as_slice() && stands_alone(lower, from, end)).then_some((*meaning, word.len()))
    })
}

/// Whether no letter of the same word goes on before or behind. What is written without spaces always stands alone.
fn stands_alone(text: &[char], from: usize, end: usize) -> bool {
    let joined = |a: Option<&char>, b: Option<&char>| matches!((a, b), (Some(a), Some(b)) if spaced(*a) && spaced(*b));
    !joined(from.checked_sub(1).and_then(|at| text.get(at)), text.get(from))
        && !joined(text.get(end - 1), text.get(end))
}

/// A letter of a script that puts spaces between words.
pub fn spaced(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}
