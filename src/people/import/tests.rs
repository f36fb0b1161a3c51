use std::io::Cursor;

use calamine::Data;
use serde_json::{Map, Value, json};

use super::arrival::{Arrival, Reading};
use super::rows::{RawRow, cell_value, csv_rows, ndjson};
use super::*;
use crate::people::Section;
use crate::people::profile::Kato;
use crate::platform::keys::Keys;
use crate::reference::codes::{Grade, Sex};
use crate::reference::data::Reference;

struct Desk {
    _folder: tempfile::TempDir,
    keys: Keys,
    reference: Reference,
    places: HashSet<Kato>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::open_or_make(&folder.path().join("keys.toml")).unwrap();
        let reference = Reference::load().unwrap();
        let places = reference.regions.iter().map(|row| row.kato).collect();
        Self { _folder: folder, keys, reference, places }
    }

    fn read(&self, row: Value) -> Result<Arrival, Vec<(String, &'static str)>> {
        let Value::Object(row) = row else { panic!("a row is an object") };
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        Arrival::read(
            row,
            &Reading { today, reference: &self.reference, places: &self.places, keys: &self.keys },
        )
    }

    fn problems(&self, row: Value) -> Vec<(String, &'static str)> {
        self.read(row).err().expect("the row is bad")
    }
}

fn row(change: Value) -> Value {
    let mut row = json!({ "surname": "Ким", "given": "Анна", "iin": "900517300128", "citizenship": "KZ" });
    let (Value::Object(all), Value::Object(change)) = (&mut row, change) else { panic!() };
    all.extend(change);
    row
}

#[test]
fn a_row_may_be_flat_or_nested_and_means_the_same() {
    let desk = Desk::new();
    let flat = row(json!({
        "residence_kato": "100000000", "email": "Anna@Example.org", "regions": "100000000; 710000000",
        "education_1_level": "bachelor", "education_1_institution": "ЕҰУ", "education_1_country": "KZ",
        "education_1_completed_year": "2012", "education_2_level": "",
        "service_1_started_on": "03.09.2012", "service_1_organisation": "Әкімдік", "service_1_sector": "finance",
        "service_1_kind": "private", "service_1_post_title": "Маман", "languages_1_language": "kk",
        "languages_1_level": "c1",
    }));
    let nested = row(json!({
        "residence_kato": "100000000", "email": "Anna@Example.org", "regions": ["100000000", "710000000"],
        "education": [{ "level": "bachelor", "institution": "ЕҰУ", "country": "KZ", "completed_year": 2012 }],
        "service": "[{\"started_on\": \"2012-09-03\", \"organisation\": \"Әкімдік\", \"sector\": \"finance\",
            \"kind\": \"private\", \"post_title\": \"Маман\", \"leading\": false}]",
        "languages": [{ "language": "kk", "level": "c1" }],
    }));
    let (flat, nested) =
        (desk.read(flat).unwrap_or_else(|e| panic!("{e:?}")), desk.read(nested).ok().unwrap());
    assert_eq!((flat.content(), &flat.hash, &flat.key), (nested.content(), &nested.hash, &nested.key));
    assert_eq!(
        (flat.draft.sex, flat.wishes.regions.len(), flat.source.as_str()),
        (Some(Sex::Male), 2, "import")
    );
    assert_eq!((flat.lists.education.len(), flat.lists.service.len(), flat.lists.languages.len()), (1, 1, 1));
    let other = desk.read(row(json!({ "email": "other@example.org" }))).ok().unwrap();
    assert_eq!(other.key, flat.key);
    assert_ne!(other.hash, flat.hash);
}

#[test]
fn each_kind_of_bad_cell_names_its_column() {
    let desk = Desk::new();
    let one = |column: &str, code: &'static str| vec![(column.to_owned(), code)];
    for (change, column, code) in [
        (json!({ "surname": "" }), "surname", "required"),
        (json!({ "given": "А1" }), "given", "name-letters"),
        (json!({ "iin": "900517300129" }), "iin", "iin-checksum"),
        (json!({ "born_on": "1990-05-18" }), "born_on", "iin-born-on-mismatch"),
        (json!({ "born_on": "30.02.1990" }), "born_on", "date-format"),
        (json!({ "citizenship": "QQ" }), "citizenship", "country-code"),
        (json!({ "residence_kato": "990000000" }), "residence_kato", "kato-code"),
        (json!({ "email": "a@b" }), "email", "email-format"),
        (json!({ "regions": "990000000" }), "regions", "kato-code"),
        (json!({ "directions": "everything" }), "directions", "unknown-option"),
        (json!({ "grade": "sworn" }), "grade", "unknown-option"),
        (json!({ "shoe_size": "42" }), "shoe_size", "unknown-column"),
        (json!({ "education_6_level": "master" }), "education_6_level", "unknown-column"),
        (json!({ "surname": ["Ким"] }), "surname", "cell-type"),
        (json!({ "education": "many" }), "education", "list-format"),
        (json!({ "education": [1] }), "education.0", "list-format"),
        (
            json!({ "languages": [{ "language": "kk", "level": "c1", "x": 1 }] }),
            "languages.0.x",
            "unknown-column",
        ),
        (
            json!({ "languages_1_language": "kk", "languages_1_level": "z" }),
            "languages_1_level",
            "unknown-option",
        ),
        (json!({ "key": "a\u{202e}b" }), "key", "invisible-characters"),
        (json!({ "memberships_4_programme": "open" }), "memberships_4_programme", "unknown-column"),
        (
            json!({ "relatives_1_body": "no-such-body", "relatives_1_kinship": "spouse" }),
            "relatives_1_body",
            "body-code",
        ),
        (
            json!({ "tests": [{ "test": "abilities", "taken_on": "2026-03-14", "passed": true }] }),
            "tests.0.points",
            "required",
        ),
        (
            json!({ "relatives": [{ "body": "government-office", "kinship": "spouse", "name": "Ким" }] }),
            "relatives.0.name",
            "unknown-column",
        ),
    ] {
        assert_eq!(desk.problems(row(change.clone())), one(column, code), "{change}");
    }
    let twice =
        json!({ "languages": [{ "language": "kk", "level": "c1" }, { "language": "kk", "level": "b2" }] });
    assert_eq!(desk.problems(row(twice)), one("languages", "language-twice"));
    assert_eq!(
        desk.problems(json!({ "surname": "Ким", "given": "Анна" })),
        [("born_on".into(), "required"), ("sex".into(), "required"), ("key".into(), "required")]
    );
    let keyed = json!({ "key": "7", "surname": "Ким", "given": "Анна", "born_on": "1990-05-17", "sex": "female", "grade": "document" });
    let arrival = desk.read(keyed).ok().unwrap();
    assert_eq!((arrival.key.as_str(), arrival.iin.is_none(), arrival.grade), ("7", true, Grade::Document));
    assert_eq!(arrival.content().differs_from(&arrival.content()), Vec::<Section>::new());
}

