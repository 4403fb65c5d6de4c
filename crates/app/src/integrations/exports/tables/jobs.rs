//! Jobs, and everything that hangs on one.

use super::{PLAIN, TITLE_OF_JOB, Table, job};

pub(super) const JOBS: &[Table] = &[
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
            "cover_letter",
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
];
