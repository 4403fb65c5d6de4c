//! One reading of a board: its pages and details put together.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::{
    answer::{Answer, Ask, Source, Wanted},
    fault::{Fault, Unreadable, What},
    posted::Posted,
    read::{MOST_POSTINGS, read},
};

/// Most addresses that one reading of a board fetches.
pub const MOST_ASKS: usize = 10_000;

/// Puts the answers of a board together. The caller fetches what [`ask`](Self::ask) says, in its own time, and hands it
/// to [`take`](Self::take) until nothing more is asked.
///
/// ```
/// use boards::{Gathering, Kind, Source, first};
///
/// let mut gathering = Gathering::new(first(&Kind::Ashby, "example", None)?);
/// while let Some(ask) = gathering.ask() {
///     let fetched = br#"{"jobs": [{"id": "a1", "title": "Engineer", "isListed": true}]}"#;
///     let source = Source { url: &ask.url, media_type: Some("application/json"), bytes: fetched };
///     gathering.take(&ask, &source)?;
/// }
/// assert_eq!(gathering.finish().postings[0].title, "Engineer");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Gathering {
    waiting: VecDeque<Ask>,
    known: HashSet<String>,
    answer: Answer,
    /// Where the posting of an id stands.
    by_id: HashMap<String, usize>,
    /// Asks that failed or were left out: the list is not whole.
    missing: Vec<Ask>,
}

impl Gathering {
    pub fn new(first: Ask) -> Self {
        Self {
            known: HashSet::from([first.url.clone()]),
            waiting: VecDeque::from([first]),
            answer: Answer::default(),
            by_id: HashMap::new(),
            missing: Vec::new(),
        }
    }

    /// What to fetch now; none at the end.
    pub fn ask(&mut self) -> Option<Ask> {
        self.waiting.pop_front()
    }

    /// Takes the answer to an ask.
    ///
    /// # Errors
    /// Where nothing can be read of it. The caller decides whether to go on: what was read before stays.
    pub fn take(&mut self, ask: &Ask, source: &Source<'_>) -> Result<(), Unreadable> {
        let answer = match read(&ask.kind, source) {
            Ok(answer) => answer,
            // Pages that a list or a site map led to need not be postings.
            Err(Unreadable::NoPosting) if self.known.len() > 1 => return Ok(()),
            Err(why) => {
                self.missed(ask.clone());
                return Err(why);
            }
        };
        for posted in answer.postings {
            self.add(posted, ask.wanted);
        }
        self.answer.total = self.answer.total.or(answer.total);
        self.answer.faults.extend(answer.faults);
        for next in answer.next {
            if self.known.len() >= MOST_ASKS {
                self.missed(next);
            } else if self.known.insert(next.url.clone()) {
                self.waiting.push_back(next);
            }
        }
        Ok(())
    }

    /// Says that an ask could not be fetched.
    pub fn missed(&mut self, ask: Ask) {
        if self.missing.len() < MOST_ASKS {
            self.missing.push(ask);
        }
    }

    /// What was read. What was asked for and not read stands in [`Answer::next`].
    pub fn finish(mut self) -> Answer {
        self.answer.next = self.missing;
        self.answer.next.extend(self.waiting);
        self.answer
    }

    /// Details complete what the list said; of two postings in lists the first stays.
    fn add(&mut self, posted: Posted, wanted: Wanted) {
        match (self.by_id.get(&posted.id), wanted) {
            (Some(at), Wanted::Details) => complete(&mut self.answer.postings[*at], posted),
            (Some(_), Wanted::List) => {
                let at = crate::fault::At::Item(self.answer.postings.len() as u64 + 1);
                let what = What::Duplicate { id: posted.id };
                self.answer.faults.push(Fault { at, what });
            }
            (None, _) if self.answer.postings.len() as u64 >= MOST_POSTINGS => {}
            (None, _) => {
                self.by_id.insert(posted.id.clone(), self.answer.postings.len());
                self.answer.postings.push(posted);
            }
        }
    }
}

