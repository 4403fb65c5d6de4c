//! An article of a WeChat official account (公众号), and a text for chats.

use super::{
    Certainty, Fields, Limit, Pack, PackKey,
    words::{digest, share_text},
};
use crate::{Ad, Channel, Employer, Part};

/// Of the interface for drafts (`draft_add`, developers.weixin.qq.com). The editor of the site is reported to take 64.
const TITLE: Limit = documented(32);
const AUTHOR: Limit = documented(16);
/// The interface takes 128, the editor 120 as others report: both are kept.
const DIGEST: Limit = Limit {
    most: 120,
    certainty: Certainty::Reported,
};
/// "Fewer than 20,000 characters", markup included.
const BODY: Limit = documented(19_999);
/// One kilobyte; addresses of ours are ASCII.
const LINK: Limit = documented(1024);

const fn documented(most: usize) -> Limit {
    Limit {
        most,
        certainty: Certainty::Documented,
    }
}

/// What to enter in the editor for an article, and what to paste into a chat.
pub fn wechat(employer: &Employer, ad: &Ad) -> Pack {
    let company = employer.name_in(&ad.language);
    let mut fields = Fields::of(Channel::Wechat);
    fields.required(Part::Title, &ad.title);
    fields.add_limited(PackKey::Title, "标题", &ad.title, TITLE, Part::Title);
    fields.add_limited(PackKey::Author, "作者", company, AUTHOR, Part::Company);
    fields.add_limited(
        PackKey::Digest,
        "摘要",
        &digest(ad, DIGEST.most),
        DIGEST,
        Part::Description,
    );
    fields.required(Part::Description, &ad.text);
    fields.add_limited(PackKey::Description, "正文", &ad.text, BODY, Part::Description);
    fields.required(Part::Url, &ad.url);
    fields.add_limited(PackKey::Link, "原文链接", &ad.url, LINK, Part::Url);
    fields.add(PackKey::ShareText, "转发文案", share_text(company, ad));
    fields.pack
}
