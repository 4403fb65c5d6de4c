//! What a column of a table may be, and what its name suggests.

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

    /// What each column is likely to be. What can be only once is so for the first that has the name.
    pub fn guess(names: &[String]) -> Vec<Self> {
        let mut fields: Vec<Self> = Vec::with_capacity(names.len());
        for name in names {
            let field = Self::of(name);
            let taken = !field.may_repeat() && fields.contains(&field);
            fields.push(if taken { Self::Ignore } else { field });
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(names: &str) -> String {
        let names: Vec<String> = names.split('|').map(str::to_owned).collect();
        let fields = Field::guess(&names);
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
    fn what_can_be_once_is_so_once_and_no_name_means_two_things() {
        assert_eq!(guessed("Name|Candidate|Link|LinkedIn"), "name ignore link link");
        let mut all: Vec<&str> = Field::ALL.iter().flat_map(|field| field.names()).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
