//! Publications, and what is known of other employers.

use super::{PLAIN, Table, job};

pub(super) const MARKET: &[Table] = &[
    Table {
        name: "publications",
        what: "postings on channels, with the link of each",
        columns: &[
            "id",
            "posting_id",
            "channel",
            "state",
            "state_at",
            "state_by",
            "reason",
            "outside",
            "code",
            "extra:json",
            "remind_at",
            "to_take_down",
            "created_at",
            "created_by",
            "version",
        ],
        seen: job("(SELECT p.job_id FROM postings p WHERE p.id = t.posting_id)"),
        order: "t.created_at, t.id",
        ..PLAIN
    },
    Table {
        name: "publication_states",
        what: "every state that a publication has been in",
        columns: &["publication_id", "number", "state", "at", "by_user", "reason"],
        seen: job(
            "(SELECT p.job_id FROM publications u JOIN postings p ON p.id = u.posting_id WHERE u.id = t.publication_id)",
        ),
        order: "t.publication_id, t.number",
        ..PLAIN
    },
    Table {
        name: "feed_reads",
        what: "when each feed was last read, and by whom",
        columns: &["channel", "read_at", "agent"],
        order: "t.channel",
        ..PLAIN
    },
    Table {
        name: "market_employers",
        what: "other employers that are watched",
        columns: &["id", "name", "folded", "website", "created_at", "created_by", "version"],
        order: "t.folded",
        ..PLAIN
    },
    Table {
        name: "market_boards",
        what: "their boards",
        columns: &[
            "id",
            "employer_id",
            "number",
            "kind",
            "address",
            "language",
            "country",
            "state",
            "state_at",
            "problem:json",
            "failures",
            "looked_at",
            "next_at",
            "etag",
            "last_modified",
            "created_at",
            "created_by",
            "version",
        ],
        order: "t.employer_id, t.number",
        ..PLAIN
    },
    Table {
        name: "market_snapshots",
        what: "what each board held at each look",
        columns: &[
            "id",
            "board_id",
            "number",
            "at",
            "done_at",
            "postings",
            "opened",
            "closed",
            "changed",
            "faults",
            "remarks:json",
        ],
        order: "t.board_id, t.number",
        ..PLAIN
    },
    Table {
        name: "market_postings",
        what: "the postings of other employers, as they were seen last",
        columns: &[
            "id",
            "employer_id",
            "board_id",
            "outside_id",
            "job_id",
            "title",
            "url",
            "language",
            "function",
            "level",
            "employment",
            "urgent",
            "urgent_words",
            "department",
            "places",
            "pay_words",
            "pay:json",
            "pay_currency",
            "pay_year",
            "posted_at",
            "since",
            "first_seen_at",
            "changed_at",
            "closed_at",
        ],
        // Made again from the posting.
        stays: &["sketch", "digest"],
        order: "t.board_id, t.outside_id",
        ..PLAIN
    },
    Table {
        name: "market_texts",
        what: "their texts",
        columns: &["posting_id", "text"],
        order: "t.posting_id",
        sheet: false,
        ..PLAIN
    },
    Table {
        name: "market_signals",
        what: "changes on watched boards",
        columns: &[
            "id",
            "employer_id",
            "board_id",
            "snapshot_id",
            "kind",
            "at",
            "posting_id",
            "data:json",
        ],
        order: "t.at, t.id",
        ..PLAIN
    },
    Table {
        name: "market_decisions",
        what: "what people decided about two postings: one job, or two",
        columns: &["one", "other", "same", "decided_by", "decided_at"],
        order: "t.one, t.other",
        ..PLAIN
    },
    Table {
        name: "market_alerts",
        what: "who is told of which changes by mail",
        columns: &["user_id", "employer_id", "kinds:json", "created_at"],
        order: "t.user_id, t.employer_id",
        ..PLAIN
    },
];
