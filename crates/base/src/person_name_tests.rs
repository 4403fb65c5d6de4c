//! How names are split and shown. The people are invented or long dead.

use proptest::prelude::*;

use super::*;

fn shown(given: &str, family: &str, reader: &str) -> String {
    PersonName::new(given, family)
        .unwrap()
        .display(&reader.parse().unwrap())
}

#[test]
fn the_script_of_the_name_decides_its_order() {
    for reader in ["en", "zh-Hans", "de"] {
        assert_eq!(shown("小明", "王", reader), "王小明");
        assert_eq!(shown("Ada", "Lovelace", reader), "Ada Lovelace");
        assert_eq!(shown("철수", "김", reader), "김철수");
        assert_eq!(shown("Sukarno", "", reader), "Sukarno");
    }
    assert_eq!(shown("David", "王", "zh-Hans"), "王 David");
    assert_eq!(shown("David", "王", "en"), "David 王");
}

#[test]
fn lists_sort_by_the_family_name() {
    let sorting = |given, family| PersonName::new(given, family).unwrap().sorting();
    assert_eq!(sorting("Ada", "Lovelace"), "Lovelace, Ada");
    assert_eq!(sorting("小明", "王"), "王小明");
    assert_eq!(sorting("Sukarno", ""), "Sukarno");
}

#[test]
fn one_field_is_split_by_script() {
    let split = |text: &str| {
        let name = PersonName::from_display(text);
        (name.family().to_owned(), name.given().to_owned())
    };
    let parts = |family: &str, given: &str| (family.to_owned(), given.to_owned());
    assert_eq!(split("王小明"), parts("王", "小明"));
    assert_eq!(split("欧阳娜娜"), parts("欧阳", "娜娜"));
    assert_eq!(split("山田 太郎"), parts("山田", "太郎"));
    assert_eq!(split("Juan García Márquez"), parts("Márquez", "Juan García"));
    assert_eq!(split(" Sukarno "), parts("", "Sukarno"));
    assert_eq!(split("阿达·洛芙莱斯"), parts("", "阿达·洛芙莱斯"));
    assert_eq!(split(""), parts("", ""));
}

#[test]
fn initials_are_one_character_or_two() {
    let initials = |text: &str| PersonName::from_display(text).initials();
    assert_eq!(initials("Rosa Brandt"), "RB");
    assert_eq!(initials("张伟"), "张");
    assert_eq!(initials("émile zola"), "ÉZ");
    assert_eq!(initials("Sukarno"), "S");
    assert_eq!(initials("(Bob) O’Hara"), "BO");
    assert_eq!(initials("123"), "");
}

#[test]
fn limits_hold() {
    assert_eq!(PersonName::new(" ", "\u{0}"), Err(PersonNameError::Empty));
    assert_eq!(
        PersonName::new(&"a".repeat(150), &"b".repeat(51)),
        Err(PersonNameError::TooLong)
    );
    assert!(PersonName::new(&"字".repeat(150), &"b".repeat(50)).is_ok());
    assert_eq!(PersonName::from_display(&"a".repeat(500)).given().len(), 200);
    assert_eq!(
        PersonName::new("A\u{202e}da", "Love\nlace")
            .unwrap()
            .display(&"en".parse().unwrap()),
        "Ada Love lace"
    );
}

#[test]
fn json_is_checked_like_a_form() {
    let name: PersonName = serde_json::from_str(r#"{"given":" Ada ","family":"Lovelace"}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&name).unwrap(),
        r#"{"given":"Ada","family":"Lovelace"}"#
    );
    assert!(serde_json::from_str::<PersonName>("{}").is_err());
    assert_eq!(format!("{name:?}"), "PersonName(..)");
}

proptest! {
    /// Splitting is a guess, so it must never change what the person wrote.
    #[test]
    fn a_name_is_shown_as_it_was_written(text in r"(\p{Latin}{1,8}|\p{Cyrillic}{1,8}|[·'’.-])( (\p{Latin}{1,8}|\p{Han}{1,3})){0,3}|\p{Han}{1,5}") {
        let name = PersonName::from_display(&text);
        let shown = [name.display(&"en".parse().unwrap()), name.display(&"zh".parse().unwrap())];
        prop_assert!(shown.contains(&clean_line(&text)), "{:?} from {:?}", shown, text);
        let _ = (name.initials(), name.sorting());
    }
}
