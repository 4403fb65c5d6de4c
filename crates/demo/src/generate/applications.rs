//! Who applies where and when: nine hundred applications over six months, more of them lately.

use std::collections::BTreeMap;

use base::Time;
use jiff::SignedDuration;

use super::{answers, calendar, cultures::Home, draw::Draw, people::Drawn, progress, progress::Fate, reach};
use crate::{
    Application, Job, JobState, Person, Source,
    data::{Data, Terms},
};

pub const COUNT: usize = 900;
/// People whom a recruiter has written down and who have not applied.
const PROSPECTS: usize = 22;
/// Nobody applies for more jobs than this.
const MOST: usize = 4;

pub fn all(data: &Data, draw: &mut Draw, jobs: &[Job], people: &mut [Drawn], today: Time) -> Vec<Application> {
    let mut round = Round {
        data,
        jobs,
        today,
        made: Vec::new(),
        ends: BTreeMap::new(),
    };
    let mut free: Vec<usize> = (0..people.len()).collect();
    // The hires first: a filled job ends with its last one, and who is hired applies for nothing else.
    for terms in &data.jobs {
        for _ in 0..terms.seats_filled {
            let fits = |place: &usize| people[*place].person.same_as.is_none() && round.fits(&people[*place], terms);
            let able: Vec<usize> = free.iter().copied().filter(fits).collect();
            let place = draw.one(&able);
            free.retain(|other| *other != place);
            round.hire(draw, terms, &people[place]);
        }
    }
    round.search(draw, people, &mut free);
    let prospects: Vec<usize> = draw.several(&free, PROSPECTS).into_iter().copied().collect();
    free.retain(|place| !prospects.contains(place));
    for place in &free {
        round.apply(draw, &people[*place]);
    }
    while round.made.len() < COUNT {
        let place = draw.one(&free);
        round.apply(draw, &people[place]);
    }
    let mut made = round.made;
    made.sort_by_key(|application| application.applied_at);
    for (place, application) in made.iter_mut().enumerate() {
        application.number = place as u32 + 1;
    }
    date_people(draw, data, &made, people, today);
    made
}

struct Round<'a> {
    data: &'a Data,
    jobs: &'a [Job],
    today: Time,
    made: Vec<Application>,
    /// When a filled job had its last hire.
    ends: BTreeMap<u32, Time>,
}

