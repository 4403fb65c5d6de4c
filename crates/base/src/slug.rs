//! The readable part of an address: `senior-rust-engineer`.

mod readings;

use std::{fmt, str::FromStr};

use pinyin::ToPinyin;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// Words of lower-case ASCII letters and digits with single hyphens between them, 1 to 80 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

/// Not a slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an address has small letters, digits and single hyphens only, 80 at most, such as rust-engineer")]
pub struct SlugError;

const LONGEST: usize = 80;

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A slug that can be read as the title is: Chinese by pinyin, German umlauts as ae, oe, ue, all else by its
    /// sound. None when no character of the title has one ("!?").
    ///
    /// A Chinese character with several readings gets that of its word where it is one of job ads ([`readings`]), else
    /// the most common one; ü of pinyin is v, as it is typed.
    pub fn from_title(title: &str) -> Option<Self> {
        let mut words = String::new();
        let title: Vec<char> = title.nfkc().collect();
        let (mut at, mut before) = (0, ' ');
        while let Some(c) = title.get(at).copied() {
            if let Some((length, sounds)) = readings::word_at(&title[at..]) {
                words.extend([" ", sounds, " "]);
                at += length;
            } else {
                spell(c, before, &mut words);
                at += 1;
            }
            before = c;
        }
        let parts = words
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty());
        let slug = parts.collect::<Vec<_>>().join("-").to_ascii_lowercase();
        (!slug.is_empty()).then(|| Self(cut(&slug, LONGEST).into()))
    }

    /// Whether it is what [`Slug::from_title`] makes of a title, or that with a number behind it.
    pub fn is_of_title(&self, title: &str) -> bool {
        let Some(made) = Self::from_title(title) else {
            return false;
        };
        let numbered = |rest: &str| {
            rest.strip_prefix('-')
                .is_some_and(|number| number.parse::<u32>().is_ok())
        };
        self.0
            .strip_prefix(&*made.0)
            .is_some_and(|rest| rest.is_empty() || numbered(rest))
    }

    /// The slug with a number behind it, for the second of the same title: `engineer-2`. Stays within the length.
    pub fn with_suffix(&self, n: u32) -> Self {
        let suffix = format!("-{n}");
        Self(format!("{}{suffix}", cut(&self.0, LONGEST - suffix.len())).into())
    }
}

/// Writes what a character sounds like; a space where a new word begins.
fn spell(c: char, before: char, words: &mut String) {
    match c {
        'ä' | 'Ä' => words.push_str("ae"),
        'ö' | 'Ö' => words.push_str("oe"),
        'ü' | 'Ü' => words.push_str("ue"),
        'ß' | 'ẞ' => words.push_str("ss"),
        // C++ and C# are not C.
        '+' if before == '+' => words.push_str("pp"),
        '+' | '\'' | '’' => {}
        '#' if before.is_ascii_alphabetic() => words.push_str(" sharp"),
        _ => match c.to_pinyin() {
            Some(sound) => {
                words.push(' ');
                words.push_str(&sound.plain().replace('ü', "v"));
                words.push(' ');
            }
            None => words.push_str(deunicode::deunicode_char(c).unwrap_or(" ")),
        },
    }
}

/// At most `most` characters, cut between words where there is more than one.
fn cut(slug: &str, most: usize) -> &str {
    if slug.len() <= most {
        return slug;
    }
    let head = &slug[..most];
    let whole = if slug.as_bytes()[most] == b'-' {
        head
    } else {
        head.rsplit_once('-').map_or(head, |(words, _)| words)
    };
    whole.trim_end_matches('-')
}

