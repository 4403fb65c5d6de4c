//! What happened to applications: in order, in working hours, before today.

use std::collections::BTreeSet;

use jiff::{SignedDuration, civil::Weekday, tz::TimeZone};

use super::{now, world, zone_of};
use crate::{JobState, OutcomeKind, Side, StageKind, World};

#[test]
fn seats_are_filled_by_hires_and_by_nothing_else() {
    let world = world();
    for job in &world.jobs {
        let hires = world
            .applications
            .iter()
            .filter(|application| application.job == job.number);
        let hires: Vec<_> = hires
            .filter_map(|a| a.outcome.as_ref())
            .filter(|o| o.kind == OutcomeKind::Hired)
            .collect();
        if job.state == JobState::Filled {
            assert_eq!(hires.len(), job.headcount as usize, "{}", job.title);
            assert_eq!(Some(job.state_at), hires.iter().map(|hire| hire.at).max());
        } else {
            assert!(
                hires.len() < job.headcount as usize,
                "{} is full and not filled",
                job.title
            );
        }
    }
}

#[test]
fn applications_go_forward_and_end_with_a_reason() {
    let world = world();
    let side = |key: &str| {
        world
            .company
            .reasons
            .iter()
            .find(|reason| reason.key == key)
            .unwrap()
            .side
    };
    let mut pairs = BTreeSet::new();
    for application in &world.applications {
        assert!(pairs.insert((application.job, application.person)), "applied twice");
        let job = world.job(application.job).unwrap();
        assert!(world.person(application.person).is_some());
        assert!(application.applied_at > job.opened_at.unwrap() && application.applied_at < now());
        assert!(
            job.postings
                .iter()
                .any(|posting| posting.language == application.language)
        );
        assert_eq!(application.stays[0].entered_at, application.applied_at);
        for (place, stay) in application.stays.iter().enumerate() {
            assert_eq!(stay.stage, place);
            assert_eq!(
                stay.left_at,
                application.stays.get(place + 1).map(|next| next.entered_at)
            );
            assert!(stay.entered_at <= now() && stay.left_at.is_none_or(|left| left > stay.entered_at));
        }
        let Some(outcome) = &application.outcome else { continue };
        assert!(outcome.at <= now() && outcome.at >= application.stays.last().unwrap().entered_at);
        let reason = outcome.reason.as_deref().map(side);
        let expected = match outcome.kind {
            OutcomeKind::Rejected => Some(Side::Ours),
            OutcomeKind::Withdrawn => Some(Side::Theirs),
            OutcomeKind::Hired => None,
        };
        assert_eq!(reason, expected);
        let hired = job.stages[application.stage()].kind == StageKind::Hired;
        assert_eq!(hired, outcome.kind == OutcomeKind::Hired);
    }
}

#[test]
fn staff_act_in_working_hours() {
    let world = world();
    let mut acts = 0;
    for application in &world.applications {
        let job = world.job(application.job).unwrap();
        let moves = application
            .stays
            .iter()
            .filter_map(|stay| Some((stay.moved_by.as_deref()?, stay.entered_at)));
        let notes = application.notes.iter().map(|note| (note.author.as_str(), note.at));
        for (staff, at) in moves.chain(notes) {
            assert!(
                job.team().any(|member| member == staff),
                "{staff} is not in the team of {}",
                job.title
            );
            let local = at.in_zone(&zone_of(&world, staff));
            assert!(
                !matches!(local.weekday(), Weekday::Saturday | Weekday::Sunday),
                "{staff} on {local}"
            );
            assert!((9..=18).contains(&local.hour()), "{staff} at {local}");
            acts += 1;
        }
    }
    assert!(acts > 1500, "{acts} acts are too few for six months");
}

#[test]
fn everything_moves_with_today() {
    let (first, later) = (
        world(),
        World::generate(1, now() + SignedDuration::from_hours(24 * 400)),
    );
    for (world, now) in [(first, now()), (later, now() + SignedDuration::from_hours(24 * 400))] {
        let ages: Vec<i64> = world
            .applications
            .iter()
            .map(|a| now.since(a.applied_at).as_hours() / 24)
            .collect();
        assert!(ages.iter().max().unwrap() > &150, "six months of history");
        assert!(ages.iter().min().unwrap() < &3, "somebody has just applied");
        let open = world.tasks.iter().filter(|task| task.done_at.is_none());
        let today = now.in_zone(&TimeZone::UTC).date();
        assert!(open.clone().count() > 20 && open.clone().any(|task| task.due_on == today));
        assert!(open.clone().all(|task| (task.due_on - today).get_days().abs() < 11));
        assert!(
            world.messages.iter().any(|message| message.send_at > now),
            "something is held"
        );
        assert!(world.messages.iter().all(|message| message.created_at <= now));
    }
}

#[test]
fn mentions_name_colleagues_of_the_team() {
    let world = world();
    let mut mentions = 0;
    for application in &world.applications {
        let job = world.job(application.job).unwrap();
        for note in &application.notes {
            assert!(!note.body.contains(['{', '}']), "{}", note.body);
            for key in &note.mentions {
                let staff = world.company.staff.iter().find(|staff| staff.key == *key).unwrap();
                assert!(job.team().any(|member| member == key) && *key != note.author);
                let called = [&staff.name, &staff.script_name];
                assert!(
                    called
                        .iter()
                        .any(|name| !name.is_empty() && note.body.contains(&format!("@{name}")))
                );
                mentions += 1;
            }
        }
    }
    assert!(mentions > 50);
}
