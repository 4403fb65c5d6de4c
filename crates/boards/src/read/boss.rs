//! BOSS直聘 as its own pages hold it: lists that a person saved. Observed, not promised by the site, and nothing here
//! asks the site for anything.

use serde_json::Value;

use super::{drafts, partner, shapeless};
use crate::{
    answer::{Answer, Source},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Place, Wage},
};

/// Badges that call for people quickly.
const URGENT: [&str; 6] = ["急聘", "急招", "紧急", "急需", "尽快到岗", "火急"];

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    let data = json.at("zpData");
    let lists = [data.at("jobList"), data.at("list"), json.at("jobList")];
    let list = lists.into_iter().find_map(Value::as_array).map(Vec::as_slice);
    let Some(list) = list.or_else(|| partner::list(json)) else {
        return Err(shapeless(&Kind::BossZhipin, "jobList"));
    };
    let own = |item: &Value| item.get("jobName").is_some() || item.get("jobInfo").is_some();
    Ok(drafts(list, source.url, |item| {
        vec![if own(item) { draft(item) } else { partner::draft(item) }]
    }))
}

pub(crate) fn draft(job: &Value) -> Draft {
    // The details hold the job one level deeper.
    let job = if job.at("jobInfo").is_object() {
        job.at("jobInfo")
    } else {
        job
    };
    let id = match job.text("encryptJobId") {
        id if id.is_empty() => job.text("encryptId"),
        id => id,
    };
    let either = |one: &str, other: &str| match job.text(one) {
        text if text.is_empty() => job.text(other),
        text => text,
    };
    let labels: Vec<String> = job.list("jobLabels").iter().map(Look::as_text).collect();
    let badge = labels
        .iter()
        .any(|label| URGENT.iter().any(|word| label.contains(word)));
    Draft {
        title: job.text("jobName"),
        text: text::of_any(&job.text("postDescription")),
        // UNCONFIRMED: the form of addresses, as seen on public pages.
        url: if id.is_empty() {
            String::new()
        } else {
            format!("https://www.zhipin.com/job_detail/{id}.html")
        },
        employment: employment(&job.text("jobType")),
        places: place(job).into_iter().collect(),
        pay: Some(Wage::Words(job.text("salaryDesc"))),
        urgent: badge.then_some(true),
        employer: job.text("brandName"),
        experience: either("jobExperience", "experienceName"),
        education: either("jobDegree", "degreeName"),
        id,
        ..Draft::default()
    }
}

/// Words stay; codes become the words the site shows. 1902 is in part of the public maps only (UNCONFIRMED).
fn employment(said: &str) -> String {
    let words = match said {
        "1901" => "全职",
        "1902" => "实习",
        "1903" => "兼职",
        _ if said.bytes().all(|byte| byte.is_ascii_digit()) => "",
        words => words,
    };
    words.to_owned()
}

fn place(job: &Value) -> Option<Place> {
    let city = match job.text("cityName") {
        city if city.is_empty() => job.text("locationName"),
        city => city,
    };
    let parts = [city.clone(), job.text("areaDistrict"), job.text("businessDistrict")];
    let words = super::joined(parts, " ");
    (!words.is_empty()).then_some(Place {
        words,
        city,
        ..Place::default()
    })
}
