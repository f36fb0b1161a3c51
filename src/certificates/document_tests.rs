//! The form of a certificate: what is signed, and that no byte of a file can change unseen.

use proptest::prelude::*;

use super::*;
use crate::platform::keys::Keys;

fn keys() -> (tempfile::TempDir, Keys) {
    let folder = tempfile::tempdir().unwrap();
    let (keys, _) = Keys::open_or_make(&folder.path().join("keys.toml")).unwrap();
    (folder, keys)
}

fn names(text: &str) -> Names {
    Names { kk: format!("{text} «қ»"), ru: format!("{text} \"ё\""), en: text.to_owned() }
}

fn line(number: u32) -> Line {
    Line(format!("{number:032x}"), format!("{:032x}", number + 7), format!("{:064x}", number + 9), number)
}

fn people() -> People {
    People { cannot_tell: vec![line(3)], does_not: Vec::new(), meets: vec![line(1), line(2)] }
}

fn certificate(people: &People) -> Certificate {
    let content = Content {
        vacancy: VacancyId::new(),
        post: PostAt { id: PostId::new(), title: names("Head"), region: "710000000".parse().unwrap() },
        rule: RuleAt {
            id: RuleId::new(),
            code: "demo".into(),
            edition: "2026".into(),
            sha256: "0".repeat(64),
            status: Some(CitationStatus::Unverified),
            applies_on_day: Some(true),
        },
        setting: SettingAt {
            next_lower: crate::rules::NextLower::Is("E-4".parse().unwrap()),
            family: None,
            body: Some(7),
        },
        weights: Weights::default(),
        day: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        regions: vec!["710000000".parse().unwrap()],
        members: None,
        open_to: None,
        engine: Engine { program: "0.1.0".into(), evaluator: 1, facts: 2, scorecard: 1 },
        data: Data {
            installation: Uuid::nil(),
            // numbers as large as this one are no numbers to other tools, so it is a text
            position: format!("4711:{}", i64::MAX),
            people: 1_000_000,
        },
        counts: Counts { meets: 2, cannot_tell: 1, does_not: 0, through_reserve: 0 },
        lists: Lists { sha256: sha256(&people.canonical()), most_meets: 10, most_others: 10 },
        everybody: "1".repeat(64),
    };
    let record = Record {
        code: Code::random(),
        made_at: "2026-11-25T10:00:00Z".parse().unwrap(),
        body: BodyId::new(),
        body_name: names("Body"),
    };
    Certificate { format: FORMAT.into(), content, record }
}

fn file(keys: &Keys) -> String {
    let people = people();
    let statement = certificate(&people).canonical();
    let key = keys.signing().current().unwrap();
    let signature = keys.signing().sign(key, statement.as_bytes()).unwrap();
    file_of(&statement, &people.canonical(), &SignatureAt::new(key, &signature))
}

#[test]
fn what_was_given_out_reads_back_without_faults() {
    let (_folder, keys) = keys();
    let (read, faults) = read(file(&keys).as_bytes(), keys.signing());
    assert_eq!(faults, []);
    assert_eq!(read.unwrap().people, people());
}

#[test]
fn lists_are_written_in_their_one_form() {
    assert_eq!(people().canonical(), canonical(&people()));
}

#[test]
fn one_from_before_the_status_was_said_reads_back_byte_by_byte() {
    let (_folder, keys) = keys();
    let people = people();
    let mut old = certificate(&people);
    (old.content.rule.status, old.content.rule.applies_on_day) = (None, None);
    let statement = old.canonical();
    assert!(!statement.contains("\"status\"") && !statement.contains("applies_on_day"), "{statement}");
    let key = keys.signing().current().unwrap();
    let signature = keys.signing().sign(key, statement.as_bytes()).unwrap();
    let file = file_of(&statement, &people.canonical(), &SignatureAt::new(key, &signature));
    assert_eq!(read(file.as_bytes(), keys.signing()).1, []);
}

#[test]
fn each_kind_of_change_is_named() {
    let (_folder, keys) = keys();
    let file = file(&keys);
    let faults = |text: &str| read(text.as_bytes(), keys.signing()).1;
    assert_eq!(faults(&file.replace("\"meets\":2,", "\"meets\":3,")), [Fault::Signature]);
    let line_2 = format!("{:032x}", 2);
    assert_eq!(faults(&file.replace(&line_2, &format!("{:032x}", 5))), [Fault::People]);
    assert_eq!(faults(&format!("{file}\n")), [Fault::Form]);
    assert_eq!(faults(&file.replace("10:00:00Z", "10:00:00+00:00")), [Fault::Form]);
    let key = keys.signing().current().unwrap();
    assert_eq!(faults(&file.replace(key, "0123456789abcdef")), [Fault::UnknownKey]);
    assert_eq!(faults(&file.replace("kadr-certificate-1", "kadr-certificate-2")), [Fault::Unreadable]);
    assert_eq!(faults(&file.replace("\"record\":{", "\"record\":{\"more\":1,")), [Fault::Unreadable]);
    assert_eq!(faults(&file.replace("Ed25519", "Ed25518")), [Fault::Signature]);
    assert_eq!(faults("{}"), [Fault::Unreadable]);
    assert_eq!(faults(&"[".repeat(100_000)), [Fault::Unreadable]);
}

#[test]
fn a_certificate_of_another_installation_is_not_taken_for_ours() {
    let ((_one, keys), (_two, others)) = (keys(), keys());
    assert_eq!(read(file(&others).as_bytes(), keys.signing()).1, [Fault::UnknownKey]);
}

proptest! {
    #[test]
    fn every_flipped_bit_is_found(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let (_folder, keys) = keys();
        let mut bytes = file(&keys).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(!read(&bytes, keys.signing()).1.is_empty(), "byte {at}, bit {bit}");
    }

    #[test]
    fn every_lost_or_doubled_stretch_is_found(from in any::<prop::sample::Index>(), length in 1..200_usize) {
        let (_folder, keys) = keys();
        let bytes = file(&keys).into_bytes();
        let from = from.index(bytes.len());
        let to = (from + length).min(bytes.len());
        let lost = [&bytes[..from], &bytes[to..]].concat();
        prop_assert!(!read(&lost, keys.signing()).1.is_empty(), "lost {from}..{to}");
        let doubled = [&bytes[..to], &bytes[from..]].concat();
        prop_assert!(!read(&doubled, keys.signing()).1.is_empty(), "doubled {from}..{to}");
    }
}

#[test]
fn every_byte_of_one_file_counts() {
    let (_folder, keys) = keys();
    let whole = file(&keys).into_bytes();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        assert!(!read(&bytes, keys.signing()).1.is_empty(), "byte {at}");
    }
}
