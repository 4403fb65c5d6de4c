//! Verbs on watched employers and their boards.

use base::{Country, Id, Language};
use boards::{Kind, first};
use db::{Tx, sql};
use web::{Error, FormErrors, Message, Result};

use super::{Board, Employer, Posting, model::fold_name, store, tallies};
use crate::{
    access::User,
    events::{self, By, Event},
};

fn user(by: By) -> Option<Id<User>> {
    match by {
        By::User(id) => Some(id),
        By::Candidate(_) | By::Visitor | By::System => None,
    }
}

/// Begins to watch an employer; one of this name that is watched already is that one.
pub async fn add_employer(tx: &mut Tx, by: By, name: &str, website: &str) -> Result<Id<Employer>> {
    let name: String = base::clean_line(name).chars().take(200).collect();
    if fold_name(&name).is_empty() {
        return Err(FormErrors::new("name", Message::new("fields-required")).into());
    }
    if let Some(known) = store::employer_named(tx, &name).await? {
        return Ok(known.id);
    }
    let id = store::insert_employer(tx, &name, website, user(by)).await?;
    events::record(tx, by, Event::new("market.employer_added").subject(id));
    Ok(id)
}

/// A board to watch.
#[derive(Clone, Debug)]
pub struct NewBoard {
    pub kind: Kind,
    /// Empty: files alone.
    pub address: String,
    pub language: Option<Language>,
    pub country: Option<Country>,
}

/// Adds a board to an employer; one of this kind at this address that is there already is that one.
pub async fn add_board(tx: &mut Tx, by: By, employer: Id<Employer>, new: &NewBoard) -> Result<Id<Board>> {
    tx.lock("market_employers", employer).await?;
    store::employer(tx, employer).await?.ok_or(Error::NotFound)?;
    let address = new.address.trim();
    if !address.is_empty() {
        first(&new.kind, address, None)
            .map_err(|why| FormErrors::new("address", Message::new("market-address").with("why", why.to_string())))?;
    }
    if let Some(known) = store::board_at(tx, employer, new.kind.as_str(), address).await? {
        return Ok(known.id);
    }
    let id = store::insert_board(
        tx,
        store::NewBoard {
            employer,
            kind: new.kind.as_str(),
            address,
            language: new.language.as_ref().map_or("", Language::as_str),
            country: new.country.as_ref().map_or("", Country::code),
            by: user(by),
        },
    )
    .await?;
    events::record(
        tx,
        by,
        Event::new("market.board_added")
            .subject(id)
            .with("kind", new.kind.as_str()),
    );
    Ok(id)
}

/// Stops watching a board; what was seen on it goes with it.
pub async fn remove_board(tx: &mut Tx, by: By, board: &Board) -> Result<()> {
    sql("DELETE FROM market_boards WHERE id = $1")
        .bind(board.id)
        .run(tx)
        .await?;
    tallies::count_anew(tx, board.employer_id).await?;
    events::record(tx, by, Event::new("market.board_removed").subject(board.id));
    Ok(())
}

/// Stops watching an employer.
pub async fn remove_employer(tx: &mut Tx, by: By, employer: Id<Employer>) -> Result<()> {
    sql("DELETE FROM market_employers WHERE id = $1")
        .bind(employer)
        .run(tx)
        .await?;
    events::record(tx, by, Event::new("market.employer_removed").subject(employer));
    Ok(())
}

/// A person decides that two postings are one job, or are not. It holds for every reading to come.
pub async fn decide(tx: &mut Tx, by: By, one: &Posting, other: &Posting, same: bool) -> Result<()> {
    if one.employer_id != other.employer_id || one.id == other.id {
        return Err(Error::Malformed("two postings of one employer"));
    }
    tx.lock("market_employers", one.employer_id).await?;
    let now = tx.now();
    sql(
        "INSERT INTO market_decisions (one, other, same, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (one, other) DO UPDATE SET same = excluded.same, decided_by = excluded.decided_by,
            decided_at = excluded.decided_at",
    )
    .bind(one.id)
    .bind(other.id)
    .bind(same)
    .bind(user(by))
    .bind(now)
    .run(tx)
    .await?;
    if same {
        sql("UPDATE market_postings SET job_id = $2 WHERE job_id = $1")
            .bind(other.job_id)
            .bind(one.job_id)
            .run(tx)
            .await?;
    } else if one.job_id == other.job_id {
        split(tx, one, other).await?;
    }
    tallies::count_anew(tx, one.employer_id).await?;
    events::record(tx, by, Event::new("market.decided").subject(one.id).with("same", same));
    Ok(())
}

/// Takes one of two postings out of the job they share: the one that does not name it. Others stay with the first.
async fn split(tx: &mut Tx, one: &Posting, other: &Posting) -> anyhow::Result<()> {
    let leaves = if other.id == other.job_id { one } else { other };
    sql("UPDATE market_postings SET job_id = id WHERE id = $1")
        .bind(leaves.id)
        .run(tx)
        .await?;
    Ok(())
}
