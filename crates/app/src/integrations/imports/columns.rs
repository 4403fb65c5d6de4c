//! What a column of a table may be, and what its name and its cells suggest.

use super::table::Table;

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Ignore,
    Name,
    Given,
    Family,
    OtherName,
    Mail,
    Phone,
    Headline,
    City,
    Country,
    Language,
    Source,
    Tags,
    Link,
    Note,
    Job,
    Stage,
}

db::text_enum!(Field {
    Ignore = "ignore",
    Name = "name",
    Given = "given",
    Family = "family",
    OtherName = "other-name",
    Mail = "mail",
    Phone = "phone",
    Headline = "headline",
    City = "city",
    Country = "country",
    Language = "language",
    Source = "source",
    Tags = "tags",
    Link = "link",
    Note = "note",
    Job = "job",
    Stage = "stage",
});

impl Field {
    /// Whether several columns may be this.
    pub fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Ignore | Self::Mail | Self::Phone | Self::Tags | Self::Link | Self::Note
        )
    }

    /// Names of columns in English, German and Chinese, as spreadsheets and other systems have them; without spaces and
    /// marks, in lower case.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Ignore => &[],
            Self::Name => &[
                "name",
                "fullname",
                "candidate",
                "candidatename",
                "displayname",
                "vollername",
                "ganzername",
                "bewerber",
                "bewerberin",
                "kandidat",
                "姓名",
                "名字",
                "候选人",
                "候选人姓名",
                "全名",
                "应聘者",
            ],
            Self::Given => &["firstname", "givenname", "given", "first", "vorname", "名"],
            Self::Family => &[
                "lastname",
                "surname",
                "familyname",
                "family",
                "last",
                "nachname",
                "familienname",
                "姓",
            ],
            Self::OtherName => &[
                "chinesename",
                "nativename",
                "othername",
                "scriptname",
                "localname",
                "chinesischername",
                "anderername",
                "中文名",
                "英文名",
                "其他姓名",
                "别名",
            ],
            Self::Mail => &[
                "mail",
                "mails",
                "email",
                "emails",
                "emailaddress",
                "emailaddresses",
                "primaryemail",
                "mailadresse",
                "emailadresse",
                "邮箱",
                "电子邮箱",
                "电子邮件",
                "邮件",
                "邮箱地址",
            ],
            Self::Phone => &[
                "phone",
                "phones",
                "phonenumber",
                "phonenumbers",
                "mobile",
                "mobilephone",
                "tel",
                "telephone",
                "telefon",
                "telefonnummer",
                "handy",
                "mobil",
                "rufnummer",
                "电话",
                "手机",
                "手机号",
                "手机号码",
                "联系电话",
            ],
            Self::Headline => &[
                "headline",
                "title",
                "currenttitle",
                "jobtitle",
                "position",
                "currentposition",
                "occupation",
                "role",
                "beruf",
                "titel",
                "berufsbezeichnung",
                "tätigkeit",
                "aktuelleposition",
                "职位",
                "当前职位",
                "头衔",
                "职业",
                "简介",
            ],
            Self::City => &[
                "city",
                "location",
                "town",
                "place",
                "residence",
                "ort",
                "stadt",
                "wohnort",
                "城市",
                "所在城市",
                "所在地",
                "居住地",
                "地点",
            ],
            Self::Country => &["country", "countrycode", "land", "国家", "国家地区", "所在国家"],
            Self::Language => &[
                "language",
                "preferredlanguage",
                "sprache",
                "korrespondenzsprache",
                "语言",
                "沟通语言",
            ],
            Self::Source => &[
                "source",
                "origin",
                "channel",
                "quelle",
                "herkunft",
                "kanal",
                "来源",
                "渠道",
                "简历来源",
            ],
            Self::Tags => &[
                "tag",
                "tags",
                "label",
                "labels",
                "skill",
                "skills",
                "keywords",
                "schlagwort",
                "schlagworte",
                "schlagwörter",
                "etiketten",
                "fähigkeiten",
                "标签",
                "技能",
                "关键词",
            ],
            Self::Link => &[
                "link",
                "links",
                "url",
                "website",
                "websites",
                "linkedin",
                "linkedinurl",
                "profile",
                "profileurl",
                "github",
                "homepage",
                "portfolio",
                "webseite",
                "profil",
                "链接",
                "主页",
                "网址",
                "个人网站",
            ],
            Self::Note => &[
                "note",
                "notes",
                "comment",
                "comments",
                "remark",
                "remarks",
                "notiz",
                "notizen",
                "kommentar",
                "bemerkung",
                "bemerkungen",
                "anmerkung",
                "备注",
                "笔记",
                "评论",
                "说明",
            ],
            Self::Job => &[
                "job",
                "jobid",
                "jobreference",
                "jobname",
                "appliedfor",
                "requisition",
                "requisitionid",
                "vacancy",
                "stelle",
                "stellenreferenz",
                "stellennummer",
                "ausschreibung",
                "应聘职位",
                "申请职位",
                "职位编号",
                "岗位",
            ],
            Self::Stage => &[
                "stage",
                "currentstage",
                "status",
                "pipelinestage",
                "phase",
                "stufe",
                "stadium",
                "阶段",
                "当前阶段",
                "状态",
                "招聘阶段",
            ],
        }
    }

    /// What the name of a column suggests.
    pub fn of(name: &str) -> Self {
        let name: String = name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        // A spreadsheet counts repeated names: Email 2.
        let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = |name: &str| Self::ALL.iter().copied().find(|field| field.names().contains(&name));
        known(&name).or_else(|| known(bare)).unwrap_or(Self::Ignore)
    }

    /// What each column is likely to be. What can be only once is so for the first that has the name. A “position” may be
    /// what somebody is or what they apply for: where its cells are references of jobs, it is the job.
    pub fn guess(table: &Table) -> Vec<Self> {
        let mut fields: Vec<Self> = Vec::with_capacity(table.names.len());
        let has_job = table.names.iter().any(|name| Self::of(name) == Self::Job);
        for (at, name) in table.names.iter().enumerate() {
            let field = match Self::of(name) {
                Self::Headline if !has_job && holds_references(table, at) => Self::Job,
                field => field,
            };
            let taken = !field.may_repeat() && fields.contains(&field);
            fields.push(if taken { Self::Ignore } else { field });
        }
        fields
    }
}

