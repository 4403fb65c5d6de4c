//! A saved view and the places that have some.

use base::Id;
use serde::Serialize;
use web::Fields;

use crate::{
    access::{Actor, User},
    jobs::Job,
};

/// A list under a name. Also the marker of its id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SavedView {
    pub id: Id<SavedView>,
    pub place: String,
    pub job_id: Option<Id<Job>>,
    pub name: String,
    /// What stands after the question mark: filter, sort, columns.
    pub query: String,
    pub shared: bool,
    pub owner_id: Id<User>,
}

impl SavedView {
    /// The columns of [`SavedView`], for every SELECT of one. Aliased `v`.
    pub const COLUMNS: &'static str = "v.id, v.place, v.job_id, v.name, v.query, v.shared, v.owner_id";

    /// Where it leads.
    pub fn address(&self) -> String {
        let path = match (self.place.as_str(), self.job_id) {
            ("job_table", Some(job)) => format!("/app/jobs/{job}/table"),
            ("jobs", _) => "/app/jobs".to_owned(),
            _ => "/app/candidates".to_owned(),
        };
        if self.query.is_empty() {
            path
        } else {
            format!("{path}?{}", self.query)
        }
    }
}

/// A list that can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The people of one job.
    JobTable(Id<Job>),
    Candidates,
    Jobs,
}

impl Place {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::JobTable(_) => "job_table",
            Self::Candidates => "candidates",
            Self::Jobs => "jobs",
        }
    }

    pub fn job(self) -> Option<Id<Job>> {
        match self {
            Self::JobTable(job) => Some(job),
            Self::Candidates | Self::Jobs => None,
        }
    }
}

/// What `views/bar.html` shows.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    place: &'static str,
    job: Option<Id<Job>>,
    /// The list as it is now, to be saved.
    query: String,
    everything: String,
    views: Vec<Link>,
    /// The view that is open, when it is one.
    current: Option<Link>,
    /// Whether the list as it is now is a saved view, or everything.
    known: bool,
    may_share: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Link {
    id: Id<SavedView>,
    name: String,
    address: String,
    shared: bool,
    mine: bool,
    home: bool,
    current: bool,
}

impl Bar {
    pub(super) fn of(
        actor: &Actor,
        place: Place,
        query: &Fields,
        views: Vec<SavedView>,
        home: Option<Id<SavedView>>,
    ) -> Self {
        let query = kept(query);
        let link = |view: SavedView| Link {
            address: view.address(),
            mine: view.owner_id == actor.id,
            home: home == Some(view.id),
            current: view.query == query,
            shared: view.shared,
            id: view.id,
            name: view.name,
        };
        let views: Vec<Link> = views.into_iter().map(link).collect();
        let current = views.iter().find(|view| view.current).cloned();
        let everything = match place {
            Place::JobTable(job) => format!("/app/jobs/{job}/table"),
            Place::Candidates => "/app/candidates".to_owned(),
            Place::Jobs => "/app/jobs".to_owned(),
        };
        Self {
            place: place.as_str(),
            job: place.job(),
            known: query.is_empty() || query == "sort=name" || current.is_some(),
            query,
            everything,
            views,
            current,
            may_share: actor.role.recruits() || place.job().is_some(),
        }
    }

    /// One for the samples of pages.
    pub fn sample() -> Self {
        let link = |name: &str, current| Link {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: name.to_owned(),
            address: "/app/jobs?q=a".to_owned(),
            shared: current,
            mine: true,
            home: current,
            current,
        };
        Self {
            place: "candidates",
            job: None,
            query: "q=a".to_owned(),
            everything: "/app/candidates".to_owned(),
            views: vec![link("Engineers <abroad>", true), link("Answer due", false)],
            current: Some(link("Engineers <abroad>", true)),
            known: false,
            may_share: true,
        }
    }
}

/// What of an address belongs to a view: not where one has got to, nor what was just done.
pub(super) fn kept(query: &Fields) -> String {
    query.without("after").without("done").to_query()
}
