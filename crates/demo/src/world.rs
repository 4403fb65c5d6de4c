//! The whole demo at one moment.

use base::Time;
use serde::{Deserialize, Serialize};

use crate::{Application, Company, Job, Message, Person, Task, generate};

/// Everything the demo company has at one moment.
///
/// Parts refer to each other by key (staff, departments, offices, reasons, questions) or by number (jobs, people, applications).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct World {
    pub company: Company,
    pub jobs: Vec<Job>,
    pub people: Vec<Person>,
    /// In the order of applying.
    pub applications: Vec<Application>,
    pub tasks: Vec<Task>,
    pub messages: Vec<Message>,
}

impl World {
    /// Makes the world as it stands at `today`. The same seed and moment give the same world;
    /// every date in it lies relative to `today`, history before it and nothing but due dates and held messages after it.
    pub fn generate(seed: u64, today: Time) -> Self {
        generate::world(seed, today)
    }

    pub fn job(&self, number: u32) -> Option<&Job> {
        self.jobs.iter().find(|job| job.number == number)
    }

    pub fn person(&self, number: u32) -> Option<&Person> {
        self.people.get((number as usize).checked_sub(1)?)
    }
}