/// Whether nearly all cells of a column that are not empty are references of jobs, such as J-0017.
fn holds_references(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().filter_map(|(_, cells)| cells.get(at));
    let filled: Vec<&String> = cells.filter(|cell| !cell.is_empty()).collect();
    let references = filled.iter().filter(|cell| is_reference(cell)).count();
    references > 0 && references * 10 >= filled.len() * 9
}

fn is_reference(cell: &str) -> bool {
    let number = cell.strip_prefix("J-").or_else(|| cell.strip_prefix("j-"));
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integrations::imports::table;

    fn guessed(names: &str) -> String {
        guessed_with(names, &[""])
    }

    /// With rows under the names.
    fn guessed_with(names: &str, rows: &[&str]) -> String {
        let text = format!("{names}\n.{}", rows.join("\n."));
        let table = table::read(text.as_bytes(), None, Some('|')).unwrap();
        let fields = Field::guess(&table);
        fields.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_guessed_in_three_languages() {
        assert_eq!(
            guessed("First Name|Last Name|E-mail|Email 2|Phone Number|Current Title|Job|Stage|Id"),
            "given family mail mail phone headline job stage ignore"
        );
        assert_eq!(
            guessed("Vorname|Nachname|E-Mail-Adresse|Telefon|Wohnort|Land|Quelle|Schlagwörter|Bemerkungen"),
            "given family mail phone city country source tags note"
        );
        assert_eq!(
            guessed("姓名|邮箱|手机号码|城市|国家/地区|来源|标签|备注|应聘职位|阶段"),
            "name mail phone city country source tags note job stage"
        );
    }

    #[test]
    fn a_position_is_the_job_where_its_cells_are_references() {
        assert_eq!(
            guessed_with("姓名|职位", &["甲|J-0017", "乙|", "丙|J-0002"]),
            "name job"
        );
        assert_eq!(
            guessed_with("姓名|职位", &["甲|窑炉工程师", "乙|J-0002"]),
            "name headline"
        );
        assert_eq!(
            guessed_with("姓名|职位|应聘职位", &["甲|J-0017|J-0017"]),
            "name headline job"
        );
        assert_eq!(
            guessed_with("Name|Title|Position", &["A|Dyer|J-0017"]),
            "name headline job"
        );
        assert_eq!(guessed_with("Name|Position", &["A|"]), "name headline");
    }

    #[test]
    fn what_can_be_once_is_so_once_and_no_name_means_two_things() {
        assert_eq!(guessed("Name|Candidate|Link|LinkedIn"), "name ignore link link");
        let mut all: Vec<&str> = Field::ALL.iter().flat_map(|field| field.names()).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
