//! The people of a job as its board and its table show them: one filter, one visibility, one set of rows.

mod board;
mod filter;
mod order;
mod row;
mod table;

pub use board::{Column, board, column, one};
pub use filter::{Filter, Standing};
pub use order::{Walk, in_order};
pub use row::{Person, script_language};
pub use table::{Sort, count, ids, page, sources};

use base::Id;
use db::Sql;

use crate::{access::Actor, jobs::Job};
use filter::Bound;

/// The FROM and WHERE of the people of a job that an actor sees and a filter keeps, with its values. The actor is `$1`,
/// the job `$2`.
struct Those {
    text: String,
    bounds: Vec<Bound>,
}

impl Those {
    fn of(actor: &Actor, filter: &Filter) -> Self {
        let mut those = Self {
            text: format!(
                "FROM applications a JOIN candidates c ON c.id = a.candidate_id
                 WHERE a.job_id = $2 AND a.admission = 'accepted' AND a.trashed_at IS NULL AND c.trashed_at IS NULL
                 AND {}",
                actor.sees_application("a")
            ),
            bounds: Vec::new(),
        };
        filter.narrow(&mut those.text, &mut those.bounds, actor.now);
        those
    }

    /// The number of the next placeholder.
    fn next(&self) -> usize {
        self.bounds.len() + 3
    }

    fn bind(self, text: impl FnOnce(&str) -> String, actor: &Actor, job: Id<Job>) -> Sql {
        let statement = db::sql_text(text(&self.text)).bind(actor.id).bind(job);
        self.bounds.into_iter().fold(statement, |statement, bound| match bound {
            Bound::Text(text) => statement.bind(text),
            Bound::Stage(id) => statement.bind(id),
            Bound::Time(time) => statement.bind(time),
        })
    }
}
