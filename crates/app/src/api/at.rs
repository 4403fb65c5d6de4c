//! Ids in the address of a request. What cannot be one leads nowhere.

use axum::extract::{FromRequestParts, RawPathParams};
use base::Id;
use http::request::Parts;
use web::Error;

use crate::App;

/// The one id in the address.
pub struct At<T>(pub Id<T>);

/// Both ids in the address, in their order.
pub struct AtBoth<A, B>(pub Id<A>, pub Id<B>);

impl<T> FromRequestParts<App> for At<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Ok(Self(nth(parts, app, 0).await?))
    }
}

impl<A, B> FromRequestParts<App> for AtBoth<A, B> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        Ok(Self(nth(parts, app, 0).await?, nth(parts, app, 1).await?))
    }
}

async fn nth<T>(parts: &mut Parts, app: &App, position: usize) -> Result<Id<T>, Error> {
    let named = RawPathParams::from_request_parts(parts, app)
        .await
        .map_err(|_| Error::NotFound)?;
    let (_, text) = named.iter().nth(position).ok_or(Error::NotFound)?;
    text.parse().map_err(|_| Error::NotFound)
}
