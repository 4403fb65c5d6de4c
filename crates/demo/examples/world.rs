//! Writes a world and its CVs into a folder, to look at: `cargo run -p demo --example world -- FOLDER [SEED]`.

use std::{collections::BTreeMap, fs, path::PathBuf, time::Instant};

use base::Time;
use demo::{OutcomeKind, World, cv};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("Name a folder to write to.");
        std::process::exit(2);
    };
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let today = base::Clock::system().now();
    let began = Instant::now();
    let world = World::generate(seed, today);
    println!("world: {:?}", began.elapsed());
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("world.json"), serde_json::to_vec_pretty(&world)?)?;
    let began = Instant::now();
    let mut bytes = 0;
    for person in &world.people {
        let file = cv::file(person);
        bytes += file.len();
        fs::write(
            folder.join(format!("{:03}_{}", person.number, cv::filename(person))),
            file,
        )?;
    }
    println!(
        "CVs: {} files, {} KB, {:?}",
        world.people.len(),
        bytes / 1024,
        began.elapsed()
    );
    counts(&world, today);
    Ok(())
}

fn counts(world: &World, today: Time) {
    println!(
        "applications: {}, messages: {}, tasks: {}",
        world.applications.len(),
        world.messages.len(),
        world.tasks.len()
    );
    let held = world.messages.iter().filter(|message| message.send_at > today).count();
    let notes: usize = world
        .applications
        .iter()
        .map(|application| application.notes.len())
        .sum();
    println!("held messages: {held}, notes: {notes}");
    for job in &world.jobs {
        let theirs: Vec<_> = world
            .applications
            .iter()
            .filter(|application| application.job == job.number)
            .collect();
        let mut stages: BTreeMap<usize, usize> = BTreeMap::new();
        for application in theirs.iter().filter(|application| application.outcome.is_none()) {
            *stages.entry(application.stage()).or_default() += 1;
        }
        let ended = |kind| {
            theirs
                .iter()
                .filter(|a| a.outcome.as_ref().is_some_and(|o| o.kind == kind))
                .count()
        };
        println!(
            "J-{:04} {:<52} {:>4}  in play {stages:?}  rejected {} withdrawn {} hired {}",
            job.number,
            job.title,
            theirs.len(),
            ended(OutcomeKind::Rejected),
            ended(OutcomeKind::Withdrawn),
            ended(OutcomeKind::Hired)
        );
    }
    println!(
        "in play: {}",
        world
            .applications
            .iter()
            .filter(|application| application.outcome.is_none())
            .count()
    );
}
