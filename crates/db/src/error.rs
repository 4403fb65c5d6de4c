//! What a database error means to a caller.

/// A rule of the database that a statement would have broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// Another row has the same key. Names the constraint (Postgres) or its columns (SQLite).
    Unique(String),
    /// The row named does not exist, or is still named by another.
    ForeignKey(String),
    /// A CHECK or NOT NULL.
    Check(String),
}

/// The rule that was broken, if that is what went wrong.
pub fn violation(error: &anyhow::Error) -> Option<Violation> {
    let error = database_error(error)?;
    let named = || {
        error
            .constraint()
            .map_or_else(|| error.message().to_owned(), str::to_owned)
    };
    match error.kind() {
        sqlx::error::ErrorKind::UniqueViolation => Some(Violation::Unique(named())),
        sqlx::error::ErrorKind::ForeignKeyViolation => Some(Violation::ForeignKey(named())),
        sqlx::error::ErrorKind::CheckViolation | sqlx::error::ErrorKind::NotNullViolation => {
            Some(Violation::Check(named()))
        }
        _ => None,
    }
}

/// Serialization failure, deadlock, a transaction given up for another's sake, or a database that was busy for too long: the same work may succeed now.
pub(crate) fn is_worth_another_try(error: &anyhow::Error) -> bool {
    error.is::<crate::group::Lost>()
        || database_error(error)
            .and_then(|error| error.code())
            .is_some_and(|code| {
                // SQLSTATE 40001 serialization_failure and 40P01 deadlock_detected; SQLite 5 BUSY, 6 LOCKED, 517 BUSY_SNAPSHOT.
                matches!(code.as_ref(), "40001" | "40P01" | "5" | "6" | "517")
            })
}

/// The database did not answer: nothing listens there, the connection broke, or none became free in time. Another moment
/// may do.
pub fn is_cut_off(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<sqlx::Error>())
        .any(|error| {
            matches!(
                error,
                sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_)
            )
        })
}

/// SQLite could not read, write or sync its file (SQLITE_IOERR and its kinds).
pub(crate) fn is_disk_failure(error: &anyhow::Error) -> bool {
    const IOERR: i32 = 10;
    database_error(error)
        .and_then(|error| error.code())
        .and_then(|code| code.parse::<i32>().ok())
        .is_some_and(|code| code & 0xFF == IOERR)
}

fn database_error(error: &anyhow::Error) -> Option<&dyn sqlx::error::DatabaseError> {
    error
        .chain()
        .find_map(|cause| cause.downcast_ref::<sqlx::Error>())
        .and_then(sqlx::Error::as_database_error)
}

#[cfg(test)]
mod tests {
    use super::is_cut_off;

    #[test]
    fn a_database_that_does_not_answer_is_told_from_one_that_refuses() {
        let gone = anyhow::Error::new(sqlx::Error::PoolTimedOut).context("run SQL: SELECT 1");
        assert!(is_cut_off(&gone));
        assert!(!is_cut_off(&anyhow::Error::new(sqlx::Error::RowNotFound)));
        assert!(!is_cut_off(&anyhow::anyhow!("something else")));
    }
}
