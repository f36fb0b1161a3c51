//! The schema itself: every way up has a way down, and what diesel believes is what is there.

use std::process::Command;

use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;
use kadr::platform::{db, postgres};

use crate::support::cluster::Database;

fn dump(url: &str) -> String {
    let programs = postgres::programs().unwrap();
    let output = Command::new(programs.join("pg_dump"))
        .args(["--schema-only", "--no-owner"])
        .arg(url)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    // a random token guards restoring against psql commands inside
    text.lines()
        .filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_can_be_taken_back() {
    let database = Database::empty().await;
    let url = &database.address.owner_url;
    // the table of applied changes stays, so the first round only makes it
    db::migrate(url, "").await.unwrap();
    db::revert_all(url, "").await.unwrap();
    let before = dump(url);
    assert!(db::migrate(url, "").await.unwrap() > 0);
    let migrated = dump(url);
    db::revert_all(url, "").await.unwrap();
    pretty_assert(&before, &dump(url), "what the way down leaves behind");
    db::migrate(url, "").await.unwrap();
    pretty_assert(&migrated, &dump(url), "what the second way up makes differently");
}

#[track_caller]
fn pretty_assert(expected: &str, found: &str, what: &str) {
    let expected: std::collections::BTreeSet<_> = expected.lines().collect();
    let found: std::collections::BTreeSet<_> = found.lines().collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let extra: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{what}: missing {missing:#?}, extra {extra:#?}");
}

#[derive(diesel::QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[tokio::test(flavor = "multi_thread")]
async fn diesel_knows_every_column() {
    let database = Database::new().await;
    let statement =
        "select table_name::text, column_name::text, udt_name::text as kind, is_nullable = 'YES' as nullable
        from information_schema.columns where table_schema = 'public' and table_name not like '\\_\\_diesel%'
        order by table_name, ordinal_position";
    let columns: Vec<Column> = diesel::sql_query(statement).load(&mut database.owner().await).await.unwrap();
    let source = include_str!("../src/platform/schema.rs");
    for column in columns {
        let table = source
            .split("diesel::table! {")
            .find(|part| part.trim_start().starts_with(&format!("{} (", column.table_name)));
        let table = table.unwrap_or_else(|| panic!("schema.rs lacks the table {}", column.table_name));
        let kind = match column.kind.as_str() {
            "uuid" => "Uuid",
            "text" => "Text",
            "_text" => "Array<Text>",
            "_uuid" => "Array<Uuid>",
            "timestamptz" => "Timestamptz",
            "date" => "Date",
            "int4" => "Integer",
            "int8" => "BigInt",
            "int2" => "SmallInt",
            "bool" => "Bool",
            "bytea" => "Bytea",
            "jsonb" => "Jsonb",
            other => panic!("no diesel type for {other}"),
        };
        let kind = if column.nullable { format!("Nullable<{kind}>") } else { kind.to_owned() };
        let line = format!("{} -> {kind},", column.column_name);
        assert!(table.contains(&line), "schema.rs: {} should have `{line}`", column.table_name);
    }
}

#[derive(diesel::QueryableByName)]
struct Unindexed {
    #[diesel(sql_type = Text)]
    found: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_foreign_key_has_an_index() {
    let database = Database::new().await;
    let statement = "select conrelid::regclass::text || '.' || a.attname as found
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and not exists (
            select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])";
    let found: Vec<Unindexed> = diesel::sql_query(statement).load(&mut database.owner().await).await.unwrap();
    let found: Vec<_> = found.into_iter().map(|row| row.found).collect();
    assert_eq!(found, Vec::<String>::new());
}
