//! In which letters a text is written.

use crate::fold::is_han;

/// Which of the two ways of writing Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Han {
    Simplified,
    Traditional,
}

/// Letters that several languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    Latin,
    Cyrillic,
    Arabic,
}

/// How many letters of each script a text has.
#[derive(Default)]
pub(super) struct Counts {
    pub letters: usize,
    latin: usize,
    /// Latin letters in words that begin small: running text more than names.
    small: usize,
    han: usize,
    kana: usize,
    /// Characters in the form that Japan alone gives them.
    kanji: usize,
    hangul: usize,
    cyrillic: usize,
    arabic: usize,
    greek: usize,
    hebrew: usize,
    thai: usize,
    devanagari: usize,
}

pub(super) enum Decision {
    Nothing,
    Chinese,
    /// One language alone is written so; and the name of the script.
    Alone(&'static str, &'static str),
    Among(Alphabet),
}

/// Forms of characters that neither way of writing Chinese has.
const KANJI: [char; 24] = [
    '経', '験', '発', '労', '働', '気', '様', '応', '総', '売', '図', '単', '対', '広', '済', '収', '価', '検', '県',
    '駅', '込', '実', '関', '戦',
];

pub(super) fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    let (mut in_word, mut is_small) = (false, false);
    for c in text.chars() {
        if c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
            if !in_word {
                (in_word, is_small) = (true, c.is_lowercase());
            }
            counts.latin += 1;
            counts.small += usize::from(is_small);
            continue;
        }
        in_word = false;
        if c.is_ascii() {
            continue;
        }
        let of = match c {
            _ if is_han(c) => {
                counts.kanji += usize::from(KANJI.contains(&c));
                &mut counts.han
            }
            '\u{3040}'..='\u{30ff}' if !matches!(c, '・' | 'ー') => &mut counts.kana,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => &mut counts.hangul,
            '\u{400}'..='\u{52f}' => &mut counts.cyrillic,
            '\u{600}'..='\u{6ff}' => &mut counts.arabic,
            '\u{370}'..='\u{3ff}' => &mut counts.greek,
            '\u{590}'..='\u{5ff}' => &mut counts.hebrew,
            '\u{e00}'..='\u{e7f}' => &mut counts.thai,
            '\u{900}'..='\u{97f}' => &mut counts.devanagari,
            _ => continue,
        };
        *of += 1;
    }
    counts.letters = counts.latin
        + 2 * (counts.han + counts.kana + counts.hangul)
        + counts.cyrillic
        + counts.arabic
        + counts.greek
        + counts.hebrew
        + counts.thai
        + counts.devanagari;
    counts
}

/// A Chinese character says about what three Latin letters do, and a Japanese or Korean one two.
const LETTERS_OF_HAN: usize = 3;
const LETTERS_OF_KANA: usize = 2;

pub(super) fn decide(counts: &Counts) -> Decision {
    // Names of products are Latin in every language. What begins with a small letter is running text, mostly.
    let latin = counts.small + (counts.latin - counts.small) / 3;
    let chinese = counts.han * LETTERS_OF_HAN;
    let japanese = if counts.kana > 0 && counts.kana * 12 >= counts.han {
        counts.kana * LETTERS_OF_KANA
    } else {
        0
    };
    let is_japanese = japanese > 0 || counts.kanji > 0;
    let japanese = if is_japanese { japanese + chinese } else { 0 };
    let ranked = [
        (japanese, Decision::Alone("ja", "かな")),
        (chinese, Decision::Chinese),
        (counts.hangul * LETTERS_OF_KANA, Decision::Alone("ko", "한글")),
        (counts.cyrillic, Decision::Among(Alphabet::Cyrillic)),
        (counts.arabic, Decision::Among(Alphabet::Arabic)),
        (counts.greek, Decision::Alone("el", "Greek")),
        (counts.hebrew, Decision::Alone("he", "Hebrew")),
        (counts.thai, Decision::Alone("th", "Thai")),
        (counts.devanagari, Decision::Alone("hi", "Devanagari")),
        (latin, Decision::Among(Alphabet::Latin)),
    ];
    // The first of equals, so that a short title with one foreign name is not taken for that name's language.
    let mut best = (0, Decision::Nothing);
    for (weight, decision) in ranked {
        if weight > best.0 {
            best = (weight, decision);
        }
    }
    best.1
}

/// Frequent characters that only one of the two ways of writing has.
const SIMPLIFIED: &str = "们会这个发开学网数据师员历经验务责团队设计与对产业专术时长为从关于现实语应进过还动机构级维护优环营销财务规报题图书门问间录软编码测试运务区优类统线组织构决标质权东车习岗职聘薪资优";
const TRADITIONAL: &str = "們會這個發開學網數據師員歷經驗務責團隊設計與對產業專術時長為從關於現實語應進過還動機構級維護優環營銷財務規報題圖書門問間錄軟編碼測試運務區優類統線組織構決標質權東車習崗職聘薪資優";

/// Which way of writing the characters tell, if they do.
pub(super) fn han(text: &str) -> Option<Han> {
    let (mut simplified, mut traditional) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| is_han(*c)).take(400) {
        match table(c) {
            Some(Han::Simplified) => simplified += 1,
            Some(Han::Traditional) => traditional += 1,
            None => {}
        }
    }
    match simplified.cmp(&traditional) {
        std::cmp::Ordering::Greater => Some(Han::Simplified),
        std::cmp::Ordering::Less => Some(Han::Traditional),
        std::cmp::Ordering::Equal => None,
    }
}

fn table(c: char) -> Option<Han> {
    use rustc_hash::FxHashMap;
    use std::sync::LazyLock;
    static TABLE: LazyLock<FxHashMap<char, Han>> = LazyLock::new(|| {
        let pairs = SIMPLIFIED
            .chars()
            .zip(TRADITIONAL.chars())
            .filter(|(simple, full)| simple != full);
        pairs
            .flat_map(|(simple, full)| [(simple, Han::Simplified), (full, Han::Traditional)])
            .collect()
    });
    TABLE.get(&c).copied()
}
