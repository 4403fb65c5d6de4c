//! The form of BOSS直聘. The site publishes neither its fields nor its codes: what is here was seen in public programs and
//! data. UNCONFIRMED: the limits of its texts; lengths are shown and nothing is cut.

mod pay;

use super::{Fields, Note, Pack, PackField, PackKey};
use crate::{
    Ad, Channel, Employer, Employment, InternshipTerms, Part, Place, Rule, What,
    tables::{BOSS_CITIES, BOSS_DEGREES, BOSS_EXPERIENCE, BOSS_JOB_TYPES, BOSS_SIZES, BOSS_STAGES, Code, of},
};

/// What to enter there for one place of the ad: the form has one.
pub fn boss(employer: &Employer, ad: &Ad, place: Option<&Place>) -> Pack {
    let mut fields = Fields::of(Channel::BossZhipin);
    if ad.language.primary() != "zh" {
        fields.warn(Part::Language, What::NotAllowed(Rule::OtherLanguage));
    }
    fields.add_if_any(PackKey::Company, "公司名称", employer.name_in(&ad.language));
    if let Some(size) = employer.size {
        coded(fields.add(PackKey::CompanySize, "公司规模", ""), of(&BOSS_SIZES, size));
    }
    if let Some(stage) = employer.stage {
        coded(
            fields.add(PackKey::CompanyStage, "融资阶段", ""),
            of(&BOSS_STAGES, stage),
        );
    }
    hiring_type(&mut fields, ad);
    fields.required(Part::Title, &ad.title);
    fields.add(PackKey::Title, "职位名称", ad.title.as_str());
    category(&mut fields, ad);
    fields.required(Part::Description, &ad.text);
    fields.add(PackKey::Description, "职位描述", ad.text.as_str());
    experience(&mut fields, ad);
    degree(&mut fields, ad);
    pay::fields(&mut fields, ad.pay.as_ref());
    internship(&mut fields, ad);
    city(&mut fields, place);
    fields.add_if_any(PackKey::Keywords, "职位关键词", &ad.skills.join("，"));
    fields.pack
}

fn coded(field: &mut PackField, code: Code) {
    code.label.clone_into(&mut field.value);
    field.length = code.label.chars().count();
    field.code = Some(code.code);
}

fn hiring_type(fields: &mut Fields, ad: &Ad) {
    let field = fields.add(PackKey::HiringType, "招聘类型", "");
    coded(field, of(&BOSS_JOB_TYPES, ad.employment));
    if matches!(ad.employment, Employment::FixedTerm | Employment::Contractor) {
        field.note = Some(Note::Nearest);
    }
}

/// The list of categories is long and the site's own: a person chooses, and may keep the choice.
fn category(fields: &mut Fields, ad: &Ad) {
    let field = fields.add(PackKey::Category, "职位类型", ad.extra.boss_category.as_str());
    field.note = Some(Note::ChooseInForm);
    fields.required(Part::Category, &ad.extra.boss_category);
}

/// By the years that are asked for, else by the level.
fn experience(fields: &mut Fields, ad: &Ad) {
    let (code, note) = match ad.extra.years {
        Some(years) => (by_years(years.at_least, years.at_most), None),
        None => {
            let row = BOSS_EXPERIENCE.iter().find(|row| row.levels.contains(&ad.level));
            (row.map(|row| row.code), Some(Note::FromLevel))
        }
    };
    let field = fields.add(PackKey::Experience, "经验要求", "");
    field.note = note;
    if let Some(code) = code {
        coded(field, code);
    }
}

fn by_years(at_least: u8, at_most: Option<u8>) -> Option<Code> {
    const ANY: &str = "经验不限";
    let rows = &*BOSS_EXPERIENCE;
    // Nothing is asked for if beginners may come and others too.
    let row = if at_least == 0 && at_most.is_none_or(|most| most > 1) {
        rows.iter().find(|row| row.code.label == ANY)
    } else {
        rows.iter()
            .rfind(|row| row.from_years.is_some_and(|from| from <= at_least))
    };
    row.map(|row| row.code)
}

fn degree(fields: &mut Fields, ad: &Ad) {
    let Some(degree) = ad.extra.degree else {
        fields.add(PackKey::Degree, "学历要求", "");
        return fields.warn(Part::Degree, What::Missing);
    };
    if let Some((_, code, label)) = BOSS_DEGREES.iter().find(|(own, _, _)| *own == degree) {
        fields.add(PackKey::Degree, "学历要求", *label).code = *code;
    }
}

/// Days a week and months at least, which only internships have.
fn internship(fields: &mut Fields, ad: &Ad) {
    if ad.employment != Employment::Internship {
        return;
    }
    let Some(InternshipTerms {
        days_per_week,
        least_months,
    }) = ad.extra.internship
    else {
        return fields.warn(Part::InternshipTerms, What::Missing);
    };
    if !(1..=7).contains(&days_per_week) || least_months == 0 {
        fields.warn(Part::InternshipTerms, What::NotAllowed(Rule::OutOfRange));
    }
    fields.add(PackKey::DaysPerWeek, "每周到岗天数", format!("{days_per_week}天/周"));
    fields.add(PackKey::LeastMonths, "最少实习月数", format!("{least_months}个月"));
}

fn city(fields: &mut Fields, place: Option<&Place>) {
    let Some(place) = place else {
        fields.add(PackKey::City, "工作城市", "");
        return fields.warn(Part::Place, What::Missing);
    };
    match known_city(place) {
        Some(code) => coded(fields.add(PackKey::City, "工作城市", ""), code),
        None => {
            fields.add(PackKey::City, "工作城市", place.local_city()).note = Some(Note::CodeUnknown);
            fields.warn(
                Part::City,
                What::Unknown {
                    value: place.local_city().to_owned(),
                },
            );
        }
    }
    fields.add_if_any(PackKey::Address, "工作地址", &place.street);
}

/// By its Chinese or English name, and in China only: there is a Nanjing Road elsewhere, and a Jinan too.
fn known_city(place: &Place) -> Option<Code> {
    if !matches!(place.country.code(), "CN" | "HK" | "MO") {
        return None;
    }
    let called = |name: &str| {
        let name = name.trim();
        let chinese = name.strip_suffix('市').unwrap_or(name);
        let latin = letters(name);
        let of_name = |english: &str| letters(english) == latin && !latin.is_empty();
        BOSS_CITIES
            .iter()
            .find(|row| row.code.label == chinese || of_name(row.english))
    };
    called(&place.city_in_language)
        .or_else(|| called(&place.city))
        .map(|row| row.code)
}

/// Without spaces and signs: Xi'an, Xian and XI AN are one.
fn letters(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
