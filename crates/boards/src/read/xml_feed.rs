//! XML feeds: those that LinkedIn, Indeed and XING read, Personio's, RSS and Atom, site maps, and any other with the names of
//! the columns of files. What a record holds decides which it is.

use std::io::Read;

use url::Url;

use super::{partner, personio};
use crate::{
    answer::{Answer, Ask, Wanted},
    draft::{Draft, Intake, Queue},
    encoding::Utf8,
    fault::{At, Fault, Unreadable, What},
    html::text,
    kind::Kind,
    posted::{Place, Posted, Wage, Workplace},
    wage,
    when::Order,
    xml::{Element, Records},
};

/// Most pages of a site map that are asked for.
const MOST_PAGES: usize = 5_000;

/// A feed that is in memory.
pub(super) fn read(kind: &Kind, text: &str, url: &str) -> Result<Answer, Unreadable> {
    // The text was decoded; what it declares is of no meaning any more.
    let mut feed = Feed::new(kind, Utf8::new(text.as_bytes(), text.len() as u64), url);
    let mut queue = Queue::new();
    let stopped = loop {
        match feed.advance(&mut queue) {
            Ok(true) if feed.read <= super::MOST_POSTINGS => {}
            Ok(true) => {
                let what = What::TooMany {
                    limit: super::MOST_POSTINGS,
                };
                queue.push_back(Err(Fault {
                    at: At::Item(feed.read),
                    what,
                }));
                break None;
            }
            Ok(false) => break None,
            Err(why) => break Some(why),
        }
    };
    let read = feed.read;
    let next = of_jobs(feed.pages);
    let answer = Answer {
        next,
        ..Answer::of(queue)
    };
    match stopped {
        Some(why) => answer.stopped(read, why),
        None => Ok(answer),
    }
}

/// Words in the addresses of postings. A site map holds many other pages.
const JOBS: [&str; 14] = [
    "job", "career", "karriere", "stelle", "position", "vacanc", "posting", "opening", "recruit", "beruf", "zhaopin",
    "zhiwei", "emploi", "empleo",
];

/// The pages that are postings by their addresses; all, if none is.
fn of_jobs(pages: Vec<Ask>) -> Vec<Ask> {
    let is_job = |ask: &Ask| {
        let url = ask.url.to_ascii_lowercase();
        let path = url.splitn(4, '/').nth(3).unwrap_or("");
        JOBS.iter().any(|word| path.contains(word)) || path.ends_with(".xml")
    };
    let (jobs, others): (Vec<Ask>, Vec<Ask>) = pages.into_iter().partition(is_job);
    if jobs.is_empty() { others } else { jobs }
}

/// A feed that is read record by record.
pub(crate) struct Feed<R> {
    kind: Kind,
    records: Records<R>,
    url: Option<Url>,
    intake: Intake,
    /// Records so far.
    pub(crate) read: u64,
    /// A posting that the next record may be another place of.
    pending: Option<(Posted, Vec<Fault>)>,
    /// Pages of a site map.
    pub(crate) pages: Vec<Ask>,
}

impl<R: Read> Feed<R> {
    pub(crate) fn new(kind: &Kind, source: Utf8<R>, url: &str) -> Self {
        Self {
            kind: kind.clone(),
            records: Records::new(source),
            url: Url::parse(url).ok(),
            intake: Intake::new(url),
            read: 0,
            pending: None,
            pages: Vec::new(),
        }
    }

    /// Reads the next record into the queue; false at the end.
    pub(crate) fn advance(&mut self, queue: &mut Queue) -> Result<bool, Unreadable> {
        let record = match self.records.next() {
            Ok(Some(record)) => record,
            Ok(None) => {
                self.release(queue);
                return Ok(false);
            }
            Err(why) => {
                self.release(queue);
                return Err(why);
            }
        };
        self.read += 1;
        let at = At::Item(self.read);
        let name = record.name.to_ascii_lowercase();
        if name == "url" || name == "sitemap" {
            self.page(&record);
            return Ok(true);
        }
        let mut draft = self.draft(&name, &record);
        if draft.language.is_empty() {
            draft.language.clone_from(&self.records.language);
        }
        let per_place = is_per_place(&record);
        let mut own = Queue::new();
        self.intake.take(at, draft, &mut own);
        self.pass(own, per_place, queue);
        Ok(true)
    }

    /// Gives what was made of a record, or holds it back where the next may be the same job in another place.
    fn pass(&mut self, mut own: Queue, per_place: bool, queue: &mut Queue) {
        let Some(Ok(_)) = own.front() else {
            queue.append(&mut own);
            return;
        };
        let Some(Ok(posted)) = own.pop_front() else { return };
        let faults: Vec<Fault> = own.into_iter().filter_map(Result::err).collect();
        if let Some((pending, notes)) = &mut self.pending
            && per_place
            && is_other_place(pending, &posted)
        {
            join(pending, posted);
            notes.extend(faults);
            return;
        }
        self.release(queue);
        if per_place {
            self.pending = Some((posted, faults));
        } else {
            queue.push_back(Ok(posted));
            queue.extend(faults.into_iter().map(Err));
        }
    }

