//! How somebody came to the page of a candidate, carried in its address: the list or board they go through. From there the
//! page knows who is next.

use base::Id;
use db::Conn;
use serde::Serialize;
use web::Fields;

use super::{Candidate, list};
use crate::{
    access::Actor,
    jobs::Job,
    pipeline::people::{self, Walk},
};

/// The list or board somebody goes through.
#[derive(Clone, Debug)]
pub struct Way {
    from: Origin,
    /// Everything of the address that belongs to it.
    fields: Fields,
    /// Where in it this person stood when the page was made: an act may move them on, and the next is still the next.
    at: Option<usize>,
}

#[derive(Clone, Debug)]
enum Origin {
    Nowhere,
    List(list::Filter),
    Job(Id<Job>, Box<people::Filter>, Walk),
}

/// Who is before and after.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Steps {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// "7 of 18"; none in a list whose length nobody counts.
    pub place: Option<(usize, usize)>,
}

impl Way {
    pub fn read(query: &Fields) -> Self {
        let first = |name: &str| query.many(name).next().unwrap_or_default();
        let from = match (first("from"), first("job").parse().ok()) {
            ("list", _) => Origin::List(list::Filter::read(query)),
            ("table", Some(job)) => {
                let sort = first("sort").parse().unwrap_or_default();
                Origin::Job(job, Box::new(people::Filter::read(query)), Walk::Table(sort))
            }
            (_, Some(job)) => Origin::Job(job, Box::new(people::Filter::read(query)), Walk::Board),
            (_, None) => Origin::Nowhere,
        };
        let fields = match &from {
            Origin::Nowhere => Fields::default(),
            Origin::List(filter) => [("from", "list")]
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .chain(pairs(&filter.to_fields()))
                .collect(),
            Origin::Job(job, filter, walk) => {
                let mut fields = Fields::default();
                fields.push("from", if *walk == Walk::Board { "board" } else { "table" });
                fields.push("job", job.to_string());
                if let Walk::Table(sort) = walk {
                    fields.push("sort", sort.as_str());
                }
                pairs(&filter.to_fields()).for_each(|(name, value)| fields.push(name, value));
                fields
            }
        };
        Self {
            from,
            fields,
            at: first("at").parse().ok(),
        }
    }

    /// The job whose people somebody goes through.
    pub fn job(&self) -> Option<Id<Job>> {
        match &self.from {
            Origin::Job(job, ..) => Some(*job),
            Origin::Nowhere | Origin::List(_) => None,
        }
    }

    /// The list they came from.
    pub fn up(&self) -> String {
        let (path, query) = match &self.from {
            Origin::Nowhere => ("/app/candidates".to_owned(), String::new()),
            Origin::List(filter) => ("/app/candidates".to_owned(), filter.to_fields().to_query()),
            Origin::Job(job, filter, Walk::Board) => (format!("/app/jobs/{job}"), filter.to_fields().to_query()),
            Origin::Job(job, filter, Walk::Table(sort)) => (
                format!("/app/jobs/{job}/table"),
                filter.to_fields().with("sort", sort.as_str()).to_query(),
            ),
        };
        joined(path, &query)
    }

    /// The page of somebody on the same way.
    pub fn to(&self, candidate: Id<Candidate>) -> String {
        joined(format!("/app/candidates/{candidate}"), &self.fields.to_query())
    }

    /// The page of somebody, remembering where they stand: for coming back after an act.
    pub fn back_to(&self, candidate: Id<Candidate>, steps: &Steps) -> String {
        let fields = match steps.place {
            Some((place, _)) => self.fields.with("at", place.to_string()),
            None => self.fields.clone(),
        };
        joined(format!("/app/candidates/{candidate}"), &fields.to_query())
    }

    /// The page of somebody as it was asked for, to be made again.
    pub fn here(&self, candidate: Id<Candidate>) -> String {
        let fields = match self.at {
            Some(at) => self.fields.with("at", at.to_string()),
            None => self.fields.clone(),
        };
        joined(format!("/app/candidates/{candidate}"), &fields.to_query())
    }

    /// Who is before and after somebody.
    pub async fn steps(&self, on: &mut impl Conn, actor: &Actor, candidate: Id<Candidate>) -> anyhow::Result<Steps> {
        match &self.from {
            Origin::Nowhere => Ok(Steps::default()),
            Origin::List(filter) => {
                let filter = list::Filter::clone(filter).narrowed(on, actor).await?;
                let (previous, next) = list::neighbours(on, actor, &filter, candidate).await?;
                Ok(Steps {
                    previous: previous.map(|id| self.to(id)),
                    next: next.map(|id| self.to(id)),
                    place: None,
                })
            }
            Origin::Job(job, filter, walk) => {
                let all = people::in_order(on, actor, *job, filter, *walk).await?;
                Ok(self.among(&all, candidate))
            }
        }
    }

    /// Counted from 1: where somebody stands, or stood before an act took them from there.
    fn among(&self, all: &[Id<Candidate>], candidate: Id<Candidate>) -> Steps {
        let here = all.iter().position(|id| *id == candidate);
        let stood = self.at.filter(|at| (1..=all.len() + 1).contains(at));
        let step = |index: Option<usize>| index.and_then(|index| all.get(index)).map(|id| self.to(*id));
        match (here, stood) {
            // Moved away by an act on the page: whoever took the place is next.
            (moved, Some(at)) if moved != Some(at - 1) => {
                let others: Vec<Id<Candidate>> = all.iter().copied().filter(|id| *id != candidate).collect();
                let step = |index: Option<usize>| index.and_then(|index| others.get(index)).map(|id| self.to(*id));
                Steps {
                    previous: step(at.checked_sub(2)),
                    next: step(Some(at - 1)),
                    place: Some((at, all.len().max(at))),
                }
            }
            (Some(index), _) => Steps {
                previous: step(index.checked_sub(1)),
                next: step(Some(index + 1)),
                place: Some((index + 1, all.len())),
            },
            (None, _) => Steps::default(),
        }
    }
}

fn pairs(fields: &Fields) -> impl Iterator<Item = (String, String)> + '_ {
    fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned()))
}

fn joined(path: String, query: &str) -> String {
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Id<Candidate> {
        Id::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn way(at: &str) -> Way {
        let job = id(99).to_string();
        let fields = [("job", job.as_str()), ("q", "a"), ("at", at)];
        Way::read(&fields.into_iter().collect())
    }

    #[test]
    fn the_next_is_the_next_in_the_order_of_the_board() {
        let all = [id(1), id(2), id(3)];
        let steps = way("").among(&all, id(2));
        assert_eq!(steps.place, Some((2, 3)));
        assert_eq!(steps.next, Some(way("").to(id(3))));
        assert_eq!(steps.previous, Some(way("").to(id(1))));
        assert!(steps.next.is_some_and(|address| address.ends_with("&q=a")));
    }

    #[test]
    fn whoever_was_moved_on_leaves_their_place_to_the_next() {
        // 2 was rejected and is gone; or was moved to the end.
        for all in [vec![id(1), id(3)], vec![id(1), id(3), id(2)]] {
            let steps = way("2").among(&all, id(2));
            assert_eq!(steps.next, Some(way("").to(id(3))));
            assert_eq!(steps.previous, Some(way("").to(id(1))));
        }
        assert_eq!(way("9").among(&[id(1)], id(2)).next, None);
    }
}
