//! Saving, sharing, removing a view, and making one one's home.

use base::Id;
use db::Tx;
use web::{Error, Fields, FormErrors, Message, Result};

use super::{Place, SavedView, model::kept, store};
use crate::{
    access::{Actor, Right},
    events::{self, Event},
};

/// The most views one person keeps.
const MOST: i64 = 100;

/// A view to save.
#[derive(Clone, Debug)]
pub struct NewView {
    pub place: Place,
    pub name: String,
    pub query: Fields,
    pub shared: bool,
}

/// Saves a list under a name.
pub async fn save(tx: &mut Tx, actor: &Actor, new: NewView) -> Result<SavedView> {
    if let Some(job) = new.place.job() {
        actor.job(tx, job, Right::See).await?;
    }
    if store::count_of(tx, actor.id).await? >= MOST {
        return Err(Error::Invalid(FormErrors::new(
            "name",
            Message::new("views-too-many").with("most", MOST),
        )));
    }
    let view = SavedView {
        id: tx.id(),
        place: new.place.as_str().to_owned(),
        job_id: new.place.job(),
        name: new.name,
        query: kept(&new.query),
        shared: new.shared,
        owner_id: actor.id,
    };
    store::insert(tx, &view).await?;
    record(tx, actor, "view.saved", &view);
    Ok(view)
}

/// Shares a view of one's own, or keeps it to oneself again.
pub async fn set_shared(tx: &mut Tx, actor: &Actor, id: Id<SavedView>, shared: bool) -> Result<SavedView> {
    let view = own(tx, actor, id).await?;
    if view.shared != shared {
        store::set_shared(tx, id, shared).await?;
        record(tx, actor, "view.shared", &view);
    }
    Ok(view)
}

/// Removes a view of one's own, for everybody.
pub async fn remove(tx: &mut Tx, actor: &Actor, id: Id<SavedView>) -> Result<SavedView> {
    let view = own(tx, actor, id).await?;
    store::delete(tx, id).await?;
    record(tx, actor, "view.removed", &view);
    Ok(view)
}

/// Begins the day with a view one may see; without one, with what needs one today.
pub async fn set_home(tx: &mut Tx, actor: &Actor, view: Option<Id<SavedView>>) -> Result<()> {
    if let Some(id) = view {
        store::find(tx, actor, id).await?.ok_or(Error::NotFound)?;
    }
    store::set_home(tx, actor.id, view).await?;
    Ok(())
}

/// A view of one's own; another's that one sees is forbidden.
async fn own(tx: &mut Tx, actor: &Actor, id: Id<SavedView>) -> Result<SavedView> {
    let view = store::find(tx, actor, id).await?.ok_or(Error::NotFound)?;
    if view.owner_id == actor.id {
        Ok(view)
    } else {
        Err(Error::Forbidden)
    }
}

fn record(tx: &mut Tx, actor: &Actor, kind: &'static str, view: &SavedView) {
    let event = Event::new(kind)
        .subject(view.id)
        .with("place", &view.place)
        .with("shared", view.shared);
    events::record(tx, actor.by(), view.job_id.into_iter().fold(event, Event::job));
}