    fn release(&mut self, queue: &mut Queue) {
        if let Some((posted, faults)) = self.pending.take() {
            queue.push_back(Ok(posted));
            queue.extend(faults.into_iter().map(Err));
        }
    }

    fn draft(&self, name: &str, record: &Element) -> Draft {
        let has = |child: &str| record.child(child).is_some();
        match name {
            "position" if self.records.root.eq_ignore_ascii_case("workzag-jobs") => {
                personio::draft(record, self.url.as_ref())
            }
            "job" if has("partnerJobId") => linkedin(record),
            "job" if has("referencenumber") => indeed(record),
            "posting" if has("job_title") => xing(record),
            "entry" => atom(record),
            "item" => rss(record),
            // A record of no known feed: by the names of its children.
            _ => partner::draft(&record.to_json()),
        }
    }

    /// A page of a site map, on the same server.
    fn page(&mut self, record: &Element) {
        let Some(here) = &self.url else { return };
        let Ok(url) = here.join(&record.text("loc")) else {
            return;
        };
        if url.origin() == here.origin() && url != *here && self.pages.len() < MOST_PAGES {
            self.pages.push(Ask {
                kind: self.kind.clone(),
                url: url.into(),
                wanted: Wanted::List,
            });
        }
    }
}

/// Feeds of LinkedIn and Indeed hold one element per place.
fn is_per_place(record: &Element) -> bool {
    record.child("partnerJobId").is_some() || record.child("referencenumber").is_some()
}

/// Whether two elements are one posting in two places: all that a reader sees is the same but the place, and they lead to one page
/// or their ids begin with the same number (`J-0042-zh-cn-hangzhou`, `J-0042-zh-de-berlin`).
fn is_other_place(one: &Posted, other: &Posted) -> bool {
    let page = |posted: &Posted| posted.url.split(['?', '#']).next().unwrap_or_default().to_owned();
    let one_page = !one.url.is_empty() && page(one) == page(other);
    one.title == other.title
        && one.text == other.text
        && one.employer == other.employer
        && one.language == other.language
        && other.places.iter().all(|place| !one.places.contains(place))
        && (one_page || stem(&one.id, &other.id).is_some())
}

/// What two ids begin with, up to a sign between their parts, if there is a number in it.
fn stem<'a>(one: &'a str, other: &str) -> Option<&'a str> {
    let same = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let start = one.get(..same)?;
    let stem = &start[..start.rfind(['-', '_', '.', ':', '/'])?];
    stem.bytes().any(|byte| byte.is_ascii_digit()).then_some(stem)
}

/// Adds the places of another element. The id is the smallest, which stays when places come or go behind it.
fn join(posting: &mut Posted, other: Posted) {
    if posting.job.is_none() {
        posting.job = stem(&posting.id, &other.id).map(str::to_owned);
    }
    let key = |id: &str| (id.len(), id.to_owned());
    if key(&other.id) < key(&posting.id) {
        posting.id = other.id;
        posting.url = other.url;
    }
    for place in other.places {
        if !posting.places.contains(&place) && posting.places.len() < crate::draft::MOST_PLACES {
            posting.places.push(place);
        }
    }
}

/// HTML of a child, as plain text.
fn prose(record: &Element, child: &str) -> String {
    record
        .child(child)
        .map(|own| text::of_any(&own.html()))
        .unwrap_or_default()
}

fn place(record: &Element) -> Option<Place> {
    let parts = Place::of(record.text("city"), record.text("state"), record.text("country"));
    match (record.text("location"), parts) {
        (words, parts) if words.is_empty() => parts,
        (words, parts) => Some(Place {
            words,
            ..parts.unwrap_or_default()
        }),
    }
}

fn linkedin(job: &Element) -> Draft {
    let remote = job
        .text("isRemote")
        .eq_ignore_ascii_case("yes")
        .then_some(Workplace::Remote);
    Draft {
        id: job.text("partnerJobId"),
        title: job.text("title"),
        text: prose(job, "description"),
        url: job.text("applyUrl"),
        employment: job.text("jobtype"),
        workplace: Workplace::from_words(&job.text("workplaceTypes")).or(remote),
        places: place(job).into_iter().collect(),
        pay: salaries(job),
        posted_at: job.text("listDate"),
        valid_until: job.text("expirationDate"),
        order: Order::MonthFirst,
        employer: job.text("company"),
        experience: job.text("experienceLevel"),
        ..Draft::default()
    }
}

