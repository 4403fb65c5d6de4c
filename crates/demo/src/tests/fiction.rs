//! People who cannot exist, and cannot be reached.

use std::collections::BTreeSet;

use super::world;
use crate::PostingState;

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
