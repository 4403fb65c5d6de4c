//! What is taken out, table by table: the columns, and who may see which rows.
//!
//! Columns stand here by name, so that a new one is taken out only after somebody decided that it may be; a test asks
//! the schema for whatever is named nowhere.

use crate::access::Actor;

/// A kind of thing that is taken out, as one sheet and one list.
pub struct Table {
    /// The table, and the name of its files.
    pub name: &'static str,
    /// What it is, for the README.
    pub what: &'static str,
    /// Columns that leave. `:json` marks those that hold JSON.
    pub columns: &'static [&'static str],
    /// More columns of the sheet, `(name, SQL)`, so that people need not look ids up. The table's alias is `t`.
    pub beside: &'static [(&'static str, &'static str)],
    /// Columns that stay, each for a reason: secrets, and what can be made again.
    pub stays: &'static [&'static str],
    /// Which rows a person may take.
    pub seen: Seen,
    /// Rows that nobody takes out.
    pub but: &'static str,
    /// The columns by which it is ordered.
    pub order: &'static str,
    /// Whether there is a sheet; long texts have a list alone.
    pub sheet: bool,
}

/// Which rows somebody may take. What may be NULL is seen by everybody who may see the rest.
pub enum Seen {
    /// All rows; the page itself is for owners and admins.
    All,
    /// Only for the console of the server.
    Console,
    /// The rows of jobs, candidates and applications that the person sees, each an SQL expression of an id or empty.
    Of {
        job: &'static str,
        candidate: &'static str,
        application: &'static str,
    },
    /// Tags on somebody seen, or on nobody.
    Tags,
    /// Shared, or one's own.
    Views,
}

const fn job(job: &'static str) -> Seen {
    Seen::Of {
        job,
        candidate: "",
        application: "",
    }
}

const fn candidate(candidate: &'static str) -> Seen {
    Seen::Of {
        job: "",
        candidate,
        application: "",
    }
}

const fn application(application: &'static str) -> Seen {
    Seen::Of {
        job: "",
        candidate: "",
        application,
    }
}

const fn both(candidate: &'static str, application: &'static str) -> Seen {
    Seen::Of {
        job: "",
        candidate,
        application,
    }
}

const EACH: Seen = Seen::Of {
    job: "t.job_id",
    candidate: "t.candidate_id",
    application: "t.application_id",
};

impl Table {
    /// The condition on a row, for a person or, with none, for the console. Binds the person as `$1` where it names it.
    pub fn condition(&self, actor: Option<&Actor>) -> String {
        let seen = actor.map_or_else(|| "1 = 1".to_owned(), |actor| self.seen.by(actor));
        if self.but.is_empty() {
            seen
        } else {
            format!("{seen} AND NOT ({})", self.but)
        }
    }

    /// Whether this person, or the console, gets it at all.
    pub fn is_for(&self, actor: Option<&Actor>) -> bool {
        actor.is_none() || !matches!(self.seen, Seen::Console)
    }

    /// The names of the columns, without marks.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.trim_end_matches(":json"))
    }
}

impl Seen {
    fn by(&self, actor: &Actor) -> String {
        match self {
            Self::All => "1 = 1".to_owned(),
            Self::Console => "1 = 0".to_owned(),
            Self::Views => "(t.shared OR t.owner_id = $1)".to_owned(),
            Self::Tags => format!(
                "(NOT EXISTS (SELECT 1 FROM candidate_tags ct WHERE ct.tag_id = t.id)
                  OR EXISTS (SELECT 1 FROM candidate_tags ct JOIN candidates xc ON xc.id = ct.candidate_id
                             WHERE ct.tag_id = t.id AND {}))",
                actor.sees_candidate("xc")
            ),
            Self::Of {
                job,
                candidate,
                application,
            } => {
                let parts = [
                    (job, "jobs", actor.sees_job("x")),
                    (candidate, "candidates", actor.sees_candidate("x")),
                    (application, "applications", actor.sees_application("x")),
                ];
                let parts: Vec<String> = parts
                    .into_iter()
                    .filter(|(id, ..)| !id.is_empty())
                    .map(|(id, table, sees)| {
                        format!("({id} IS NULL OR EXISTS (SELECT 1 FROM {table} x WHERE x.id = {id} AND {sees}))")
                    })
                    .collect();
                parts.join(" AND ")
            }
        }
    }
}

