use super::*;
use crate::{Ad, read_and_sketch};

fn sketch(title: &str, place: &str) -> Sketch {
    read_and_sketch(&Ad {
        title,
        places: &[place],
        ..Ad::default()
    })
    .1
}

#[test]
fn the_job_is_found_among_a_few() {
    let mut index = Index::new();
    assert_eq!(index.find(2, &sketch("Lawyer", "Berlin")), None);
    for (id, title) in [(1, "Deep Learning Researcher"), (2, "Frontend Developer"), (3, "CFO")] {
        index.add(id, 1, &sketch(title, "Hangzhou"));
    }
    assert_eq!(index.find(2, &sketch("首席财务官（急聘）", "杭州")).unwrap().id, 3);
    assert_eq!(index.find(2, &sketch("Accountant", "杭州")), None);
    assert_eq!(index.find(1, &sketch("CFO", "Hangzhou")), None, "two on one board");
}

#[test]
fn the_job_is_found_among_many() {
    let mut index = Index::new();
    let places = ["Berlin", "Hangzhou", "London", "Paris", "Tokyo"];
    let fields = [
        "Payments",
        "Search",
        "Storage",
        "Speech",
        "Robotics",
        "Compiler",
        "Recommendation",
        "Cloud",
    ];
    let mut jobs = Vec::new();
    for team in [
        "Falcon", "Eagle", "Heron", "Kestrel", "Merlin", "Osprey", "Harrier", "Kite", "Buzzard", "Hobby",
    ] {
        for field in fields {
            for place in places {
                jobs.push((
                    format!("{field} Engineer, {team}"),
                    format!("Engineer {team} ({field})"),
                    place,
                ));
            }
        }
    }
    for (id, (title, _, place)) in (0..).zip(&jobs) {
        index.add(id, 1, &sketch(title, place));
    }
    for (id, (_, other, place)) in (0..).zip(&jobs) {
        let found = index.find(2, &sketch(other, place)).map(|found| found.id);
        assert_eq!(found, Some(id), "{other} in {place}");
    }
}

#[test]
fn a_posting_takes_no_more_than_its_share_of_memory() {
    let mut index = Index::new();
    let one = sketch("Store Manager", "Berlin");
    for id in 0..50_000 {
        index.add(id, 1, &one);
    }
    assert_eq!(index.len(), 50_000);
    assert!(index.size() / index.len() <= 165, "{}", index.size() / index.len());
}
