//! How a world is made: people and jobs first, then who applies where, then all that follows from it.

mod answers;
mod applications;
mod calendar;
mod career;
mod cultures;
mod draw;
mod jobs;
mod names;
mod paperwork;
mod people;
mod phones;
mod progress;
mod reach;
mod wording;

use base::Time;
use jiff::tz::TimeZone;

use crate::{Company, Job, OutcomeKind, Staff, World, data::Data, generate::draw::Draw};

pub fn world(seed: u64, today: Time) -> World {
    let mut data = Data::read();
    for staff in &mut data.company.staff {
        staff.email = mail(staff, &data.company.domain);
    }
    let mut jobs = jobs::all(&data, &mut Draw::new(seed, 1), today);
    let mut people = people::all(&data, &mut Draw::new(seed, 2), today);
    let mut applications = applications::all(&data, &mut Draw::new(seed, 3), &jobs, &mut people, today);
    fill_jobs(&mut jobs, &applications);
    let mut people: Vec<_> = people.into_iter().map(|drawn| drawn.person).collect();
    let papers = paperwork::write(
        &data,
        &mut Draw::new(seed, 4),
        &jobs,
        &mut people,
        &mut applications,
        today,
    );
    World {
        company: data.company,
        jobs,
        people,
        applications,
        tasks: papers.tasks,
        messages: papers.messages,
    }
}

/// A filled job became so with its last hire.
fn fill_jobs(jobs: &mut [Job], applications: &[crate::Application]) {
    for job in jobs.iter_mut().filter(|job| job.state == crate::JobState::Filled) {
        let hires = applications
            .iter()
            .filter(|a| a.job == job.number)
            .filter_map(|a| a.outcome.as_ref());
        let last = hires
            .filter(|outcome| outcome.kind == OutcomeKind::Hired)
            .max_by_key(|outcome| outcome.at);
        let last = last.expect("a filled job has hires: applications::all makes them first");
        job.state_at = last.at;
        job.state_by = last.by.clone().unwrap_or_else(|| job.hiring_manager.clone());
        for posting in &mut job.postings {
            posting.unpublished_at = posting.unpublished_at.map(|_| last.at);
        }
    }
}

/// given.family@domain, from "Rosa Brandt" as from "Fang Jing": staff choose their own order.
fn mail(staff: &Staff, domain: &str) -> String {
    format!("{}@{domain}", staff.name.to_lowercase().replace(' ', "."))
}

fn staff_zone(company: &Company, key: &str) -> TimeZone {
    let staff = company
        .staff
        .iter()
        .find(|staff| staff.key == key)
        .expect("data names staff of company.toml");
    let office = company
        .offices
        .iter()
        .find(|office| office.key == staff.office)
        .expect("staff have an office of company.toml");
    calendar::zone(&office.zone)
}
