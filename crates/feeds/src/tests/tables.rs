//! The code lists in `data/`, and dates.

use super::samples::day;
use crate::{Degree, Employment, Level, tables};

#[test]
fn every_level_size_stage_degree_and_contract_has_its_line() {
    for level in Level::ALL {
        assert!(!tables::of(&tables::LINKEDIN_LEVELS, *level).is_empty());
        let rows = tables::BOSS_EXPERIENCE.iter().filter(|row| row.levels.contains(level));
        assert_eq!(rows.count(), 1, "{level}");
    }
    for degree in Degree::ALL {
        assert_eq!(
            tables::BOSS_DEGREES.iter().filter(|(own, ..)| own == degree).count(),
            1,
            "{degree}"
        );
    }
    for employment in Employment::ALL {
        assert!(tables::of(&tables::BOSS_JOB_TYPES, *employment).code >= 1901);
    }
    for size in crate::Size::ALL {
        assert!((301..=306).contains(&tables::of(&tables::BOSS_SIZES, *size).code));
    }
    for stage in crate::Stage::ALL {
        assert!((801..=808).contains(&tables::of(&tables::BOSS_STAGES, *stage).code));
    }
    let cities = &*tables::BOSS_CITIES;
    assert!(
        cities
            .iter()
            .all(|city| (101_000_000..102_000_000).contains(&city.code.code))
    );
    assert!(
        tables::SHARE_WORDS
            .iter()
            .all(|(_, words)| words.iter().all(|word| !word.trim().is_empty()))
    );
    let from: Vec<u8> = tables::BOSS_EXPERIENCE
        .iter()
        .filter_map(|row| row.from_years)
        .collect();
    assert!(from.is_sorted(), "a job takes the last row that it reaches");
}

#[test]
fn dates_of_a_day_are_said_in_each_way() {
    let day = day("2026-03-05");
    assert_eq!(crate::dates::american(day), "03/05/2026");
    assert_eq!(crate::dates::rfc822_day(day), "Thu, 05 Mar 2026");
}
