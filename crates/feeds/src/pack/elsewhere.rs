//! Any other closed place: groups, notice boards, forms that nobody has described. Labels are in the ad's language.

use super::{
    Fields, Pack, PackKey,
    words::{pay, places, share_text, word},
};
use crate::{Ad, Channel, Employer, Part};

/// The parts of the ad to copy, and a text that says it whole.
pub fn elsewhere(employer: &Employer, ad: &Ad) -> Pack {
    let company = employer.name_in(&ad.language);
    let say = |name: &str| word(name, &ad.language);
    let mut fields = Fields::of(Channel::Elsewhere);
    fields.required(Part::Title, &ad.title);
    fields.required(Part::Description, &ad.text);
    fields.required(Part::Url, &ad.url);
    fields.add(PackKey::Title, say("title"), ad.title.as_str());
    fields.add_if_any(PackKey::Company, say("company"), company);
    fields.add_if_any(PackKey::Places, say("place"), &places(ad));
    fields.add(PackKey::Employment, say("employment"), say(ad.employment.as_str()));
    fields.add_if_any(PackKey::Pay, say("pay"), &pay(ad));
    fields.add(PackKey::Description, say("description"), ad.text.as_str());
    fields.add_if_any(PackKey::Keywords, say("skills"), &ad.skills.join(", "));
    fields.add(PackKey::Link, say("link"), ad.url.as_str());
    fields.add(PackKey::ShareText, say("share_text"), share_text(company, ad));
    fields.pack
}
