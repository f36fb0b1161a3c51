//! What stands beside the shipped files, and what a row must be.

use chrono::Utc;
use proptest::prelude::*;

use super::check::{faults, warnings};
use super::*;
use crate::platform::i18n;
use crate::reference::data::Reference;
use crate::thesaurus::edition::Live;

fn row(kk: &[&str], broader: &[&str]) -> Row {
    let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Row {
        kind: ConceptKind::Post,
        broader: all(broader),
        kk: all(kk),
        ru: all(kk),
        en: all(kk),
        source: "OWN".into(),
        check: ConceptCheck::Native,
    }
}

fn change(edition: i32, concept: &str, standing: Standing, row: Option<Row>) -> Change {
    let (reason, by, at) = (String::new(), None, Utc::now());
    Change { edition, concept: concept.into(), standing, row, reason, by, at }
}

fn shipped() -> Thesaurus {
    let rows = "POS1\t\tpost\tмаман\tспециалист\tspecialist\tOWN\tnative\n\
        POS2\tPOS1\tpost\tбас маман\tглавный специалист\tchief specialist\tOWN\tnative\n\
        FIE1\t\tfield\tқұқық\tправо\tlaw\tOWN\tattested\n";
    Thesaurus::read([("t", rows)]).unwrap()
}

fn ids(thesaurus: &Thesaurus) -> Vec<&str> {
    thesaurus.concepts().iter().map(|concept| concept.id.as_str()).collect()
}

#[test]
fn every_shipped_row_is_a_row() {
    let live = Live::new(&Reference::load().unwrap()).unwrap();
    for concept in live.shipped().concepts() {
        let row = Row::of(concept).unwrap_or_else(|| panic!("{} is of no known kind or check", concept.id));
        assert_eq!(row.concept(&concept.id), *concept);
        assert_eq!(row.clone().tidied(), row, "{}", concept.id);
    }
}

#[test]
fn every_shipped_row_could_be_kept() {
    let live = Live::new(&Reference::load().unwrap()).unwrap();
    let thesaurus = live.shipped().clone();
    let present = Present { edition: 0, standings: Standings::default(), thesaurus };
    for concept in live.shipped().concepts() {
        // something must differ, or nothing is to be kept
        let row = Row { source: format!("{}.", concept.source), ..Row::of(concept).unwrap() };
        let found = faults(live.analyser(), live.shipped(), &present, &concept.id, &Proposal::Save(row));
        assert_eq!(found, [], "{}", concept.id);
    }
}

#[test]
fn changes_stand_beside_the_files() {
    let shipped = shipped();
    let changes = [
        change(1, "POS2", Standing::Changed, Some(row(&["жаңа"], &["POS1"]))),
        change(2, "OWN2", Standing::Changed, Some(row(&["қосылған"], &["POS2"]))),
        change(3, "FIE1", Standing::Retired, None),
    ];
    let standings = Standings::of(changes);
    let thesaurus = standings.thesaurus(&shipped).unwrap();
    assert_eq!(ids(&thesaurus), ["POS1", "POS2", "OWN2"]);
    assert_eq!(thesaurus.concept(1).unwrap().kk, ["жаңа"]);
    let mut standings = standings;
    standings.put(change(4, "POS2", Standing::Shipped, None));
    standings.put(change(5, "FIE1", Standing::Shipped, None));
    standings.put(change(6, "OWN2", Standing::Retired, None));
    assert_eq!(standings.thesaurus(&shipped).unwrap().fingerprint(), shipped.fingerprint());
}

#[test]
fn a_release_that_moves_what_a_change_hangs_on_still_starts() {
    let shipped = shipped();
    // gone from the files
    let gone = Standings::of([change(1, "OWN1", Standing::Changed, Some(row(&["а"], &["POS9", "POS1"])))]);
    let thesaurus = gone.thesaurus(&shipped).unwrap();
    assert_eq!(thesaurus.concept(thesaurus.number("OWN1").unwrap()).unwrap().broader, ["POS1"]);
    // the other way round in the files by now
    let round = Standings::of([change(1, "POS1", Standing::Changed, Some(row(&["маман"], &["POS2"])))]);
    let thesaurus = round.thesaurus(&shipped).unwrap();
    assert_eq!(thesaurus.concept(0).unwrap().broader, [""; 0]);
    assert_eq!(thesaurus.concept(1).unwrap().broader, ["POS1"]);
}

#[test]
fn names_of_others_are_refused_within_a_kind_and_told_beyond() {
    let (shipped, live) = (shipped(), Live::new(&Reference::load().unwrap()).unwrap());
    let present = Present { edition: 0, standings: Standings::default(), thesaurus: shipped.clone() };
    let of = |row: &Row| faults(live.analyser(), &shipped, &present, "OWN1", &Proposal::Save(row.clone()));
    let taken = row(&["Бас-Маман"], &[]);
    assert_eq!(of(&taken), [FieldProblem::new("kk", "thesaurus-name-taken")]);
    let beyond = row(&["құқық"], &[]);
    assert_eq!(of(&beyond), []);
    let told = warnings(live.analyser(), &present, "OWN1", &beyond);
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].code, told[0].concept.as_ref().map(|one| one.code.as_str())),
        ("shared", Some("FIE1"))
    );
    let capitals = warnings(live.analyser(), &present, "OWN1", &row(&["IT"], &[]));
    assert!(capitals.iter().all(|one| one.code == "capitals") && !capitals.is_empty());
}

