//! The words of a CV itself: headings, labels, months, levels.

use jiff::civil::Date;

pub struct Words {
    pub title: &'static str,
    pub summary: &'static str,
    pub experience: &'static str,
    pub education: &'static str,
    pub skills: &'static str,
    /// The label of the skills where languages stand under the same heading.
    pub subject: &'static str,
    pub languages: &'static str,
    pub personal: &'static str,
    pub name: &'static str,
    pub place: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub link: &'static str,
    pub born: &'static str,
    pub wish: &'static str,
    today: &'static str,
    native: &'static str,
    /// What stands between the items of a list.
    pub comma: &'static str,
}

pub fn of(language: &str) -> &'static Words {
    match language {
        "zh" => &CHINESE,
        "de" => &GERMAN,
        _ => &ENGLISH,
    }
}

static ENGLISH: Words = Words {
    title: "Curriculum vitae",
    summary: "Profile",
    experience: "Experience",
    education: "Education",
    skills: "Skills",
    subject: "Technical",
    languages: "Languages",
    personal: "Contact",
    name: "Name",
    place: "Place",
    email: "E-mail",
    phone: "Phone",
    link: "Code",
    born: "Born",
    wish: "Present position",
    today: "present",
    native: "native",
    comma: ", ",
};

static GERMAN: Words = Words {
    title: "Lebenslauf",
    summary: "Profil",
    experience: "Berufserfahrung",
    education: "Ausbildung",
    skills: "Kenntnisse",
    subject: "Fachlich",
    languages: "Sprachen",
    personal: "Persönliche Daten",
    name: "Name",
    place: "Wohnort",
    email: "E-Mail",
    phone: "Telefon",
    link: "Quelltext",
    born: "Geboren am",
    wish: "Derzeitige Tätigkeit",
    today: "heute",
    native: "Muttersprache",
    comma: ", ",
};

static CHINESE: Words = Words {
    title: "个人简历",
    summary: "自我评价",
    experience: "工作经历",
    education: "教育背景",
    skills: "专业技能",
    subject: "专业技能",
    languages: "语言能力",
    personal: "基本信息",
    name: "姓名",
    place: "现居地",
    email: "邮箱",
    phone: "电话",
    link: "代码",
    born: "出生年月",
    wish: "目前职务",
    today: "至今",
    native: "母语",
    comma: "、",
};

/// From one month to another, as the language writes it.
pub fn span(language: &str, from: Date, until: Option<Date>) -> String {
    let end = until.map_or_else(|| of(language).today.to_owned(), |until| month(language, until));
    match language {
        "de" if until.is_none() => format!("seit {}", month(language, from)),
        _ => format!("{} – {end}", month(language, from)),
    }
}

fn month(language: &str, date: Date) -> String {
    const ENGLISH: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    match language {
        "zh" => format!("{}.{:02}", date.year(), date.month()),
        "de" => format!("{:02}/{}", date.month(), date.year()),
        _ => format!("{} {}", ENGLISH[date.month() as usize - 1], date.year()),
    }
}

/// A birth date, as the language writes it in a CV.
pub fn birth(language: &str, date: Date) -> String {
    match language {
        "zh" => format!("{} 年 {} 月", date.year(), date.month()),
        "de" => format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()),
        _ => format!("{} {}", date.day(), month(language, date)),
    }
}

/// The name of a language and how well somebody speaks it.
pub fn spoken(language: &str, tag: &str, level: &str) -> String {
    let names: [&str; 3] = match tag {
        "zh" => ["Chinese", "Chinesisch", "中文"],
        "zh-TW" => ["Mandarin", "Mandarin", "国语"],
        "en" => ["English", "Englisch", "英语"],
        "de" => ["German", "Deutsch", "德语"],
        "fr" => ["French", "Französisch", "法语"],
        "it" => ["Italian", "Italienisch", "意大利语"],
        "pl" => ["Polish", "Polnisch", "波兰语"],
        "nl" => ["Dutch", "Niederländisch", "荷兰语"],
        "no" => ["Norwegian", "Norwegisch", "挪威语"],
        "tr" => ["Turkish", "Türkisch", "土耳其语"],
        "vi" => ["Vietnamese", "Vietnamesisch", "越南语"],
        "hi" => ["Hindi", "Hindi", "印地语"],
        _ => unreachable!("cultures.rs gives people no other language"),
    };
    let level = if level == "native" { of(language).native } else { level };
    match language {
        "zh" => format!("{}（{level}）", names[2]),
        "de" => format!("{} ({level})", names[1]),
        _ => format!("{} ({level})", names[0]),
    }
}
