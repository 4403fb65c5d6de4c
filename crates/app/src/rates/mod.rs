//! Exchange rates by day: the European Central Bank's, from its files, and those entered by hand. With them pay is told in
//! another currency and packages are compared.

mod actions;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{Imported, import, remove, set};
pub use store::{newest, on_day};

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    events: &["exchange_rate.set", "exchange_rate.removed", "exchange_rates.imported"],
    views: |gallery| {
        gallery
            .show::<pages::setup::RatesView>()
            .show::<pages::comparison::ComparisonView>()
    },
    ..Feature::named("rates")
};

fn routes() -> Routes {
    use pages::{comparison, setup};
    Routes::new()
        .get("/app/settings/rates", setup::page, Access::Manages)
        .post("/app/settings/rates", setup::set, Access::Manages)
        .post("/app/settings/rates/file", setup::upload, Access::Manages)
        .upload()
        .post("/app/settings/rates/removal", setup::remove, Access::Manages)
        .get("/app/pay", comparison::page, Access::SignedIn)
}
