//! Saved views: a list with its filter, sort and columns under a name; private, or shared with everybody who may see the
//! list. One of them can be somebody's home.
//!
//! A page with a list loads a [`Bar`] and includes `views/bar.html`; [`home_of`] says where somebody's day begins.

mod actions;
mod columns;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{NewView, remove, save, set_home, set_shared};
pub use columns::{COLUMNS, Columns};
pub use model::{Bar, Place, SavedView};
pub use store::sees as sees_view;

use db::Conn;
use web::Fields;

use crate::{
    access::{Access, Actor},
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || {
        Routes::new()
            .post("/app/views", pages::save, Access::SignedIn)
            .post("/app/views/{view}/sharing", pages::share, Access::SignedIn)
            .post("/app/views/{view}/home", pages::make_home, Access::SignedIn)
            .delete("/app/views/{view}", pages::remove, Access::SignedIn)
    },
    events: &["view.saved", "view.shared", "view.removed"],
    ..Feature::named("views")
};

/// The saved views of a place for the bar above its list. `query` is what the address of the list holds now.
pub async fn bar(on: &mut impl Conn, actor: &Actor, place: Place, query: &Fields) -> anyhow::Result<Bar> {
    let home = store::home(on, actor.id).await?;
    let views = store::of_place(on, actor, place).await?;
    Ok(Bar::of(actor, place, query, views, home))
}

/// The address of the view somebody begins with; none when they chose none, or may no longer see it.
pub async fn home_of(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<Option<String>> {
    let Some(home) = store::home(on, actor.id).await? else {
        return Ok(None);
    };
    Ok(store::find(on, actor, home).await?.map(|view| view.address()))
}
