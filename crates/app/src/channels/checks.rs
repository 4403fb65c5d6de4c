//! Before publishing: what a channel would refuse of a posting, and what it would lose there.

use std::collections::HashMap;

use anyhow::Result;
use base::{Id, Time};
use db::Conn;
use feeds::{Arg, Fault, Severity, pack};
use serde::Serialize;
use web::Message;

use super::{Channel, ChannelSettings, Publication, ad::Press, model::source};
use crate::{
    App,
    careers::Shelf,
    jobs::Job,
    organization::{self, Brand, Organization},
    postings::Posting,
};

/// What is wrong with a posting for a channel, in words.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub blocks: bool,
    pub message: Message,
}

/// One job as channels would get it: every text, whether or not anybody may read it yet.
pub struct Proof {
    shelf: Option<Shelf>,
    organization: Organization,
    settings: ChannelSettings,
    brand: Brand,
    now: Time,
}

impl Proof {
    pub async fn load(on: &mut impl Conn, job: Id<Job>, now: Time) -> Result<Self> {
        let (organization, _) = organization::load::<Organization>(on).await?;
        Ok(Self {
            shelf: Shelf::with_job(on, &organization, job, now).await?,
            settings: organization::load::<ChannelSettings>(on).await?.0,
            brand: organization::load::<Brand>(on).await?.0,
            organization,
            now,
        })
    }

    /// What is wrong with every text of the job, on every channel that has publications.
    pub fn findings(
        &self,
        app: &App,
        origin: &str,
        publications: &[Publication],
    ) -> HashMap<(Id<Posting>, Channel), Vec<Finding>> {
        let Some(shelf) = &self.shelf else {
            return HashMap::new();
        };
        let employer = self.settings.employer(&self.organization, &self.brand);
        let press = self.press(app, origin, shelf);
        let mut all = HashMap::new();
        for (position, text) in shelf.texts() {
            for channel in Channel::of_publications() {
                let own = publications
                    .iter()
                    .find(|own| own.posting_id == text.id && own.channel == channel);
                let extra = own.map(|own| own.extra.clone()).unwrap_or_default();
                let link = own.map_or_else(|| source(channel, "new"), Publication::source);
                let ad = press.ad(position, text, &link, &extra);
                let faults = feeds::check(feed_channel(channel), &employer, &ad);
                all.insert((text.id, channel), faults.iter().map(finding).collect());
            }
        }
        all
    }

    /// What a person copies into the form of a place without a feed.
    pub fn pack(&self, app: &App, origin: &str, publication: &Publication) -> Option<pack::Pack> {
        let shelf = self.shelf.as_ref()?;
        let employer = self.settings.employer(&self.organization, &self.brand);
        let (position, text) = shelf.texts().find(|(_, text)| text.id == publication.posting_id)?;
        let mut ad = self
            .press(app, origin, shelf)
            .ad(position, text, &publication.source(), &publication.extra);
        // Typed or scanned on a place where no link can be followed.
        ad.apply_url = short_link(origin, publication);
        Some(match publication.channel {
            Channel::BossZhipin => pack::boss(&employer, &ad, ad.places.first()),
            Channel::Wechat => pack::wechat(&employer, &ad),
            Channel::CareersSite
            | Channel::Google
            | Channel::Linkedin
            | Channel::Indeed
            | Channel::Arbeitsagentur
            | Channel::Xing
            | Channel::Partner => return None,
        })
    }

    fn press<'a>(&'a self, app: &'a App, origin: &'a str, shelf: &'a Shelf) -> Press<'a> {
        Press {
            app,
            origin,
            shelf,
            language: &self.organization.language,
            now: self.now,
        }
    }
}

/// `https://jobs.example.com/p/k3v9p2m4`
pub fn short_link(origin: &str, publication: &Publication) -> String {
    format!("{origin}/p/{}", publication.code)
}

/// The same channel in the crate `feeds`. The careers site and Google are none there.
fn feed_channel(channel: Channel) -> feeds::Channel {
    channel.as_str().parse().expect("channels share their words: a test")
}

/// `channels-fault-missing`: "LinkedIn: the job poster's mail address is required".
pub fn finding(fault: &Fault) -> Finding {
    let part = Message::new(format!("channels-part-{}", fault.part.as_str()));
    let mut message = Message::new(format!("channels-fault-{}", fault.key())).with("part", part);
    for (name, value) in fault.args() {
        message = match (name, value) {
            ("channel" | "part" | "severity", _) => message,
            ("rule", Arg::Text(word)) => message.with("rule", Message::new(format!("channels-rule-{word}"))),
            ("reason", Arg::Text(word)) => message.with("reason", Message::new(format!("channels-reason-{word}"))),
            (name, Arg::Text(text)) => message.with(name, text),
            (name, Arg::Number(number)) => message.with(name, number),
        };
    }
    Finding {
        blocks: fault.severity == Severity::Blocks,
        message: Message::new("channels-finding")
            .with(
                "channel",
                Message::new(format!("channels-name-{}", fault.channel.as_str().replace('_', "-"))),
            )
            .with("what", message),
    }
}

#[cfg(test)]
mod check_tests {
    use super::*;

    #[test]
    fn both_sides_name_channels_alike() {
        for channel in Channel::of_publications() {
            assert_eq!(feed_channel(channel).as_str(), channel.as_str());
        }
    }

    #[test]
    fn every_fault_can_be_said() {
        let said = include_str!("../../../../locales/en/channels.ftl");
        let words = feeds::Part::ALL
            .iter()
            .map(|part| format!("part-{}", part.as_str()))
            .chain(feeds::Rule::ALL.iter().map(|rule| format!("rule-{}", rule.as_str())))
            .chain(
                feeds::Reason::ALL
                    .iter()
                    .map(|reason| format!("reason-{}", reason.as_str())),
            )
            .chain(Fault::KEYS.iter().map(|key| format!("fault-{key}")))
            .chain(pack::Note::ALL.iter().map(|note| format!("note-{}", note.as_str())));
        for word in words {
            assert!(said.contains(&format!("\nchannels-{word} = ")), "{word}");
        }
    }
}
