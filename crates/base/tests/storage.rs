//! Every value of this crate goes into a real table and comes back, and sorts there as it does here.
//!
//! On SQLite in memory, or on the Postgres that `BOLE_TEST_DATABASE` names.

use base::{Clock, Country, Currency, Date, Digest, Email, Id, Language, Phone, Pii, Secret, Slug, Time, Zone};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Runs `$check!(connection)` on the database under test.
macro_rules! on_the_database {
    ($check:ident) => {
        match std::env::var("BOLE_TEST_DATABASE") {
            Ok(url) => $check!(PgConnection::connect(&url).await.unwrap()),
            Err(_) => $check!(SqliteConnection::connect("sqlite::memory:").await.unwrap()),
        }
    };
}

/// Writes the values, reads them back in the order of the table, and asks the database for those that equal the first.
macro_rules! round_trip {
    ($connection:ident, $table:ident, $column:literal, $type:ty, $values:expr) => {{
        let values: Vec<$type> = $values;
        let table = stringify!($table);
        let sql = |text: &str| AssertSqlSafe(text.replace("$t", table));
        let ddl = sql(concat!("CREATE TEMP TABLE $t (v ", $column, " NOT NULL)"));
        sqlx::query(ddl).execute(&mut $connection).await.unwrap();
        for value in values.iter().rev() {
            sqlx::query(sql("INSERT INTO $t (v) VALUES ($1)"))
                .bind(value)
                .execute(&mut $connection)
                .await
                .unwrap();
        }
        let all = sqlx::query_scalar(sql("SELECT v FROM $t ORDER BY v"));
        let back: Vec<$type> = all.fetch_all(&mut $connection).await.unwrap();
        assert_eq!(back, values, "{table}");
        let least = sqlx::query_scalar(sql("SELECT v FROM $t WHERE v <= $1")).bind(&values[0]);
        let least: Vec<$type> = least.fetch_all(&mut $connection).await.unwrap();
        assert_eq!(least, values[..1], "{table}");
    }};
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Debug>>(texts: &[&str]) -> Vec<T> {
    texts
        .iter()
        .map(|text| text.parse().expect("the test's own text"))
        .collect()
}

#[tokio::test]
async fn values_come_back_in_order() {
    macro_rules! check {
        ($connection:expr) => {{
            let mut connection = $connection;
            let times = [
                "2026-11-24T02:27:23Z",
                "2026-11-24T02:27:23.000001Z",
                "2026-11-24T02:27:23.5Z",
                "2027-01-01T00:00:00Z",
            ];
            round_trip!(
                connection,
                times,
                "TIMESTAMPTZ",
                Time,
                times.iter().map(|text| text.parse().unwrap()).collect()
            );
            let clock = Clock::fixed(Time::from_micros(0));
            round_trip!(
                connection,
                ids,
                "UUID",
                Id<()>,
                vec![clock.id(), clock.id(), clock.id()]
            );
            let texts = ["0001-01-01", "1999-12-31", "2000-01-01", "2026-11-24"];
            round_trip!(connection, dates, "DATE", Date, parsed(&texts));
            round_trip!(connection, countries, "TEXT", Country, parsed(&["CN", "DE"]));
            round_trip!(connection, currencies, "TEXT", Currency, parsed(&["CNY", "EUR"]));
            round_trip!(connection, zones, "TEXT", Zone, parsed(&["Asia/Shanghai", "UTC"]));
            round_trip!(connection, languages, "TEXT", Language, parsed(&["de", "zh-Hans"]));
            round_trip!(
                connection,
                emails,
                "TEXT",
                Email,
                parsed(&["a@example.com", "b@example.com"])
            );
            round_trip!(
                connection,
                phones,
                "TEXT",
                Phone,
                parsed(&["+49 89 1234567", "089 1234567"])
            );
            round_trip!(connection, slugs, "TEXT", Slug, parsed(&["engineer", "engineer-2"]));
            round_trip!(connection, digests, "TEXT", Digest, vec![Secret::random().digest()]);
            round_trip!(
                connection,
                marked,
                "TEXT",
                Pii<String>,
                vec![Pii("Ada".into()), Pii("王小明".into())]
            );
        }};
    }
    on_the_database!(check);
}

#[tokio::test]
async fn what_was_stored_wrong_is_not_believed() {
    macro_rules! check {
        ($connection:expr) => {{
            let mut connection = $connection;
            let wrong = sqlx::query_scalar::<_, Email>("SELECT 'no address'")
                .fetch_one(&mut connection)
                .await;
            assert!(matches!(wrong, Err(sqlx::Error::ColumnDecode { .. })), "{wrong:?}");
        }};
    }
    on_the_database!(check);
}

#[tokio::test]
async fn times_meet_the_databases_own() {
    macro_rules! check {
        ($connection:expr) => {{
            let mut connection = $connection;
            let none: Option<Time> = sqlx::query_scalar("SELECT CAST(NULL AS TIMESTAMPTZ)")
                .fetch_one(&mut connection)
                .await
                .unwrap();
            assert_eq!(none, None);
            let time: Time = "2026-11-24T02:27:23.25Z".parse().unwrap();
            let same: bool = sqlx::query_scalar("SELECT $1 = '2026-11-24T02:27:23.250000Z'")
                .bind(time)
                .fetch_one(&mut connection)
                .await
                .unwrap();
            assert!(same);
        }};
    }
    on_the_database!(check);
}
