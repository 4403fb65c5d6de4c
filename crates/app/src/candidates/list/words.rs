//! Finding by words. Rare words are looked for once: whom they find is then a short list, and neither the page nor its
//! count looks at everybody again.

use anyhow::Result;
use base::Id;
use db::{Conn, dialect, sql_text};

use super::Filter;
use crate::{
    access::Actor,
    candidates::{Candidate, fold::fold},
};

/// Up to so many people are a short list.
const FEW: usize = 500;

/// A condition for every word, over `candidates c`; `bind` takes a value and gives the number of its placeholder.
pub(super) fn conditions(q: &str, mut bind: impl FnMut(String) -> usize) -> Vec<String> {
    let words = q.split_whitespace().take(8);
    let condition = |word: &str| {
        // As written and folded; a sign that folds to nothing would otherwise be found in everybody.
        let mut forms = vec![word.to_lowercase(), fold(word)];
        forms.retain(|form| !form.is_empty());
        forms.dedup();
        let found: Vec<String> = forms
            .into_iter()
            .map(|form| dialect::contains("c.folded", bind(form)))
            .collect();
        format!("({})", found.join(" OR "))
    };
    words.map(condition).collect()
}

impl Filter {
    /// The same filter, with the few whom its words find, if they are few. Before a list and its count are made. What is
    /// found here is still to be seen by the actor only as far as they may.
    pub async fn narrowed(mut self, on: &mut impl Conn, actor: &Actor) -> Result<Self> {
        // With a job or a tag, and for those who see the people of their jobs alone, there is a shorter way already.
        if self.q.trim().is_empty() || self.job.is_some() || !self.tag.is_empty() || !actor.role.recruits() {
            return Ok(self);
        }
        let mut forms = Vec::new();
        let conditions = conditions(&self.q, |form| {
            forms.push(form);
            forms.len()
        });
        let trashed = if self.trash { "IS NOT NULL" } else { "IS NULL" };
        let found: Vec<Id<Candidate>> = sql_text(format!(
            "SELECT c.id FROM candidates c WHERE c.trashed_at {trashed} AND {} LIMIT {}",
            conditions.join(" AND "),
            FEW + 1
        ))
        .bind_all(forms)
        .values(on)
        .await?;
        self.few = (found.len() <= FEW).then_some(found);
        Ok(self)
    }
}
