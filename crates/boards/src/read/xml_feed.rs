//! XML feeds: those that LinkedIn, Indeed and XING read, Personio's, RSS and Atom, site maps, and any other with the
//! names of the columns of files. What a record holds decides which it is.

use std::io::Read;

use url::Url;

use super::{indeed, linkedin, partner, per_place, personio, site_map, syndication, xing};
use crate::{
    answer::{Answer, Ask},
    draft::{Draft, Intake, Queue},
    encoding::Utf8,
    fault::{At, Fault, Unreadable, What},
    kind::Kind,
    posted::Posted,
    xml::{Element, Records},
};

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
    let next = site_map::of_jobs(feed.pages);
    let answer = Answer {
        next,
        ..Answer::of(queue)
    };
    match stopped {
        Some(why) => answer.stopped(read, why),
        None => Ok(answer),
    }
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
            let page = site_map::page(&record, self.url.as_ref(), &self.kind);
            self.pages
                .extend(page.filter(|_| self.pages.len() < site_map::MOST_PAGES));
            return Ok(true);
        }
        let mut draft = self.draft(&name, &record);
        if draft.language.is_empty() {
            draft.language.clone_from(&self.records.language);
        }
        let per_place = per_place::is_per_place(&record);
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
            && per_place::is_other_place(pending, &posted)
        {
            per_place::join(pending, posted);
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
            "job" if has("partnerJobId") => linkedin::draft(record),
            "job" if has("referencenumber") => indeed::draft(record),
            "posting" if has("job_title") => xing::draft(record),
            "entry" => syndication::atom(record),
            "item" => syndication::rss(record),
            // A record of no known feed: by the names of its children.
            _ => partner::draft(&record.to_json()),
        }
    }
}