type Told = (u64, Result<Map<String, Value>, (String, &'static str)>);

fn told(row: RawRow) -> Told {
    (row.number, row.cells)
}

#[test]
fn lines_of_json_survive_their_bad_neighbours() {
    let long = format!("{{\"surname\": \"{}\"}}", "а".repeat(200_000));
    let text = format!("\u{feff}{{\"key\": 1}}\n\nnot json\n{long}\n[1]\n{{\"key\": 2}}");
    let mut bytes = text.into_bytes();
    bytes.extend(b"\n{\"key\": \"\xff\"}\n");
    let rows: Vec<_> = ndjson(Cursor::new(bytes)).map(told).collect();
    let unreadable = || Err(("row".to_owned(), "row-unreadable"));
    let key = |key| Ok(Map::from_iter([("key".to_owned(), json!(key))]));
    assert_eq!(
        rows,
        [
            (1, key(1)),
            (3, unreadable()),
            (4, Err(("row".to_owned(), "row-too-long"))),
            (5, unreadable()),
            (6, key(2)),
            (7, unreadable()),
        ]
    );
}

#[test]
fn csv_finds_its_separator_and_keeps_going() {
    let text = "\u{feff}Key;Surname\n1;\"Ким; Анна\"\n2\n3;Ли\n".to_owned().into_bytes();
    let mut bytes = text;
    bytes.extend(b"4;\xff\n");
    let rows: Vec<_> = csv_rows(Cursor::new(bytes)).unwrap().map(told).collect();
    let cells = |key: &str, surname: &str| {
        Ok(Map::from_iter([("key".to_owned(), json!(key)), ("surname".to_owned(), json!(surname))]))
    };
    assert_eq!(
        rows,
        [
            (2, cells("1", "Ким; Анна")),
            (3, Err(("row".into(), "row-unreadable"))),
            (4, cells("3", "Ли")),
            (5, Err(("surname".into(), "row-unreadable"))),
        ]
    );
    assert!(csv_rows(Cursor::new(b"key,key\n1,2\n".to_vec())).is_err());
}

#[test]
fn cells_of_a_sheet_become_text() {
    let text = |column: &str, cell: Data| cell_value(column, &cell);
    assert_eq!(text("iin", Data::Float(11_103_600_409.0)), Ok(json!("011103600409")));
    assert_eq!(text("education_1_completed_year", Data::Float(2012.0)), Ok(json!("2012")));
    assert_eq!(text("service_1_leading", Data::Bool(true)), Ok(json!("true")));
    let day = calamine::ExcelDateTime::new(33_010.0, calamine::ExcelDateTimeType::DateTime, false);
    assert_eq!(text("born_on", Data::DateTime(day)), Ok(json!("1990-05-17")));
    assert_eq!(
        text("born_on", Data::Error(calamine::CellErrorType::NA)),
        Err(("born_on".into(), "cell-type"))
    );
}

#[test]
fn the_report_says_row_column_and_reason() {
    let mut report = Report { read: 2, added: 1, ..Report::default() };
    report.refuse(3, vec![("iin".into(), "iin-checksum"), ("email".into(), "email-format")]);
    assert_eq!((report.bad_rows(), report.problems.len()), (1, 2));
    let text = report.to_string();
    assert!(text.starts_with("row 3, column iin: The IIN has a slip"), "{text}");
    assert!(text.ends_with("2 rows: 1 added, 0 changed, 0 unchanged, 1 left out."), "{text}");
}

#[test]
fn rows_say_how_much_of_the_file_they_reach() {
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(300 * 1024));
    let text = format!("{{\"a\":1}}\n\n{long}\n{{\"a\":2}}\n");
    let reached: Vec<u64> = ndjson(text.as_bytes()).map(|row| row.reached).collect();
    assert!(reached.is_sorted() && reached.len() == 3, "{reached:?}");
    assert_eq!(reached.last().copied(), Some(text.len() as u64));
    let text = "\u{feff}a,b\n1,2\n\"3\n3\",4\n";
    let rows = csv_rows(std::io::Cursor::new(text.as_bytes().to_vec())).unwrap();
    let reached: Vec<u64> = rows.map(|row| row.reached).collect();
    assert_eq!(reached.last().copied(), Some(text.len() as u64), "{reached:?}");
}
