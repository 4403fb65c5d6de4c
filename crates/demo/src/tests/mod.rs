//! The world holds together: its size and texts, its history, and nothing in it that could be real.

mod fiction;
mod history;
mod shape;

use base::Time;
use jiff::tz::TimeZone;

use crate::World;

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
