//! What happened: the event log, who looked at whom, and what was made of it.

use super::{EACH, PLAIN, Seen, Table};

pub(super) const RECORDS: &[Table] = &[
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
