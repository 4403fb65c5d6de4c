//! What a new company begins with, so that the first job can be opened and the first application answered at once.

use base::Language;
use db::{Tx, sql};
use web::Result;

use super::{ReasonSide, Translated, actions};
use crate::{LANGUAGES, events::By};

/// Reasons in English, German and Chinese.
const OURS: [[&str; 3]; 6] = [
    [
        "Another person fits better",
        "Andere Person passt besser",
        "有更合适的人选",
    ],
    ["Experience does not match", "Erfahrung passt nicht", "经验不符"],
    ["Language skills", "Sprachkenntnisse", "语言能力"],
    [
        "No permit to work there",
        "Keine Arbeitserlaubnis am Ort",
        "无当地工作许可",
    ],
    [
        "Pay expectation too far from ours",
        "Gehaltsvorstellung liegt zu weit auseinander",
        "薪资期望差距过大",
    ],
    ["Position was closed", "Stelle wurde geschlossen", "职位已关闭"],
];

const THEIRS: [[&str; 3]; 5] = [
    ["Took another offer", "Anderes Angebot angenommen", "接受了其他录用"],
    ["Pay", "Gehalt", "薪资"],
    ["Place of work", "Arbeitsort", "工作地点"],
    ["Personal reasons", "Persönliche Gründe", "个人原因"],
    ["No longer answers", "Antwortet nicht mehr", "不再回复"],
];

/// Writes the reasons everybody needs, unless there are some already.
pub async fn write_defaults(tx: &mut Tx) -> Result<()> {
    if sql("SELECT COUNT(*) FROM reasons").value::<i64>(tx).await? > 0 {
        return Ok(());
    }
    for (side, labels) in [(ReasonSide::Ours, &OURS[..]), (ReasonSide::Theirs, &THEIRS[..])] {
        for label in labels {
            actions::add_reason(tx, By::System, side, translated(label)).await?;
        }
    }
    Ok(())
}

fn translated(texts: &[&str; 3]) -> Translated {
    let languages = LANGUAGES.map(|tag| tag.parse::<Language>().expect("our languages are tags"));
    Translated(
        languages
            .into_iter()
            .zip(texts.iter().map(|text| (*text).to_owned()))
            .collect(),
    )
}