/// The base salary; what is added to it is no pay of its own.
fn salaries(job: &Element) -> Option<Wage> {
    let mut all = job.child("salaries")?.all("salary");
    let salary = all.find(|own| !own.text("type").eq_ignore_ascii_case("TOTAL_ADDITIONAL"))?;
    let end = |name: &str| {
        let end = salary.child(name);
        let amount = end.map(|end| end.text("amount")).unwrap_or_default();
        (
            wage::decimal(&amount),
            end.map(|end| end.text("currencyCode")).unwrap_or_default(),
        )
    };
    let ((min, low), (max, high)) = (end("lowEnd"), end("highEnd"));
    let currency = if high.is_empty() { low } else { high };
    wage::of_fields(min, max, &currency, &salary.text("period"), String::new())
}

fn indeed(job: &Element) -> Draft {
    let city = job.text("city");
    // A fully remote job has `Remote` for a city.
    let remote = city.eq_ignore_ascii_case("remote");
    let workplace = Workplace::from_words(&job.text("remotetype")).or(remote.then_some(Workplace::Remote));
    let city = if remote { String::new() } else { city };
    Draft {
        id: job.text("referencenumber"),
        title: job.text("title"),
        text: prose(job, "description"),
        url: job.text("url"),
        language: job.text("language"),
        employment: job.text("jobtype"),
        workplace,
        places: Place::of(city, job.text("state"), job.text("country"))
            .into_iter()
            .collect(),
        pay: Some(Wage::Words(job.text("salary"))),
        posted_at: job.text("date"),
        valid_until: job.text("expirationdate"),
        department: job.text("category"),
        reference: job.text("requisitionid"),
        employer: job.text("company"),
        experience: job.text("experience"),
        education: job.text("education"),
        ..Draft::default()
    }
}

fn xing(posting: &Element) -> Draft {
    let text = match prose(posting, "description") {
        text if text.is_empty() => posting.child("description_template").map(template).unwrap_or_default(),
        text => text,
    };
    let several = posting
        .child("job_locations")
        .into_iter()
        .flat_map(|all| all.all("job_location"));
    let places = several.chain(posting.all("job_location"));
    Draft {
        id: posting.text("id"),
        title: posting.text("job_title"),
        text,
        url: posting.text("url"),
        language: posting.text("language"),
        employment: posting.text("job_type"),
        places: places
            .filter_map(|own| Place::of(own.text("city"), own.text("region"), own.text("country")))
            .collect(),
        // UNCONFIRMED: salary in the XML feed. Named as in the vendor's interface.
        pay: wage::of_fields(
            wage::decimal(&posting.text("salary_range_start")),
            wage::decimal(&posting.text("salary_range_end")),
            &posting.text("currency"),
            &posting.text("salary_interval"),
            posting.text("salary"),
        ),
        employer: posting.text("company_name"),
        experience: posting.text("level"),
        ..Draft::default()
    }
}

/// Blocks of title and content.
fn template(template: &Element) -> String {
    let blocks = template.children().filter(|block| block.name != "title_color");
    let parts = blocks.flat_map(|block| {
        let content = block.child("content").map_or_else(|| block.html(), Element::html);
        [text::line(&block.text("title")), text::of_any(&content)]
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// RSS, with what Teamtailor adds under `tt:`.
fn rss(item: &Element) -> Draft {
    let content = match prose(item, "content:encoded") {
        text if text.is_empty() => prose(item, "description"),
        text => text,
    };
    let locations = item
        .child("tt:locations")
        .into_iter()
        .flat_map(|all| all.all("tt:location"));
    let places = locations.filter_map(|own| {
        let parts = Place::of(own.text("tt:city"), String::new(), own.text("tt:country"));
        parts.or_else(|| Some(Place::said(own.text("tt:name"))))
    });
    let department = match item.text("tt:department") {
        department if department.is_empty() => item.text("category"),
        department => department,
    };
    let date = match item.text("pubDate") {
        date if date.is_empty() => item.text("dc:date"),
        date => date,
    };
    Draft {
        id: item.text("guid"),
        title: item.text("title"),
        text: content,
        url: item.text("link"),
        language: item.text("dc:language"),
        workplace: Workplace::from_words(&item.text("remoteStatus")),
        places: places.collect(),
        posted_at: date,
        department,
        ..Draft::default()
    }
}

fn atom(entry: &Element) -> Draft {
    let is_page = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let link = entry
        .all("link")
        .find(is_page)
        .and_then(|link| link.attribute("href"))
        .unwrap_or_default();
    let content = match prose(entry, "content") {
        text if text.is_empty() => prose(entry, "summary"),
        text => text,
    };
    let category = entry
        .child("category")
        .and_then(|own| own.attribute("label").or_else(|| own.attribute("term")));
    Draft {
        id: entry.text("id"),
        title: entry.text("title"),
        text: content,
        url: link.to_owned(),
        language: entry.attribute("xml:lang").unwrap_or_default().to_owned(),
        // `updated` changes with every correction.
        posted_at: entry.text("published"),
        department: category.unwrap_or_default().to_owned(),
        ..Draft::default()
    }
}