/// What the details say counts; what they leave open stays as in the list.
fn complete(listed: &mut Posted, details: Posted) {
    fn text(listed: &mut String, details: String) {
        if !details.is_empty() {
            *listed = details;
        }
    }
    fn option<T>(listed: &mut Option<T>, details: Option<T>) {
        if details.is_some() {
            *listed = details;
        }
    }
    let Posted {
        id: _,
        title,
        text: body,
        url,
        language,
        employment,
        places,
        workplace,
        pay,
        urgent,
        posted_at,
        valid_until,
        department,
        reference,
        job,
        employer,
        experience,
        education,
    } = details;
    text(&mut listed.title, title);
    text(&mut listed.text, body);
    text(&mut listed.url, url);
    text(&mut listed.employment, employment);
    text(&mut listed.department, department);
    text(&mut listed.employer, employer);
    text(&mut listed.experience, experience);
    text(&mut listed.education, education);
    option(&mut listed.language, language);
    option(&mut listed.workplace, workplace);
    option(&mut listed.pay, pay);
    option(&mut listed.urgent, urgent);
    option(&mut listed.posted_at, posted_at);
    option(&mut listed.valid_until, valid_until);
    option(&mut listed.reference, reference);
    option(&mut listed.job, job);
    if !places.is_empty() {
        listed.places = places;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{address::first, kind::Kind};

    /// A board of 3 postings in pages of 2.
    fn smartrecruiters(url: &str) -> String {
        let posting = |id: u32| format!(r#"{{"id": "{id}", "name": "Job {id}", "department": {{"label": "Kilns"}}}}"#);
        if let Some((_, id)) = url.split_once("/postings/") {
            let text = format!("<p>Text of {id}</p>");
            return format!(
                r#"{{"id": "{id}", "name": "Job {id}", "jobAd": {{"sections": {{"jobDescription": {{"title": "Tasks", "text": "{text}"}}}}}}}}"#
            );
        }
        if url.contains("offset=0") {
            format!(
                r#"{{"offset": 0, "totalFound": 3, "content": [{}, {}]}}"#,
                posting(1),
                posting(2)
            )
        } else {
            format!(r#"{{"offset": 2, "totalFound": 3, "content": [{}]}}"#, posting(3))
        }
    }

    fn gather(answer: impl Fn(&str) -> Option<String>, first: Ask) -> (Answer, usize) {
        let mut gathering = Gathering::new(first);
        let mut asked = 0;
        while let Some(ask) = gathering.ask() {
            asked += 1;
            match answer(&ask.url) {
                Some(text) => {
                    let source = Source {
                        url: &ask.url,
                        media_type: None,
                        bytes: text.as_bytes(),
                    };
                    gathering.take(&ask, &source).unwrap();
                }
                None => gathering.missed(ask),
            }
        }
        (gathering.finish(), asked)
    }

    #[test]
    fn pages_and_details_become_one_list() {
        let start = first(&Kind::Smartrecruiters, "Example", Some("http://127.0.0.1:9")).unwrap();
        let (answer, asked) = gather(|url| Some(smartrecruiters(url)), start);
        assert_eq!(asked, 5);
        let texts: Vec<&str> = answer.postings.iter().map(|posted| posted.text.as_str()).collect();
        assert_eq!(texts, ["Tasks\nText of 1", "Tasks\nText of 2", "Tasks\nText of 3"]);
        assert!(answer.postings.iter().all(|posted| posted.department == "Kilns"));
        assert!(answer.is_whole());
    }

    #[test]
    fn a_page_that_is_missing_leaves_the_list_unwhole_and_details_do_not() {
        let start = || first(&Kind::Smartrecruiters, "Example", None).unwrap();
        let (answer, _) = gather(|url| (!url.contains("offset=2")).then(|| smartrecruiters(url)), start());
        assert_eq!(answer.postings.len(), 2);
        assert!(!answer.is_whole());
        let (answer, _) = gather(
            |url| (!url.contains("/postings/2")).then(|| smartrecruiters(url)),
            start(),
        );
        assert_eq!(answer.postings[1].text, "");
        assert!(answer.is_whole());
    }

    #[test]
    fn pages_of_a_site_map_that_are_no_postings_are_passed_over() {
        let map = "<urlset><url><loc>https://example.org/jobs/1</loc></url><url><loc>https://example.org/jobs/2</loc></url>\
            <url><loc>https://example.org/imprint</loc></url></urlset>";
        let posting =
            r#"<html><script type="application/ld+json">{"@type": "JobPosting", "title": "A"}</script></html>"#;
        let answer = |url: &str| match url {
            "https://example.org/sitemap.xml" => Some(map.to_owned()),
            "https://example.org/jobs/1" => Some(posting.to_owned()),
            "https://example.org/jobs/2" => Some("<html><body>Gone</body></html>".to_owned()),
            other => panic!("{other} is no page of jobs"),
        };
        let (answer, asked) = gather(
            answer,
            first(&Kind::Site, "https://example.org/sitemap.xml", None).unwrap(),
        );
        assert_eq!((asked, answer.postings.len(), answer.is_whole()), (3, 1, true));
    }

    #[test]
    fn a_board_that_repeats_itself_is_read_once() {
        let page = r#"[{"id": "1", "text": "Engineer", "hostedUrl": "https://jobs.example.org/1"}]"#;
        let start = Ask {
            kind: Kind::Lever,
            url: "https://api.lever.co/v0/postings/example?limit=1&skip=0".into(),
            wanted: Wanted::List,
        };
        let mut gathering = Gathering::new(start);
        for _ in 0..3 {
            let ask = gathering.ask().unwrap();
            let source = Source {
                url: &ask.url,
                media_type: None,
                bytes: page.as_bytes(),
            };
            gathering.take(&ask, &source).unwrap();
        }
        let answer = gathering.finish();
        assert_eq!((answer.postings.len(), answer.faults.len()), (1, 2));
    }
}
