//! How much there is, and that the texts are whole.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;

use super::{now, world};
use crate::{JobState, Role, World};

#[test]
fn the_same_seed_and_moment_give_the_same_world() {
    assert_eq!(world(), world());
    assert_ne!(world().people, World::generate(2, now()).people);
}

#[test]
fn any_seed_on_any_day_gives_a_world() {
    for seed in 0..28 {
        // Every day of the week, in four different hours.
        let today = now() + SignedDuration::from_hours(24 * seed as i64 + 5 * (seed as i64 % 4));
        let world = World::generate(seed, today);
        assert_eq!(
            (world.people.len(), world.applications.len()),
            (400, 900),
            "seed {seed}"
        );
        assert!(
            world
                .jobs
                .iter()
                .all(|job| job.created_at < today && job.state_at < today),
            "seed {seed}"
        );
    }
}

#[test]
fn it_has_the_promised_size() {
    let world = world();
    assert_eq!(world.people.len(), 400);
    assert_eq!(world.applications.len(), 900);
    let state = |state| world.jobs.iter().filter(|job| job.state == state).count();
    assert_eq!(state(JobState::Draft), 2);
    assert_eq!(state(JobState::OnHold), 1);
    assert_eq!(state(JobState::Closed) + state(JobState::Filled), 3);
    assert_eq!(world.jobs.iter().filter(|job| job.confidential).count(), 1);
    assert_eq!(world.jobs.iter().filter(|job| job.internal).count(), 1);
    for role in [
        Role::Owner,
        Role::Admin,
        Role::Recruiter,
        Role::HiringManager,
        Role::Interviewer,
        Role::Viewer,
    ] {
        assert!(world.company.staff.iter().any(|staff| staff.role == role), "{role:?}");
    }
}

#[test]
fn eighteen_jobs_are_live_in_up_to_three_languages() {
    let world = world();
    let live: Vec<_> = world.jobs.iter().filter(|job| job.is_live()).collect();
    assert_eq!(live.len(), 18);
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for job in &live {
        assert_eq!(job.state, JobState::Open);
        assert!(!job.confidential && !job.internal);
        assert_eq!(job.postings[0].language, "zh", "the source comes first");
        for posting in &job.postings {
            *languages.entry(&posting.language).or_default() += 1;
        }
    }
    assert_eq!(languages, BTreeMap::from([("zh", 18), ("en", 14), ("de", 10)]));
    let urgent: Vec<_> = live
        .iter()
        .filter(|job| job.urgent)
        .map(|job| job.department.as_str())
        .collect();
    assert_eq!(urgent, ["research", "research", "systems", "systems"]);
    let monthly = live
        .iter()
        .filter(|job| job.pay_shown)
        .map(|job| (job.pay.max, job.pay.months, job.pay.currency.as_str()));
    assert_eq!(monthly.max(), Some((11_000_000, 12, "EUR")));
    assert!(
        live.iter()
            .any(|job| (job.pay.max, job.pay.months, job.pay.currency.as_str()) == (9_000_000, 14, "CNY"))
    );
}

#[test]
fn postings_are_whole_texts() {
    for job in world().jobs {
        let live = job.is_live();
        for posting in &job.postings {
            let text = format!(
                "{}\n{}\n{}",
                posting.description, posting.requirements, posting.benefits
            );
            let name = format!("{} in {}", job.title, posting.language);
            if posting.language == "zh" {
                let han = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
                assert!(
                    (if live { 380 } else { 200 }..=700).contains(&han),
                    "{name}: {han} characters"
                );
                assert!(
                    !text.contains(", ") || text.contains('`'),
                    "{name} has half-width punctuation"
                );
            } else {
                let words = text.split_whitespace().count();
                assert!(
                    (if live { 230 } else { 120 }..=430).contains(&words),
                    "{name}: {words} words"
                );
            }
            if posting.language == "de" {
                assert!(posting.title.contains("(m/w/d)"), "{name}");
            }
            assert!(!text.contains(['!', '！']), "{name} shouts");
        }
    }
}

#[test]
fn every_text_file_is_used() {
    let used: BTreeSet<String> = world()
        .jobs
        .iter()
        .flat_map(|job| job.postings.clone())
        .map(|posting| posting.title)
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/postings");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let title = text.lines().next().unwrap().strip_prefix("title: ").unwrap();
        assert!(used.contains(title), "no job uses {title}");
    }
}
