//! What is taken out, table by table: the columns, and who may see which rows.
//!
//! Columns stand here by name, so that a new one is taken out only after somebody decided that it may be; a test asks
//! the schema for whatever is named nowhere.

mod company;
mod jobs;
mod market;
mod people;
mod records;

use crate::access::Actor;

/// A kind of thing that is taken out, as one sheet and one list.
pub struct Table {
    /// The table, and the name of its files.
    pub name: &'static str,
    /// What it is, for the README.
    pub what: &'static str,
    /// Columns that leave. `:json` marks those that hold JSON.
    pub columns: &'static [&'static str],
    /// More columns of the sheet, `(name, SQL)`, so that people need not look ids up. The table's alias is `t`.
    pub beside: &'static [(&'static str, &'static str)],
    /// Columns that stay, each for a reason: secrets, and what can be made again.
    pub stays: &'static [&'static str],
    /// Which rows a person may take.
    pub seen: Seen,
    /// Rows that nobody takes out.
    pub but: &'static str,
    /// The columns by which it is ordered.
    pub order: &'static str,
    /// Whether there is a sheet; long texts have a list alone.
    pub sheet: bool,
}

/// Which rows somebody may take. What may be NULL is seen by everybody who may see the rest.
pub enum Seen {
    /// All rows; the page itself is for owners and admins.
    All,
    /// Only for the console of the server.
    Console,
    /// The rows of jobs, candidates and applications that the person sees, each an SQL expression of an id or empty.
    Of {
        job: &'static str,
        candidate: &'static str,
        application: &'static str,
    },
    /// Tags on somebody seen, or on nobody.
    Tags,
    /// Shared, or one's own.
    Views,
}

const fn job(job: &'static str) -> Seen {
    Seen::Of {
        job,
        candidate: "",
        application: "",
    }
}

const fn candidate(candidate: &'static str) -> Seen {
    Seen::Of {
        job: "",
        candidate,
        application: "",
    }
}

const fn application(application: &'static str) -> Seen {
    Seen::Of {
        job: "",
        candidate: "",
        application,
    }
}

const fn both(candidate: &'static str, application: &'static str) -> Seen {
    Seen::Of {
        job: "",
        candidate,
        application,
    }
}

const EACH: Seen = Seen::Of {
    job: "t.job_id",
    candidate: "t.candidate_id",
    application: "t.application_id",
};

impl Table {
    /// The condition on a row, for a person or, with none, for the console. Binds the person as `$1` where it names it.
    pub fn condition(&self, actor: Option<&Actor>) -> String {
        let seen = actor.map_or_else(|| "1 = 1".to_owned(), |actor| self.seen.by(actor));
        if self.but.is_empty() {
            seen
        } else {
            format!("{seen} AND NOT ({})", self.but)
        }
    }

    /// Whether this person, or the console, gets it at all.
    pub fn is_for(&self, actor: Option<&Actor>) -> bool {
        actor.is_none() || !matches!(self.seen, Seen::Console)
    }

    /// The names of the columns, without marks.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.trim_end_matches(":json"))
    }
}

impl Seen {
    fn by(&self, actor: &Actor) -> String {
        match self {
            Self::All => "1 = 1".to_owned(),
            Self::Console => "1 = 0".to_owned(),
            Self::Views => "(t.shared OR t.owner_id = $1)".to_owned(),
            Self::Tags => format!(
                "(NOT EXISTS (SELECT 1 FROM candidate_tags ct WHERE ct.tag_id = t.id)
                  OR EXISTS (SELECT 1 FROM candidate_tags ct JOIN candidates xc ON xc.id = ct.candidate_id
                             WHERE ct.tag_id = t.id AND {}))",
                actor.sees_candidate("xc")
            ),
            Self::Of {
                job,
                candidate,
                application,
            } => {
                let parts = [
                    (job, "jobs", actor.sees_job("x")),
                    (candidate, "candidates", actor.sees_candidate("x")),
                    (application, "applications", actor.sees_application("x")),
                ];
                let parts: Vec<String> = parts
                    .into_iter()
                    .filter(|(id, ..)| !id.is_empty())
                    .map(|(id, table, sees)| {
                        format!("({id} IS NULL OR EXISTS (SELECT 1 FROM {table} x WHERE x.id = {id} AND {sees}))")
                    })
                    .collect();
                parts.join(" AND ")
            }
        }
    }
}

const PLAIN: Table = Table {
    name: "",
    what: "",
    columns: &[],
    beside: &[],
    stays: &[],
    seen: Seen::All,
    but: "",
    order: "t.id",
    sheet: true,
};

const NAME_OF_CANDIDATE: (&str, &str) = (
    "candidate",
    "(SELECT c.name FROM candidates c WHERE c.id = t.candidate_id)",
);
const TITLE_OF_JOB: (&str, &str) = ("job", "(SELECT j.title FROM jobs j WHERE j.id = t.job_id)");

/// Everything that is taken out, in the order of the README.
pub fn all() -> impl Iterator<Item = &'static Table> {
    [
        jobs::JOBS,
        people::PEOPLE,
        company::COMPANY,
        records::RECORDS,
        market::MARKET,
    ]
    .into_iter()
    .flatten()
}

/// Tables that are not taken out: what the program needs to run, and what can be made again.
#[cfg(test)]
pub const NOT_TAKEN: &[&str] = &[
    // Counted anew from the postings.
    "market_tallies",
    "migrations",
    "event_head",
    "event_cursors",
    "work_items",
    "work_schedules",
    "counters",
    "ownership",
    // Who is signed in, links that open something, what was asked for lately.
    "sessions",
    "links",
    "idempotency_keys",
    "submission_keys",
    "undos",
    "batches",
    "batch_items",
    // On their way in, or out.
    "uploads",
    "upload_parts",
    "kept_files",
    "imports",
    "import_rows",
    "exports",
];