impl Round<'_> {
    fn job(&self, terms: &Terms) -> &Job {
        self.jobs
            .iter()
            .find(|job| job.number == terms.number)
            .expect("there is a job for all terms")
    }

    /// Whether somebody of this trade would apply, and can read a posting of it.
    fn fits(&self, drawn: &Drawn, terms: &Terms) -> bool {
        let trade = match drawn.track {
            "systems" => terms.track == "systems" || terms.number == 20,
            "product" => terms.track == "product" || [10, 22].contains(&terms.number),
            track => terms.track == track,
        };
        let job = self.job(terms);
        trade
            && terms.weight > 0
            && job.opened_at.is_some()
            && !job.confidential
            && !job.internal
            && reach::posting_language(&drawn.person, job).is_some()
    }

    /// From when to when people could apply.
    fn window(&self, job: &Job) -> (Time, Time) {
        let opened = job
            .opened_at
            .expect("only jobs that have been opened draw applications");
        let end = match job.state {
            JobState::Filled => self.ends.get(&job.number).copied().unwrap_or(job.state_at),
            JobState::Closed | JobState::OnHold => job.state_at,
            JobState::Open | JobState::Draft => self.today,
        };
        (opened, end)
    }

    /// One more application of somebody, if there is a job left for them.
    fn apply(&mut self, draw: &mut Draw, drawn: &Drawn) {
        let theirs: Vec<u32> = self
            .made
            .iter()
            .filter(|a| a.person == drawn.person.number)
            .map(|a| a.job)
            .collect();
        if theirs.len() >= MOST {
            return;
        }
        let open = |terms: &&Terms| !theirs.contains(&terms.number) && self.fits(drawn, terms);
        let choice: Vec<(&Terms, u32)> = self
            .data
            .jobs
            .iter()
            .filter(open)
            .map(|terms| (terms, terms.weight))
            .collect();
        if choice.is_empty() {
            return;
        }
        let terms = *draw.weighted(&choice);
        let job = self.job(terms);
        let source = reach::source(draw, drawn, job);
        let applied_at = self.moment(draw, &drawn.person, job);
        let fate = match job.state {
            JobState::Filled => Fate::EndsWith(self.window(job).1, "filled"),
            JobState::Closed => Fate::EndsWith(job.state_at, "cancelled"),
            JobState::OnHold => Fate::StopsAt(job.state_at),
            JobState::Open | JobState::Draft => Fate::Open,
        };
        let made = self.application(draw, &drawn.person, job, source, applied_at, fate);
        self.made.push(made);
    }

    /// An application that leads to a hire; for a filled job shortly before the day in its terms.
    fn hire(&mut self, draw: &mut Draw, terms: &Terms, drawn: &Drawn) {
        let job = self.job(terms);
        let (opened, _) = self.window(job);
        let by = terms
            .state_since
            .map_or(self.today - calendar::days(1), |_| job.state_at);
        let from = if job.state == JobState::Filled {
            by - calendar::days(20)
        } else {
            opened
        };
        let source = reach::source(draw, drawn, job);
        for _ in 0..500 {
            let share = draw.fraction() * 0.8;
            let day = opened + SignedDuration::from_secs((by.since(opened).as_secs() as f64 * share) as i64);
            let applied_at = leisure(draw, &drawn.person, day, opened, by);
            let made = self.application(draw, &drawn.person, job, source, applied_at, Fate::Hired);
            // None when the last steps would lie after today: another try begins earlier.
            let Some(hired_at) = made.outcome.as_ref().map(|outcome| outcome.at) else {
                continue;
            };
            if hired_at > from && hired_at < by {
                let number = job.number;
                let last = self.ends.entry(number).or_insert(hired_at);
                *last = (*last).max(hired_at);
                self.made.push(made);
                return;
            }
        }
        unreachable!("jobs.toml leaves every filled seat weeks enough for a hire");
    }

    /// Two jobs draw nobody from the careers site: the confidential search writes to people, the internal one asks colleagues.
    fn search(&mut self, draw: &mut Draw, people: &mut [Drawn], free: &mut Vec<usize>) {
        for (index, job) in self
            .jobs
            .iter()
            .enumerate()
            .filter(|(_, job)| job.confidential || job.internal)
        {
            let terms = &self.data.jobs[index];
            let senior = |place: &usize| {
                let drawn = &people[*place];
                drawn.track == terms.track
                    && drawn.home == Home::China
                    && drawn.person.same_as.is_none()
                    && drawn.person.experiences.len() > 2
            };
            let able: Vec<usize> = free.iter().copied().filter(senior).collect();
            let chosen: Vec<usize> = draw
                .several(&able, if job.internal { 3 } else { 5 })
                .into_iter()
                .copied()
                .collect();
            for place in chosen {
                free.retain(|other| *other != place);
                let source = if job.internal {
                    Source::Internal
                } else {
                    Source::Sourced
                };
                if job.internal {
                    move_in(self.data, &mut people[place].person);
                }
                let applied_at = self.moment(draw, &people[place].person, job);
                let made = self.application(draw, &people[place].person, job, source, applied_at, Fate::Open);
                self.made.push(made);
            }
        }
    }

    fn application(
        &self,
        draw: &mut Draw,
        person: &Person,
        job: &Job,
        source: Source,
        applied_at: Time,
        fate: Fate,
    ) -> Application {
        let zone = calendar::zone(&self.data.company.zone);
        let (stays, outcome) = progress::run(draw, self.data, job, applied_at, fate, self.today);
        let referrers: Vec<&str> = self
            .data
            .company
            .staff
            .iter()
            .map(|staff| staff.name.as_str())
            .collect();
        Application {
            number: 0,
            person: person.number,
            job: job.number,
            source,
            source_detail: if source == Source::Referral {
                (draw.one(&referrers)).to_owned()
            } else {
                String::new()
            },
            language: reach::posting_language(person, job).unwrap_or("zh").to_owned(),
            applied_at,
            answer_by: calendar::add_working_days(calendar::date(applied_at, &zone), 10),
            answers: answers::of(draw, self.data, job, person, applied_at),
            stays,
            outcome,
            notes: Vec::new(),
        }
    }

    /// When somebody applies: on a live job more often lately, on an ended one all the time.
    fn moment(&self, draw: &mut Draw, person: &Person, job: &Job) -> Time {
        let (opened, end) = self.window(job);
        let share = match job.state {
            JobState::Open | JobState::Draft => 1.0 - draw.fraction().powf(1.3),
            JobState::OnHold | JobState::Closed | JobState::Filled => draw.fraction() * 0.93,
        };
        let day = opened + SignedDuration::from_secs((end.since(opened).as_secs() as f64 * share) as i64);
        leisure(draw, person, day, opened, end)
    }
}

/// A moment on a day when somebody might apply, within the time in which they could.
fn leisure(draw: &mut Draw, person: &Person, day: Time, opened: Time, end: Time) -> Time {
    let zone = calendar::zone(&person.city.zone);
    let moment = calendar::at_leisure(draw, &zone, calendar::date(day, &zone));
    if moment > opened && moment < end {
        moment
    } else {
        day.max(opened + SignedDuration::from_mins(20))
    }
}

/// Makes somebody a colleague: their present post is with the company.
fn move_in(data: &Data, person: &mut Person) {
    let name = &data.company.name[&person.cv.language];
    let post = person
        .experiences
        .first_mut()
        .expect("search chooses people with several posts");
    name.clone_into(&mut post.employer);
    data.city("hangzhou")
        .name(&person.cv.language)
        .clone_into(&mut post.city);
    post.until = None;
    person.city = data.city("hangzhou").clone();
    let comma = if person.cv.language == "zh" { "，" } else { ", " };
    person.headline = format!("{}{comma}{}", post.title, post.employer);
}

/// People came into the system with their first application, prospects when a recruiter added them.
fn date_people(draw: &mut Draw, data: &Data, made: &[Application], people: &mut [Drawn], today: Time) {
    for drawn in people {
        let person = &mut drawn.person;
        if let Some(first) = made.iter().find(|application| application.person == person.number) {
            person.created_at = first.applied_at;
            person.consent_at = draw.chance(0.32).then_some(first.applied_at);
        } else {
            let recruiter = draw.one(&["brandt", "wu", "tan"]);
            let zone = super::staff_zone(&data.company, recruiter);
            let ago = calendar::days(draw.between(6, 150));
            person.created_at = calendar::at_work(draw, &zone, today - ago, 0);
            person.created_by = Some(recruiter.to_owned());
        }
    }
}
