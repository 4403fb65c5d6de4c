//! Every page of ours with every sample in every language.

use serde::Serialize;
use web::{Locale, View};

use crate::{
    LANGUAGES,
    careers::{feeds, list, pages, posting},
};

fn renders<V: View>() {
    let templates = crate::layout::templates(None).expect("the templates are sound");
    let language = |lang: &str| serde_json::json!({"lang": lang, "href": "/jobs", "current": true});
    for lang in LANGUAGES {
        let locale = Locale::new(lang, base::Zone::utc(), base::Time::from_micros(0));
        let layout = serde_json::json!({
            "lang": lang, "keep": null, "path": "/jobs/kiln", "query": null, "url": "", "flash": null,
            "organization": "Acme", "languages": [language(lang)], "theme": null, "logo": "/brand/logo", "seal": "A",
            "how_we_hire": true, "home": "/jobs",
        });
        for sample in V::samples() {
            let page = templates
                .render_view(&sample, &layout, &locale)
                .unwrap_or_else(|error| panic!("{lang}: {error:#}"));
            assert!(!page.contains('⟦'), "{lang}: {page}");
        }
    }
}

#[test]
fn every_view_renders_in_every_language() {
    fn all<V: View + Serialize>() {
        renders::<V>();
    }
    all::<list::ListView>();
    all::<posting::PostingView>();
    all::<posting::GoneView>();
    all::<pages::TextView>();
    all::<pages::EmbedView>();
    all::<feeds::RssView>();
    all::<feeds::AtomView>();
    all::<feeds::SitemapView>();
}
