//! Where to go on after a form.

use base::Id;
use web::Fields;

use super::Undo;

/// The page that a form came from (its field `back`), if it is one of ours; else `otherwise`. With an undo, the page
/// offers it.
pub fn way_back(fields: &Fields, otherwise: &str, undo: Option<String>) -> String {
    let wished = fields.many("back").next().unwrap_or_default();
    let whole = if wished.starts_with("/app/") && web::is_local(wished) {
        wished
    } else {
        otherwise
    };
    let (whole, place) = whole
        .split_once('#')
        .map_or((whole, String::new()), |(whole, place)| (whole, format!("#{place}")));
    let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="));
    let query: Vec<String> = kept
        .map(str::to_owned)
        .chain(undo.map(|id| format!("done={id}")))
        .collect();
    if query.is_empty() {
        format!("{path}{place}")
    } else {
        format!("{path}?{}{place}", query.join("&"))
    }
}

/// A page that offers an undo, if there is one.
pub fn offering(path: &str, undo: Option<Id<Undo>>) -> String {
    way_back(&Fields::default(), path, undo.map(|id| id.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_application_and_offers_the_latest_undo() {
        let from = |back: &str| [("back", back)].into_iter().collect::<Fields>();
        let way = |fields: &Fields, undo: Option<&str>| way_back(fields, "/app/jobs/1", undo.map(str::to_owned));
        assert_eq!(
            way(&from("/app/jobs/2?q=a&done=old"), Some("new")),
            "/app/jobs/2?q=a&done=new"
        );
        assert_eq!(
            way(&from("/app/candidates/2?job=1#notes"), Some("new")),
            "/app/candidates/2?job=1&done=new#notes"
        );
        assert_eq!(way(&from("//evil.example"), None), "/app/jobs/1");
        assert_eq!(way(&from("/jobs"), Some("new")), "/app/jobs/1?done=new");
    }
}
