//! One posting as a page: the text, and beside it what can be said in facts.

mod pay;
mod view;

pub(crate) use view::split_lead;
pub(super) use view::{GoneView, PostingView, gone, posting};

use web::Message;

use super::model::Position;
use crate::layout::Visit;

/// "Remote", with the countries it is open to when there are only a few.
pub(super) fn remote(visit: &Visit, position: &Position) -> String {
    const FEW: usize = 4;
    let countries = countries(visit, position);
    if countries.is_empty() || countries.len() > FEW {
        return visit.say(&Message::new("careers-remote"));
    }
    let list = visit.locale().format().list(&countries);
    visit.say(&Message::new("careers-remote-in").with("places", list))
}

/// The names of the countries from which the work can be done.
fn countries(visit: &Visit, position: &Position) -> Vec<String> {
    let locale = visit.locale();
    position
        .remote_countries
        .iter()
        .map(|country| locale.format().country_name(country.code()))
        .collect()
}
