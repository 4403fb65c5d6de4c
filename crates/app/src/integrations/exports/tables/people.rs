//! Candidates, their applications, and what was written about them and to them.

use super::{EACH, NAME_OF_CANDIDATE, PLAIN, Seen, TITLE_OF_JOB, Table, application, both, candidate};

pub(super) const PEOPLE: &[Table] = &[
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
];
