//! What the team writes along the way: notes with mentions, tags, tasks and mails.

use base::Time;
use jiff::{SignedDuration, ToSpan as _};

use super::{calendar, draw::Draw};
use crate::{
    Application, Job, Message, MessageKind, Note, OutcomeKind, Person, Source, Staff, StageKind, Task, data::Data,
};

pub struct Papers {
    pub tasks: Vec<Task>,
    pub messages: Vec<Message>,
}

/// How many tasks the team has, done ones included.
const TASKS: usize = 46;

pub fn write(
    data: &Data,
    draw: &mut Draw,
    jobs: &[Job],
    people: &mut [Person],
    applications: &mut [Application],
    today: Time,
) -> Papers {
    let desk = Desk { data, today };
    let mut messages = Vec::new();
    for application in applications.iter_mut() {
        let job = jobs
            .iter()
            .find(|job| job.number == application.job)
            .expect("an application is for a job");
        let person = &mut people[application.person as usize - 1];
        desk.notes(draw, job, person, application);
        desk.mail(draw, job, person, application, &mut messages);
        tag(draw, job, person, application);
    }
    messages.sort_by_key(|message| message.created_at);
    Papers {
        tasks: desk.tasks(draw, jobs, applications),
        messages,
    }
}

struct Desk<'a> {
    data: &'a Data,
    today: Time,
}

impl Desk<'_> {
    fn staff(&self, key: &str) -> &Staff {
        self.data
            .company
            .staff
            .iter()
            .find(|staff| staff.key == key)
            .expect("a team is made of staff")
    }

    /// Notes are written while an application stays in a stage, by somebody of the job's team in their own language.
    fn notes(&self, draw: &mut Draw, job: &Job, person: &Person, application: &mut Application) {
        let team: Vec<&str> = job.team().collect();
        for stay in application.stays.iter().skip(1) {
            let until = stay
                .left_at
                .or(application.outcome.as_ref().map(|o| o.at))
                .unwrap_or(self.today)
                .min(self.today);
            for _ in 0..*draw.weighted(&[(0, 4), (1, 5), (2, 2)]) {
                let author = draw.one(&team);
                let zone = super::staff_zone(&self.data.company, author);
                let days = draw.between(0, 3);
                let at = calendar::at_work(draw, &zone, stay.entered_at, days);
                let note = self.note(draw, &team, author, at, person);
                // Nobody says the same twice about one person.
                if at < until && application.notes.iter().all(|other| other.body != note.body) {
                    application.notes.push(note);
                }
            }
        }
        application.notes.sort_by_key(|note| note.at);
    }

    fn note(&self, draw: &mut Draw, team: &[&str], author: &str, at: Time, person: &Person) -> Note {
        let writer = self.staff(author);
        let phrase = draw.pick(&self.data.phrases.notes[&writer.language]);
        let others: Vec<&str> = team.iter().copied().filter(|key| *key != author).collect();
        let mentioned = phrase.contains("{mention}").then(|| draw.one(&others));
        let name = mentioned.map_or_else(String::new, |key| {
            let colleague = self.staff(key);
            // In a Chinese note a Chinese colleague is called by the Chinese name.
            let han = writer.language == "zh" && !colleague.script_name.is_empty();
            format!("@{}", if han { &colleague.script_name } else { &colleague.name })
        });
        let employer = person.experiences.first().map_or("", |post| post.employer.as_str());
        let body = phrase
            .replace("{mention}", &name)
            .replace("{skill}", draw.pick(&person.skills).as_str())
            .replace("{employer}", employer);
        Note {
            author: author.to_owned(),
            at,
            body,
            mentions: mentioned.into_iter().map(str::to_owned).collect(),
        }
    }

    fn mail(
        &self,
        draw: &mut Draw,
        job: &Job,
        person: &Person,
        application: &Application,
        messages: &mut Vec<Message>,
    ) {
        let message = |kind, created_at: Time, send_at, by: Option<&str>| Message {
            application: application.number,
            kind,
            language: person.language.clone(),
            subject: String::new(),
            body: String::new(),
            created_at,
            send_at,
            by: by.map(str::to_owned),
        };
        if !matches!(application.source, Source::Sourced | Source::Internal) {
            messages.push(message(
                MessageKind::Confirmation,
                application.applied_at,
                application.applied_at,
                None,
            ));
        }
        for stay in &application.stays[1..] {
            let Some(by) = stay.moved_by.as_deref() else { continue };
            let kind = match job.stages[stay.stage].kind {
                StageKind::Interview if stay.stage == 2 => MessageKind::Invitation,
                StageKind::Review if draw.chance(0.12) => MessageKind::Question,
                StageKind::Applied | StageKind::Review | StageKind::Interview | StageKind::Offer | StageKind::Hired => {
                    continue;
                }
            };
            let written = stay.entered_at + SignedDuration::from_mins(draw.between(2, 9));
            if written < self.today {
                let mut written = message(kind, written, written + SignedDuration::from_mins(10), Some(by));
                self.put_into_words(&mut written, job, person, by);
                messages.push(written);
            }
        }
        if let Some(outcome) = application
            .outcome
            .as_ref()
            .filter(|outcome| outcome.kind == OutcomeKind::Rejected)
        {
            let morning = calendar::next_working_morning(outcome.at, &calendar::zone(&person.city.zone));
            messages.push(message(
                MessageKind::Rejection,
                outcome.at,
                morning,
                outcome.by.as_deref(),
            ));
        }
    }

    fn put_into_words(&self, message: &mut Message, job: &Job, person: &Person, by: &str) {
        let key = match message.kind {
            MessageKind::Invitation => "invitation",
            MessageKind::Question => "question",
            MessageKind::Confirmation | MessageKind::Rejection => return,
        };
        let phrases = &self.data.phrases;
        let posting = job.postings.iter().find(|posting| posting.language == message.language);
        let title = posting.map_or(job.title.as_str(), |posting| posting.title.as_str());
        let staff = self.staff(by);
        let han = message.language == "zh" && !staff.script_name.is_empty();
        phrases.subjects[key][&message.language].clone_into(&mut message.subject);
        message.body = phrases.bodies[key][&message.language]
            .replace("{name}", &person.name)
            .replace("{job}", title)
            .replace("{staff}", if han { &staff.script_name } else { &staff.name });
    }

    /// Tasks for applications in play, due a little before today to a week after.
    fn tasks(&self, draw: &mut Draw, jobs: &[Job], applications: &[Application]) -> Vec<Task> {
        let open: Vec<&Application> = applications.iter().filter(|a| a.outcome.is_none()).collect();
        let mut tasks = Vec::new();
        for application in draw.several(&open, TASKS) {
            let job = jobs
                .iter()
                .find(|job| job.number == application.job)
                .expect("an application is for a job");
            let assignee = *draw.weighted(&[(job.recruiters[0].as_str(), 3), (job.hiring_manager.as_str(), 2)]);
            let zone = super::staff_zone(&self.data.company, assignee);
            let earliest = application
                .stays
                .last()
                .map_or(application.applied_at, |stay| stay.entered_at);
            let lately = earliest.max(self.today - calendar::days(draw.between(1, 6)));
            let created_at = calendar::at_work(draw, &zone, lately, 0)
                .min(self.today - SignedDuration::from_mins(15))
                .max(earliest);
            let due = calendar::date(self.today, &zone).saturating_add(draw.between(-1, 7).days());
            let done_at = draw
                .chance(0.22)
                .then(|| (created_at + SignedDuration::from_hours(draw.between(1, 20))).min(self.today));
            let titles = &self.data.phrases.tasks[&self.staff(assignee).language];
            tasks.push(Task {
                title: draw.pick(titles).clone(),
                application: application.number,
                assignee: assignee.to_owned(),
                due_on: calendar::add_working_days(due, 0),
                created_by: draw.pick(&job.team().collect::<Vec<_>>()).to_string(),
                created_at,
                done_at,
            });
        }
        tasks.sort_by_key(|task| (task.due_on, task.application));
        tasks
    }
}