const PLAIN: Table = Table {
    name: "",
    what: "",
    columns: &[],
    beside: &[],
    stays: &[],
    seen: Seen::All,
    but: "",
    order: "t.id",
    sheet: true,
};

const NAME_OF_CANDIDATE: (&str, &str) = (
    "candidate",
    "(SELECT c.name FROM candidates c WHERE c.id = t.candidate_id)",
);
const TITLE_OF_JOB: (&str, &str) = ("job", "(SELECT j.title FROM jobs j WHERE j.id = t.job_id)");

/// Everything that is taken out, in the order of the README.
pub const TABLES: &[Table] = &[
    Table {
        name: "jobs",
        what: "positions to fill; number 1 is shown as J-0001, pay is in minor units of its currency",
        columns: &[
            "id",
            "number",
            "title",
            "department_id",
            "workplace",
            "remote_countries:json",
            "remote_zones:json",
            "employment",
            "seniority",
            "urgent",
            "confidential",
            "internal",
            "pay:json",
            "pay_shown",
            "answer_days",
            "state",
            "state_at",
            "state_by",
            "opened_at",
            "created_at",
            "created_by",
            "copied_from",
            "trashed_at",
            "version",
        ],
        seen: job("t.id"),
        ..PLAIN
    },
    Table {
        name: "job_places",
        what: "where the work of a job is done: an office of ours, or a city",
        columns: &["job_id", "position", "office_id", "city", "country"],
        seen: job("t.job_id"),
        order: "t.job_id, t.position",
        ..PLAIN
    },
    Table {
        name: "openings",
        what: "the seats of a job and who filled them",
        columns: &["id", "job_id", "number", "application_id", "filled_at"],
        seen: job("t.job_id"),
        ..PLAIN
    },
    Table {
        name: "hiring_team",
        what: "who works on a job",
        columns: &["job_id", "user_id", "role", "added_at"],
        seen: job("t.job_id"),
        order: "t.job_id, t.user_id",
        ..PLAIN
    },
    Table {
        name: "stages",
        what: "the steps of a job's pipeline",
        columns: &[
            "id",
            "job_id",
            "kind",
            "name",
            "public_names:json",
            "position",
            "removed_at",
            "merged_into",
        ],
        beside: &[TITLE_OF_JOB],
        seen: job("t.job_id"),
        ..PLAIN
    },
    Table {
        name: "questions",
        what: "a job's own questions on the application form",
        columns: &[
            "id",
            "job_id",
            "position",
            "kind",
            "labels:json",
            "hints:json",
            "options:json",
            "required",
            "knockout:json",
            "removed_at",
        ],
        seen: job("t.job_id"),
        ..PLAIN
    },
    Table {
        name: "approvals",
        what: "requests to open a job",
        columns: &[
            "id",
            "job_id",
            "state",
            "requested_by",
            "requested_at",
            "ended_at",
            "terms_digest",
        ],
        seen: job("t.job_id"),
        ..PLAIN
    },
    Table {
        name: "approval_steps",
        what: "the steps of a request, in their order",
        columns: &["id", "approval_id", "position", "rule", "ended_at"],
        seen: job("(SELECT a.job_id FROM approvals a WHERE a.id = t.approval_id)"),
        ..PLAIN
    },
    Table {
        name: "approvers",
        what: "who was asked in a step, and what they said",
        columns: &[
            "step_id",
            "user_id",
            "delegated_to",
            "decision",
            "reason",
            "decided_by",
            "decided_at",
        ],
        seen: job(
            "(SELECT a.job_id FROM approvals a JOIN approval_steps s ON s.approval_id = a.id WHERE s.id = t.step_id)",
        ),
        order: "t.step_id, t.user_id",
        ..PLAIN
    },
    Table {
        name: "postings",
        what: "the public texts of jobs, one per language; texts are Markdown",
        columns: &[
            "id",
            "number",
            "job_id",
            "language",
            "title",
            "description",
            "requirements",
            "benefits",
            "slug",
            "source",
            "translated_digest",
            "translated_from:json",
            "state",
            "publish_at",
            "unpublish_at",
            "published_at",
            "unpublished_at",
            "updated_at",
            "updated_by",
            "version",
        ],
        stays: &["text_digest"],
        seen: job("t.job_id"),
        ..PLAIN
    },
    Table {
        name: "slugs",
        what: "every address that a posting has had",
        columns: &["slug", "posting_id", "created_at"],
        seen: job("(SELECT p.job_id FROM postings p WHERE p.id = t.posting_id)"),
        order: "t.slug",
        ..PLAIN
    },
    Table {
        name: "candidates",
        what: "people, whether or not they have applied",
        columns: &[
            "id",
            "given",
            "family",
            "name",
            "script_name",
            "headline",
            "city",
            "country",
            "zone",
            "language",
            "languages:json",
            "source",
            "do_not_contact",
            "unverified",
            "created_at",
            "created_by",
            "updated_at",
            "trashed_at",
            "erased_at",
            "version",
        ],
        beside: &[
            (
                "mails",
                "(SELECT string_agg(p.value, '; ') FROM contact_points p WHERE p.candidate_id = t.id AND p.kind = 'mail')",
            ),
            (
                "phones",
                "(SELECT string_agg(p.value, '; ') FROM contact_points p WHERE p.candidate_id = t.id AND p.kind = 'phone')",
            ),
            (
                "links",
                "(SELECT string_agg(p.value, '; ') FROM contact_points p WHERE p.candidate_id = t.id AND p.kind = 'link')",
            ),
            (
                "tags",
                "(SELECT string_agg(g.name, '; ') FROM candidate_tags ct JOIN tags g ON g.id = ct.tag_id WHERE ct.candidate_id = t.id)",
            ),
        ],
        stays: &["folded", "sort_key"],
        seen: candidate("t.id"),
        ..PLAIN
    },
    Table {
        name: "contact_points",
        what: "mail addresses, numbers and links of people",
        columns: &["id", "candidate_id", "kind", "value", "verified_at", "position"],
        stays: &["comparison"],
        seen: candidate("t.candidate_id"),
        ..PLAIN
    },
    Table {
        name: "tags",
        what: "words put on people to find them again",
        columns: &["id", "name", "created_at"],
        stays: &["folded"],
        seen: Seen::Tags,
        ..PLAIN
    },
    Table {
        name: "candidate_tags",
        what: "who has which tag",
        columns: &["candidate_id", "tag_id", "added_at", "added_by"],
        seen: candidate("t.candidate_id"),
        order: "t.candidate_id, t.tag_id",
        ..PLAIN
    },
    Table {
        name: "applications",
        what: "one candidate for one job: source, stage, outcome",
        columns: &[
            "id",
            "number",
            "job_id",
            "candidate_id",
            "posting_id",
            "stage_id",
            "stage_at",
            "admission",
            "marked",
            "source",
            "source_detail",
            "language",
            "applied_at",
            "outcome",
            "outcome_at",
            "outcome_by",
            "reason_id",
            "notice_version",
            "answer_by",
            "trashed_at",
            "version",
            "signals:json",
            "admitted_at",
            "admitted_by",
        ],
        beside: &[
            NAME_OF_CANDIDATE,
            TITLE_OF_JOB,
            ("stage", "(SELECT s.name FROM stages s WHERE s.id = t.stage_id)"),
        ],
        // The keys of the candidates' own pages and of forms.
        stays: &["status_digest", "status_token", "form_key"],
        seen: application("t.id"),
        ..PLAIN
    },
    Table {
        name: "stage_stays",
        what: "every stay of an application in a stage",
        columns: &["id", "application_id", "stage_id", "entered_at", "left_at", "moved_by"],
        seen: application("t.application_id"),
        ..PLAIN
    },
    Table {
        name: "answers",
        what: "answers to the questions of jobs",
        columns: &["application_id", "question_id", "value:json", "marked"],
        seen: application("t.application_id"),
        order: "t.application_id, t.question_id",
        ..PLAIN
    },
    Table {
        name: "documents",
        what: "files of people; the file of one is files/<candidate_id>/<id>.<media>",
        columns: &[
            "id",
            "candidate_id",
            "application_id",
            "question_id",
            "kind",
            "filename",
            "media",
            "size",
            "sha256",
            "text_state",
            "created_at",
            "created_by",
            "replaced_at",
            "removed_at",
        ],
        beside: &[NAME_OF_CANDIDATE],
        stays: &["file_key"],
        seen: both("t.candidate_id", "t.application_id"),
        ..PLAIN
    },
    Table {
        name: "document_texts",
        what: "the text that was read in a file",
        columns: &["document_id", "text"],
        seen: both(
            "(SELECT d.candidate_id FROM documents d WHERE d.id = t.document_id)",
            "(SELECT d.application_id FROM documents d WHERE d.id = t.document_id)",
        ),
        order: "t.document_id",
        sheet: false,
        ..PLAIN
    },
    Table {
        name: "notes",
        what: "what the team wrote about people; Markdown",
        columns: &[
            "id",
            "candidate_id",
            "application_id",
            "author_id",
            "body",
            "created_at",
            "edited_at",
            "removed_at",
            "version",
        ],
        beside: &[
            NAME_OF_CANDIDATE,
            ("author", "(SELECT u.name FROM users u WHERE u.id = t.author_id)"),
        ],
        seen: both("t.candidate_id", "t.application_id"),
        but: "t.removed_at IS NOT NULL",
        ..PLAIN
    },
    Table {
        name: "mentions",
        what: "who was named in a note",
        columns: &["note_id", "user_id", "told_at", "read_at"],
        seen: both(
            "(SELECT n.candidate_id FROM notes n WHERE n.id = t.note_id)",
            "(SELECT n.application_id FROM notes n WHERE n.id = t.note_id)",
        ),
        order: "t.note_id, t.user_id",
        ..PLAIN
    },
    Table {
        name: "tasks",
        what: "things somebody has to do by a day",
        columns: &[
            "id",
            "title",
            "job_id",
            "candidate_id",
            "application_id",
            "assignee_id",
            "due_on",
            "created_by",
            "created_at",
            "done_at",
            "done_by",
        ],
        seen: EACH,
        ..PLAIN
    },
    Table {
        name: "messages",
        what: "every mail to candidates and colleagues, sent or held",
        columns: &[
            "id",
            "kind",
            "candidate_id",
            "application_id",
            "user_id",
            "to_name",
            "to_email",
            "language",
            "subject",
            "body",
            "state",
            "send_at",
            "sent_at",
            "attempts",
            "last_error",
            "created_by",
            "created_at",
            "batch_id",
            "version",
        ],
        // Private addresses of ours, and who is sending just now.
        stays: &["to_key", "link", "claim", "claimed_at"],
        seen: both("t.candidate_id", "t.application_id"),
        ..PLAIN
    },
    Table {
        name: "consents",
        what: "what people agreed to, in the words that were shown",
        columns: &[
            "id",
            "candidate_id",
            "kind",
            "wording",
            "given_at",
            "expires_at",
            "withdrawn_at",
        ],
        beside: &[NAME_OF_CANDIDATE],
        seen: candidate("t.candidate_id"),
        ..PLAIN
    },
    Table {
        name: "data_requests",
        what: "what people asked about their data",
        columns: &[
            "id",
            "candidate_id",
            "application_id",
            "kind",
            "asked_at",
            "due_at",
            "done_at",
            "done_by",
        ],
        seen: both("t.candidate_id", "t.application_id"),
        ..PLAIN
    },
    Table {
        name: "comparisons",
        what: "two candidates that somebody compared",
        columns: &["first_id", "second_id", "verdict", "decided_by", "decided_at"],
        seen: candidate("t.first_id"),
        order: "t.first_id, t.second_id",
        ..PLAIN
    },
    Table {
        name: "users",
        what: "the people who work here",
        columns: &[
            "id",
            "email",
            "name",
            "role",
            "language",
            "zone",
            "shortcuts",
            "created_at",
            "disabled_at",
            "seen_at",
            "version",
            "home_view_id",
        ],
        stays: &["email_key", "password_hash"],
        ..PLAIN
    },
    Table {
        name: "api_tokens",
        what: "tokens of programs, without the tokens themselves",
        columns: &[
            "id",
            "user_id",
            "name",
            "hint",
            "scopes:json",
            "created_at",
            "expires_at",
            "used_at",
            "revoked_at",
        ],
        stays: &["digest"],
        ..PLAIN
    },
    Table {
        name: "saved_views",
        what: "filters that people keep",
        columns: &[
            "id",
            "place",
            "name",
            "query",
            "columns:json",
            "shared",
            "owner_id",
            "created_at",
            "version",
            "job_id",
        ],
        seen: Seen::Views,
        ..PLAIN
    },
    Table {
        name: "departments",
        what: "parts of the company",
        columns: &["id", "names:json", "position", "archived_at", "version"],
        ..PLAIN
    },
    Table {
        name: "offices",
        what: "places of ours where people work",
        columns: &[
            "id",
            "names:json",
            "street",
            "region",
            "postal_code",
            "country",
            "zone",
            "position",
            "archived_at",
            "version",
        ],
        ..PLAIN
    },
    Table {
        name: "reasons",
        what: "reasons for which an application ends",
        columns: &["id", "side", "labels:json", "position", "archived_at"],
        ..PLAIN
    },
    Table {
        name: "stage_templates",
        what: "stages to begin a job with",
        columns: &["id", "name", "stages:json", "position", "version"],
        ..PLAIN
    },
    Table {
        name: "templates",
        what: "texts of mails that people changed",
        columns: &[
            "kind",
            "language",
            "subject",
            "body",
            "version",
            "updated_at",
            "updated_by",
        ],
        order: "t.kind, t.language",
        ..PLAIN
    },
    Table {
        name: "notices",
        what: "the privacy notice, each version as it was shown; Markdown",
        columns: &["version", "language", "body", "created_at", "created_by"],
        order: "t.version, t.language",
        ..PLAIN
    },
    Table {
        name: "settings",
        what: "settings, without passwords",
        columns: &["key", "value:json", "version", "updated_at", "updated_by"],
        order: "t.key",
        ..PLAIN
    },
    Table {
        name: "exchange_rates",
        what: "what a euro buys, per day",
        columns: &["currency", "date", "per_eur", "source"],
        order: "t.currency, t.date",
        ..PLAIN
    },
    Table {
        name: "events",
        what: "what happened, in order; hash is SHA-256 over the one before and this row",
        columns: &[
            "seq",
            "at",
            "kind",
            "actor_kind",
            "actor_id",
            "job_id",
            "candidate_id",
            "application_id",
            "subject_id",
            "data:json",
            "details_digest",
            "hash",
        ],
        seen: EACH,
        order: "t.seq",
        ..PLAIN
    },
    Table {
        name: "event_details",
        what: "words that belong to events",
        columns: &["seq", "salt", "words:json"],
        seen: Seen::Of {
            job: "(SELECT e.job_id FROM events e WHERE e.seq = t.seq)",
            candidate: "(SELECT e.candidate_id FROM events e WHERE e.seq = t.seq)",
            application: "(SELECT e.application_id FROM events e WHERE e.seq = t.seq)",
        },
        order: "t.seq",
        ..PLAIN
    },
    Table {
        name: "alerts",
        what: "unusually much reading, and who looked into it",
        columns: &["id", "kind", "user_id", "reads", "raised_at", "seen_at", "seen_by"],
        seen: Seen::Console,
        order: "t.raised_at, t.id",
        ..PLAIN
    },
    Table {
        name: "access_log",
        what: "who looked at or took away which personal data",
        columns: &["seq", "at", "user_id", "action", "candidate_id", "subject_id", "hash"],
        seen: Seen::Console,
        order: "t.seq",
        ..PLAIN
    },
];

/// Tables that are not taken out: what the program needs to run, and what can be made again.
#[cfg(test)]
pub const NOT_TAKEN: &[&str] = &[
    "migrations",
    "event_head",
    "event_cursors",
    "work_items",
    "work_schedules",
    "counters",
    "ownership",
    // Who is signed in, links that open something, what was asked for lately.
    "sessions",
    "links",
    "idempotency_keys",
    "submission_keys",
    "undos",
    "batches",
    "batch_items",
    // On their way in, or out.
    "uploads",
    "upload_parts",
    "kept_files",
    "imports",
    "import_rows",
    "exports",
];
