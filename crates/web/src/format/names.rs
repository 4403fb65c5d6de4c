//! What languages and countries are called.

use icu::{
    experimental::displaynames::{
        DisplayNamesOptions,
        multi::{LocaleDisplayNamesFormatter, RegionDisplayNames},
    },
    locale::{Locale, subtags::Region},
};

use super::{Format, icu_locale};

pub(super) struct Names {
    // None where the CLDR has no names in a language; a tag or code then stands for itself.
    languages: Option<LocaleDisplayNamesFormatter>,
    regions: Option<RegionDisplayNames>,
}

impl Names {
    fn new(locale: &Locale) -> Self {
        let options = DisplayNamesOptions::default();
        Self {
            languages: LocaleDisplayNamesFormatter::try_new(locale.clone().into(), options).ok(),
            regions: RegionDisplayNames::try_new(locale.clone().into(), options).ok(),
        }
    }
}

impl Format {
    fn names(&self) -> &Names {
        // Loaded when first asked: most readers never see a list of countries.
        self.names.get_or_init(|| Names::new(&icu_locale(&self.language)))
    }

    /// What a language is called in this one: `zh-Hans` is Simplified Chinese. A tag that nobody knows stays as it is.
    pub fn language_name(&self, tag: &str) -> String {
        match (tag.parse::<Locale>(), &self.names().languages) {
            (Ok(language), Some(names)) => names.of(&language).into_owned(),
            _ => tag.to_owned(),
        }
    }

    /// What a country (ISO 3166-1, two letters) is called in this language. A code that nobody knows stays as it is.
    pub fn country_name(&self, code: &str) -> String {
        let region = code.parse::<Region>().ok();
        let name = region.and_then(|region| self.names().regions.as_ref()?.of(region));
        name.unwrap_or(code).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn say(language: &str) -> String {
        let format = Format::of(language);
        let languages = ["en", "de", "zh-Hans", "pt-BR", "xx-nonsense"]
            .map(|tag| format.language_name(tag))
            .join(", ");
        let countries = ["DE", "CN", "US", "TW", "CI", "ZZ"]
            .map(|code| format.country_name(code))
            .join(", ");
        format!("{languages} | {countries}")
    }

    #[test]
    fn languages_and_countries_have_names_in_each_language() {
        assert_snapshot!(say("en"), @"English, German, Simplified Chinese, Brazilian Portuguese, xx (nonsense) | Germany, China, United States, Taiwan, Côte d’Ivoire, Unknown Region");
        assert_snapshot!(say("de"), @"Englisch, Deutsch, Chinesisch (vereinfacht), Portugiesisch (Brasilien), xx (nonsense) | Deutschland, China, Vereinigte Staaten, Taiwan, Côte d’Ivoire, Unbekannte Region");
        assert_snapshot!(say("zh-Hans"), @"英语, 德语, 简体中文, 巴西葡萄牙语, xx (nonsense) | 德国, 中国, 美国, 台湾, 科特迪瓦, 未知地区");
    }
}
