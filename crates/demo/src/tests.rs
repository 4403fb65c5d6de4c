//! The world holds together: counts, references, times, and nothing in it that could be real.

use std::collections::{BTreeMap, BTreeSet};

use crate::{JobState, OutcomeKind, PostingState, Role, Side, StageKind, World};
use base::Time;
use jiff::{SignedDuration, civil::Weekday, tz::TimeZone};

fn now() -> Time {
    "2026-11-24T02:40:00Z".parse().unwrap()
}

fn world() -> World {
    World::generate(1, now())
}

fn zone_of(world: &World, staff: &str) -> TimeZone {
    let staff = world.company.staff.iter().find(|other| other.key == staff).unwrap();
    let office = world
        .company
        .offices
        .iter()
        .find(|office| office.key == staff.office)
        .unwrap();
    TimeZone::get(&office.zone).unwrap()
}

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

#[test]
fn nobody_can_be_reached() {
    const FICTION: [&str; 14] = [
        "+49 30 23125",
        "+49 40 66969",
        "+49 221 4710",
        "+49 89 99998",
        "+49 69 90009",
        "+49 171 39200",
        "+44 7700 900",
        "+1 416 555 01",
        "+1 206 555 01",
        "+1 617 555 01",
        "+33 6 39 98",
        "+61 491 570",
        "+86 12",
        "+65 5",
    ];
    let world = world();
    for person in &world.people {
        for mail in &person.emails {
            let (local, domain) = mail.split_once('@').unwrap();
            assert!(
                ["example.com", "example.org", "example.net"].contains(&domain),
                "{mail}"
            );
            assert!(local.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{mail}");
        }
        if let Some(phone) = &person.phone {
            assert!(
                FICTION.iter().any(|range| phone.starts_with(range)),
                "{phone} may belong to somebody"
            );
        }
    }
    assert!(
        world
            .company
            .staff
            .iter()
            .all(|staff| staff.email.ends_with("@qianli.example"))
    );
    let mails: BTreeSet<_> = world
        .people
        .iter()
        .filter(|p| p.same_as.is_none())
        .flat_map(|p| &p.emails)
        .collect();
    assert_eq!(mails.len(), 388, "two people share an address");
}

#[test]
fn some_people_are_there_twice() {
    let world = world();
    let twins: Vec<_> = world.people.iter().filter(|person| person.same_as.is_some()).collect();
    assert_eq!(twins.len(), 12);
    let mut hints = [0; 3];
    for twin in twins {
        let first = world.person(twin.same_as.unwrap()).unwrap();
        assert_eq!(
            (twin.name != first.name, twin.experiences.len()),
            (true, first.experiences.len())
        );
        let shared = [
            twin.phone.is_some() && twin.phone == first.phone,
            twin.emails == first.emails,
        ];
        hints[shared.iter().position(|shared| *shared).unwrap_or(2)] += 1;
    }
    assert_eq!(hints, [4, 4, 4], "by telephone, by mail, by name and career only");
}

#[test]
fn what_people_write_is_finished() {
    let world = world();
    let texts = world.people.iter().flat_map(|p| {
        p.experiences
            .iter()
            .flat_map(|post| &post.points)
            .chain([&p.headline, &p.summary])
    });
    let mails = world
        .messages
        .iter()
        .flat_map(|message| [&message.subject, &message.body]);
    for text in texts.chain(mails) {
        assert!(!text.contains(['{', '}']), "{text}");
    }
    for person in &world.people {
        assert!(!person.experiences.is_empty() && !person.education.is_empty() && !person.skills.is_empty());
        assert!(
            person.tags.iter().all(|tag| world.company.tags.contains(tag)),
            "{:?}",
            person.tags
        );
        for pair in person.experiences.windows(2) {
            assert!(
                pair[1].until.is_some_and(|until| until <= pair[0].from),
                "posts of {} overlap",
                person.name
            );
        }
    }
    assert!(
        world
            .jobs
            .iter()
            .flat_map(|job| &job.postings)
            .any(|posting| posting.stale && posting.state == PostingState::Published)
    );
}