/// Tags follow from what is known: skills, the way somebody came, how far they got.
fn tag(draw: &mut Draw, job: &Job, person: &mut Person, application: &Application) {
    let mut tags = Vec::new();
    for (skill, name) in [
        ("Rust", "Rust"),
        ("CUDA", "CUDA"),
        ("强化学习", "RL"),
        ("Reinforcement learning", "RL"),
        ("Reinforcement Learning", "RL"),
        ("Storage", "storage"),
        ("存储系统", "storage"),
    ] {
        if person.skills.iter().any(|has| has == skill) && draw.chance(0.3) {
            tags.push(name);
        }
    }
    let speaks = |tag: &str| {
        person
            .languages
            .iter()
            .any(|s| s.tag.starts_with(tag) && matches!(s.level.as_str(), "native" | "C1" | "C2"))
    };
    let late = application
        .outcome
        .as_ref()
        .is_some_and(|o| o.kind != OutcomeKind::Hired)
        && application.stage() >= 4;
    let facts = [
        (application.source == Source::Campus, 0.8, "campus"),
        (application.source == Source::Referral, 0.6, "内推"),
        (person.link.is_some(), 0.12, "open source"),
        (
            person.languages[0].tag == "zh" && person.city.country != "CN",
            0.2,
            "returning",
        ),
        (speaks("zh") && speaks("en"), 0.15, "双语"),
        (late, 0.9, "silver medal"),
        (
            job.stages[application.stage()].kind == StageKind::Offer,
            0.4,
            "relocation",
        ),
        (
            job.department == "people" && job.questions.iter().any(|q| q.key == "bar"),
            0.4,
            "legal",
        ),
    ];
    tags.extend(
        facts
            .into_iter()
            .filter(|(fact, probability, _)| *fact && draw.chance(*probability))
            .map(|(_, _, name)| name),
    );
    for name in tags {
        if !person.tags.iter().any(|tag| tag == name) {
            person.tags.push(name.to_owned());
        }
    }
}