impl FromStr for Slug {
    type Err = SlugError;
    fn from_str(text: &str) -> Result<Self, SlugError> {
        let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let well_formed = text.len() <= LONGEST && text.split('-').all(word);
        if well_formed {
            Ok(Self(text.into()))
        } else {
            Err(SlugError)
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

crate::column::stored_as_text!(Slug);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slug(title: &str) -> String {
        Slug::from_title(title).unwrap().to_string()
    }

    #[test]
    fn titles_are_spelled_as_they_sound() {
        assert_eq!(slug("  Senior Rust Engineer (m/w/d) "), "senior-rust-engineer-m-w-d");
        assert_eq!(slug("Geschäftsführer für Größe"), "geschaeftsfuehrer-fuer-groesse");
        assert_eq!(slug("Bu\u{308}ro"), "buero");
        assert_eq!(slug("深度学习研究员"), "shen-du-xue-xi-yan-jiu-yuan");
        assert_eq!(slug("律师 / Lawyer"), "lv-shi-lawyer");
        assert_eq!(slug("AGI大模型实习生2026"), "agi-da-mo-xing-shi-xi-sheng-2026");
        assert_eq!(slug("Ingénieur à l’Étude"), "ingenieur-a-letude");
        assert_eq!(slug("Инженер"), "inzhener");
        assert_eq!(slug("C++ and C# Developer"), "cpp-and-c-sharp-developer");
        assert_eq!(slug("ＡＢＣ"), "abc");
    }

    #[test]
    fn characters_sound_as_in_their_word() {
        for (title, sounds) in [
            ("重庆银行长", "chong-qing-yin-hang-zhang"),
            ("成都会计主管", "cheng-du-kuai-ji-zhu-guan"),
            ("厦门音乐老师", "xia-men-yin-yue-lao-shi"),
            ("长沙增长负责人", "chang-sha-zeng-zhang-fu-ze-ren"),
            ("董事长秘书", "dong-shi-zhang-mi-shu"),
            ("行业调研组长", "hang-ye-diao-yan-zu-zhang"),
            ("调度系统重构", "diao-du-xi-tong-chong-gou"),
            ("运行业务经理", "yun-xing-ye-wu-jing-li"),
            ("行政执行官", "xing-zheng-zhi-xing-guan"),
            ("重型机械工程师", "zhong-xing-ji-xie-gong-cheng-shi"),
            ("数据校准", "shu-ju-jiao-zhun"),
            ("模具设计", "mu-ju-she-ji"),
            ("大模型卷积参数量化", "da-mo-xing-juan-ji-can-shu-liang-hua"),
            ("角色原画师", "jue-se-yuan-hua-shi"),
            ("转化率分析师", "zhuan-hua-lv-fen-xi-shi"),
            ("朝阳区店长", "chao-yang-qu-dian-zhang"),
            ("西藏六安台州蚌埠", "xi-zang-lu-an-tai-zhou-beng-bu"),
            ("社会计算机会计划", "she-hui-ji-suan-ji-hui-ji-hua"),
        ] {
            assert_eq!(slug(title), sounds, "{title}");
        }
    }

    #[test]
    fn a_title_without_a_sound_has_none() {
        for title in ["", "   ", "!?", "--", "\u{200b}"] {
            assert_eq!(Slug::from_title(title), None, "{title:?}");
        }
    }

    #[test]
    fn long_ones_are_cut_between_words() {
        let long = slug(&"engineer ".repeat(20));
        assert_eq!(long.len(), 80);
        assert!(long.ends_with("-engineer"));
        let second = long.parse::<Slug>().unwrap().with_suffix(12).to_string();
        assert!(second.len() <= 80 && second.ends_with("engineer-12"), "{second}");
        assert_eq!("a".parse::<Slug>().unwrap().with_suffix(2).as_str(), "a-2");
        assert_eq!(slug(&"x".repeat(200)), "x".repeat(80));
    }

    #[test]
    fn only_slugs_are_read() {
        for wrong in [
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "A",
            "a b",
            "ä",
            "a/b",
            "a\n",
            &"a".repeat(81),
        ] {
            assert_eq!(wrong.parse::<Slug>(), Err(SlugError), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_made_is_well_formed(title in r"(\PC|\p{Han}|[ -]){0,120}", n: u32) {
            if let Some(slug) = Slug::from_title(&title) {
                prop_assert_eq!(slug.as_str().parse::<Slug>().unwrap(), slug.clone());
                let second = slug.with_suffix(n);
                prop_assert_eq!(second.as_str().parse::<Slug>().unwrap(), second.clone());
            }
        }
    }
}
