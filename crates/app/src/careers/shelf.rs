//! Everything that is live, in memory: filtered lists are made from here without the database.

use std::collections::HashMap;

use anyhow::Result;
use base::{Id, Language, Time};
use db::Conn;

use super::{
    fold::fold,
    model::{Department, Position, Spot, Text},
    store::{self, Which},
};
use crate::{
    jobs::{self, Job},
    organization::{self, Office, Organization},
};

/// The live postings as of one moment.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// In the company's order.
    pub departments: Vec<Department>,
    /// Newest first.
    pub positions: Vec<Position>,
    by_slug: HashMap<String, (usize, usize)>,
}

impl Shelf {
    /// Reads what is live now. Also tells when the next text begins or ends.
    pub async fn load(on: &mut impl Conn, organization: &Organization, now: Time) -> Result<(Self, Option<Time>)> {
        let texts = store::texts(on, Which::Public, now).await?;
        let due = texts
            .iter()
            .flat_map(|text| [text.publish_at, text.unpublish_at])
            .flatten()
            .filter(|at| *at > now)
            .min();
        let mut by_job: HashMap<Id<Job>, Vec<Text>> = HashMap::new();
        for text in texts.into_iter().filter(|text| text.is_live(now)) {
            by_job.entry(text.job_id).or_default().push(text);
        }
        let company = Company::load(on, organization).await?;
        let mut all_places = store::places(on, Which::Public).await?;
        let mut positions = Vec::with_capacity(by_job.len());
        for job in store::jobs(on, Which::Public).await? {
            let Some(texts) = by_job.remove(&job.id) else { continue };
            let spots = all_places.remove(&job.id).unwrap_or_default();
            positions.push(company.position(on, job, spots, texts).await?);
        }
        positions.sort_by_key(|position| (std::cmp::Reverse(position.posted_at()), position.number));
        Ok((Self::of(company.departments, positions), due))
    }

    /// One job as it would be on a shelf, with all its texts, whether or not anybody may read them yet. None without a
    /// text.
    pub async fn with_job(
        on: &mut impl Conn,
        organization: &Organization,
        job: Id<Job>,
        now: Time,
    ) -> Result<Option<Self>> {
        let which = Which::One(job);
        let texts = store::texts(on, which, now).await?;
        let Some(row) = store::jobs(on, which).await?.pop().filter(|_| !texts.is_empty()) else {
            return Ok(None);
        };
        let spots = store::places(on, which).await?.remove(&job).unwrap_or_default();
        let company = Company::load(on, organization).await?;
        let position = company.position(on, row, spots, texts).await?;
        Ok(Some(Self::of(company.departments, vec![position])))
    }

    /// A shelf with these on it.
    pub(super) fn of(departments: Vec<Department>, mut positions: Vec<Position>) -> Self {
        join_places(&mut positions);
        let slugs = positions.iter().enumerate().flat_map(|(at, position)| {
            position
                .texts
                .iter()
                .enumerate()
                .map(move |(text, own)| (own.slug.clone(), (at, text)))
        });
        Self {
            by_slug: slugs.collect(),
            departments,
            positions,
        }
    }

    /// The live text at a slug, with its position.
    pub fn find(&self, slug: &str) -> Option<(&Position, &Text)> {
        let (position, text) = *self.by_slug.get(slug)?;
        let position = self.positions.get(position)?;
        Some((position, position.texts.get(text)?))
    }

    /// The live position of a job.
    pub fn of_job(&self, job: Id<Job>) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == job)
    }

    /// Every live text with its position, newest position first.
    pub fn texts(&self) -> impl Iterator<Item = (&Position, &Text)> {
        self.positions
            .iter()
            .flat_map(|position| position.texts.iter().map(move |text| (position, text)))
    }

    pub fn department_of(&self, position: &Position) -> Option<&Department> {
        self.departments.get(position.department?)
    }
}

/// What positions share.
struct Company<'a> {
    organization: &'a Organization,
    stored: Vec<organization::Department>,
    departments: Vec<Department>,
    offices: HashMap<Id<Office>, Office>,
}

impl<'a> Company<'a> {
    async fn load(on: &mut impl Conn, organization: &'a Organization) -> Result<Self> {
        let stored = organization::departments(on).await?;
        let departments = stored
            .iter()
            .map(|department| Department::new(department.id, department.names.clone(), &organization.language));
        let offices = organization::offices(on).await?;
        Ok(Self {
            organization,
            departments: departments.collect(),
            offices: offices.into_iter().map(|office| (office.id, office)).collect(),
            stored,
        })
    }

    async fn position(
        &self,
        on: &mut impl Conn,
        job: store::JobRow,
        spots: Vec<store::PlaceRow>,
        texts: Vec<Text>,
    ) -> Result<Position> {
        let language = &self.organization.language;
        let department = job
            .department_id
            .and_then(|id| self.stored.iter().position(|own| own.id == id));
        let questions = if job.questions > 0 {
            jobs::questions_of(on, job.id).await?
        } else {
            Vec::new()
        };
        let typed = spots
            .first()
            .and_then(|spot| places::zone(&spot.city, Some(spot.country)));
        let mut position = Position {
            id: job.id,
            number: job.number,
            department,
            workplace: job.workplace,
            remote_countries: job.remote_countries.0,
            remote_zones: job.remote_zones.0,
            employment: job.employment,
            seniority: job.seniority,
            urgent: job.urgent,
            pay: job.pay.filter(|_| job.pay_shown),
            answer_days: job.answer_days,
            minutes: jobs::form_minutes(&questions),
            free_seats: job.free_seats,
            places: spots
                .into_iter()
                .map(|row| spot(row, &self.offices, language))
                .collect(),
            zone: job.zone.or(typed).unwrap_or_else(|| self.organization.zone.clone()),
            texts,
            words: String::new(),
        };
        position.gather_words(department.map(|at| &self.departments[at]));
        Ok(position)
    }
}

/// Gives places that share a name all names of each other, the same one first: an office in Munich and a job in a city
/// typed as Munich are one place to whoever looks for it.
fn join_places(positions: &mut [Position]) {
    let own_names = |place: &Spot| -> Vec<String> {
        let country = fold(place.country.code());
        place.keys.iter().filter(|key| **key != country).cloned().collect()
    };
    let mut groups: Vec<Vec<String>> = Vec::new();
    for place in positions.iter().flat_map(|position| &position.places) {
        let names = own_names(place);
        let (mut same, others): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| names.iter().any(|name| group.contains(name)));
        same.push(names);
        let mut joined: Vec<String> = Vec::new();
        for name in same.into_iter().flatten() {
            if !joined.contains(&name) {
                joined.push(name);
            }
        }
        groups = others;
        groups.push(joined);
    }
    for place in positions.iter_mut().flat_map(|position| &mut position.places) {
        let names = own_names(place);
        let group = groups
            .iter()
            .find(|group| names.iter().any(|name| group.contains(name)));
        let country = fold(place.country.code());
        place.keys = group.cloned().unwrap_or(names);
        if !place.keys.contains(&country) {
            place.keys.push(country);
        }
    }
}

fn spot(row: store::PlaceRow, offices: &HashMap<Id<Office>, Office>, language: &Language) -> Spot {
    match row.office_id.and_then(|id| offices.get(&id)) {
        Some(office) => Spot {
            office: Some(office.id),
            street: office.street.clone(),
            region: office.region.clone(),
            postal_code: office.postal_code.clone(),
            ..Spot::new(office.names.clone(), office.country, language)
        },
        None => Spot::new(
            organization::Translated::one(language.clone(), row.city),
            row.country,
            language,
        ),
    }
}