#[test]
fn what_is_broader_neither_goes_round_nor_too_deep() {
    let (shipped, live) = (shipped(), Live::new(&Reference::load().unwrap()).unwrap());
    let chain = (1..=4).map(|n| {
        let above = if n == 1 { "POS2".to_owned() } else { format!("OWN{}", n - 1) };
        let code = format!("OWN{n}");
        change(n, &code, Standing::Changed, Some(row(&[&format!("сөз{n}")], &[&above])))
    });
    // POS1 ← POS2 ← OWN1 ← OWN2: three above the last, one more may come
    let standings = Standings::of(chain.take(2));
    let present = Present { edition: 1, thesaurus: standings.thesaurus(&shipped).unwrap(), standings };
    let of = |code: &str, above: &[&str]| {
        let row = row(&["ерекше"], above);
        let found = faults(live.analyser(), &shipped, &present, code, &Proposal::Save(row));
        found.into_iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    assert_eq!(of("OWN3", &["OWN2"]), [""; 0]);
    assert_eq!(of("POS1", &["OWN2"]), ["thesaurus-circle"]);
    assert_eq!(of("POS1", &["FIE1"]), [""; 0]);
    assert_eq!(of("OWN3", &["OWN3"]), ["thesaurus-broader-itself"]);
    assert_eq!(of("OWN3", &["OWN9"]), ["thesaurus-broader-unknown"]);
    assert_eq!(of("OWN3", &["POS1", "POS1"]), ["thesaurus-broader-twice"]);
    // one level more above what has three below
    let deeper = Present {
        edition: 1,
        standings: Standings::of([
            change(1, "OWN1", Standing::Changed, Some(row(&["сөз1"], &["POS2"]))),
            change(2, "OWN2", Standing::Changed, Some(row(&["сөз2"], &["OWN1"]))),
            change(3, "OWN3", Standing::Changed, Some(row(&["сөз3"], &["OWN2"]))),
        ]),
        thesaurus: shipped.clone(),
    };
    let deeper = Present { thesaurus: deeper.standings.thesaurus(&shipped).unwrap(), ..deeper };
    let found =
        faults(live.analyser(), &shipped, &deeper, "POS1", &Proposal::Save(row(&["маман"], &["FIE1"])));
    assert_eq!(found, [FieldProblem::new("broader", "thesaurus-too-deep")]);
}

#[test]
fn all_that_can_be_said_has_words() {
    let states = State::ALL.map(|state| state.message_key().to_owned());
    let did = ["changed", "retired", "shipped"].map(|code| format!("thesaurus-did-{code}"));
    let warned = ["shared", "frequent", "capitals"].map(|code| format!("thesaurus-warning-{code}"));
    let doing = ["add", "change", "retire", "take-back"];
    let doing =
        doing.iter().flat_map(|code| ["preview", "do"].map(|what| format!("thesaurus-{what}-{code}")));
    let codes = [
        "name-required",
        "too-many-names",
        "name-signs",
        "name-no-word",
        "name-long",
        "name-twice",
        "name-taken",
        "source-required",
        "too-many-broader",
        "broader-itself",
        "broader-unknown",
        "broader-twice",
        "circle",
        "too-deep",
        "narrower-there",
        "unchanged",
        "full",
        "reason-required",
        "reason-short",
    ];
    let codes = codes.map(|code| format!("error-thesaurus-{code}"));
    let done = ["added", "saved", "retired", "taken-back"].map(|code| format!("done-concept-{code}"));
    for key in states.into_iter().chain(did).chain(warned).chain(doing).chain(codes).chain(done) {
        for locale in Locale::ALL {
            assert!(i18n::has(*locale, &key), "{key} in {locale}");
        }
    }
}

#[test]
fn no_shipped_code_is_like_one_that_is_given_here() {
    let live = Live::new(&Reference::load().unwrap()).unwrap();
    assert!(live.shipped().concepts().iter().all(|concept| !concept.id.starts_with(ADDED)));
    assert_eq!((new_code(0), new_code(1_233)), ("OWN001".into(), "OWN1234".into()));
}

static LIVE: std::sync::LazyLock<Live> =
    std::sync::LazyLock::new(|| Live::new(&Reference::load().unwrap()).unwrap());

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is let through makes a thesaurus, and says nothing of any name that no search could find.
    #[test]
    fn what_is_let_through_stands(
        rows in prop::collection::vec(
            ("(POS|OWN)[1-4]", prop::collection::vec("[а-гқә |I—]{0,12}", 0..3), prop::collection::vec("(POS|OWN|FIE)[1-4]", 0..3)),
            1..12,
        ),
    ) {
        let shipped = shipped();
        let mut present = Present { edition: 0, standings: Standings::default(), thesaurus: shipped.clone() };
        for (edition, (code, names, broader)) in (1..).zip(rows) {
            let borrowed: Vec<&str> = names.iter().map(String::as_str).collect();
            let above: Vec<&str> = broader.iter().map(String::as_str).collect();
            let row = row(&borrowed, &above).tidied();
            if faults(LIVE.analyser(), &shipped, &present, &code, &Proposal::Save(row.clone())).is_empty() {
                present.standings.put(change(edition, &code, Standing::Changed, Some(row.clone())));
                let thesaurus = present.standings.thesaurus(&shipped).unwrap();
                let kept = thesaurus.concept(thesaurus.number(&code).unwrap()).unwrap();
                prop_assert_eq!(&Row::of(kept).unwrap(), &row, "nothing was left out");
                for name in &row.kk {
                    prop_assert!(!LIVE.analyser().analyse(name).is_empty());
                }
                present.thesaurus = thesaurus;
            }
        }
    }
}
