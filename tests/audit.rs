//! The log cannot be rewritten, and whatever is done to it by somebody who may do everything is found.

use diesel_async::SimpleAsyncConnection as _;
use kadr::audit::verify::{Fault, Report, verify};
use kadr::audit::{Head, store};
use kadr::reference::codes::Role;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};

use crate::support::TestApp;

async fn report(t: &TestApp, heads: &[Head]) -> Report {
    verify(&mut t.app.read().await.unwrap(), heads, |_| {}).await.unwrap()
}

/// A log with some sealed entries.
async fn with_entries() -> TestApp {
    let t = TestApp::start().await;
    let auditor = t.actor(Role::Auditor).await;
    for _ in 0..5 {
        auditor.get("/api/v1/audit/entries").await.is(200);
    }
    t.seal().await;
    assert_eq!(report(&t, &[]).await.faults, []);
    t
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_itself_can_only_add() {
    let t = with_entries().await;
    let mut db = t.app.read().await.unwrap();
    for statement in [
        "update audit_entries set reason = 'x'",
        "delete from audit_entries",
        "truncate audit_entries cascade",
        "delete from audit_seals",
        "alter table audit_entries disable trigger all",
    ] {
        assert!(db.batch_execute(statement).await.is_err(), "{statement} was allowed");
    }
    assert_eq!(report(&t, &[]).await.faults, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_tampering_is_found() {
    let open = "alter table audit_entries disable trigger all; alter table audit_seals disable trigger all;";
    type Expected = fn(&Fault) -> bool;
    let cases: [(&str, Expected); 8] = [
        (
            "update audit_entries set reason = 'harmless' where id = (select id from audit_entries order by id offset 3 limit 1)",
            |f| matches!(f, Fault::Changed { .. }),
        ),
        (
            "update audit_entries set at = at + interval '1 microsecond' where id = (select max(id) from audit_entries)",
            |f| matches!(f, Fault::Changed { .. }),
        ),
        (
            "delete from audit_entries where id = (select id from audit_entries order by id offset 2 limit 1)",
            |f| matches!(f, Fault::Deleted { .. }),
        ),
        (
            "with e as (select * from audit_entries order by id limit 1) insert into audit_entries (xid, actor_kind, action, subject_kind, origin) select e.xid, 'account', 'person.read', 'person', 'local' from e",
            |f| matches!(f, Fault::Inserted { .. }),
        ),
        // a transaction that has not begun: no sealer would ever come to it
        (
            "insert into audit_entries (xid, actor_kind, action, subject_kind, origin) values (9000000000000000000, 'account', 'person.read', 'person', 'local')",
            |f| matches!(f, Fault::Inserted { .. }),
        ),
        ("update audit_entries set xid = xid + 1 where id = (select max(id) from audit_entries)", |f| {
            matches!(f, Fault::Moved { .. })
        }),
        ("update audit_seals set entry_xid = 9000000000000000000 where position = 3", |f| {
            matches!(f, Fault::Moved { .. })
        }),
        ("delete from audit_seals where position = 3", |f| {
            matches!(f, Fault::Gap { .. } | Fault::Changed { .. })
        }),
    ];
    for (tampering, expected) in cases {
        let t = with_entries().await;
        t.database.owner().await.batch_execute(&format!("{open} {tampering}")).await.unwrap();
        let faults = report(&t, &[]).await.faults;
        assert!(faults.iter().any(expected), "{tampering}: {faults:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_cannot_claim_another_transaction() {
    let t = with_entries().await;
    let mut db = t.app.read().await.unwrap();
    for xid in ["9000000000000000000", "1"] {
        let insert = format!(
            "insert into audit_entries (xid, actor_kind, action, subject_kind, origin)
             values ({xid}, 'account', 'person.read', 'person', 'local')"
        );
        db.batch_execute(&insert).await.unwrap();
    }
    // sealed like every other: the loop ends only when nothing is left
    t.seal().await;
    assert_eq!(report(&t, &[]).await.faults, []);
}

/// Entries of transactions that commit out of order, beside a sealer that never stops.
#[tokio::test(flavor = "multi_thread")]
async fn transactions_held_open_are_sealed_in_their_order() {
    let t = TestApp::start().await;
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let insert = "insert into audit_entries (actor_kind, action, subject_kind, origin)
        select 'command', 'test.noted', 'test', 'local' from generate_series(1, 3)";
    let writers: Vec<_> = (0..6)
        .map(|n| {
            let url = t.database.address.url.clone();
            tokio::spawn(async move {
                let mut rng = StdRng::seed_from_u64(seed.wrapping_add(n));
                let tls = kadr::platform::db::tls("").unwrap();
                let mut db = kadr::platform::db::establish(&url, tls).await.unwrap();
                let mut kept = 0;
                for _ in 0..20 {
                    let (hold, keep) = (rng.random_range(0..25), rng.random_bool(0.8));
                    db.batch_execute(&format!("begin; {insert}")).await.unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(hold)).await;
                    db.batch_execute(if keep { "commit" } else { "rollback" }).await.unwrap();
                    kept += if keep { 3 } else { 0 };
                }
                kept
            })
        })
        .collect();
    while writers.iter().any(|writer| !writer.is_finished()) {
        kadr::audit::sealer::round(&t.app).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    let mut written = 0;
    for writer in writers {
        written += writer.await.unwrap();
    }
    t.seal().await;
    let report = report(&t, &[]).await;
    assert_eq!(report.faults, []);
    assert!(report.entries >= written, "{} of {written} sealed", report.entries);
    let rounds = "select count(distinct sealed_at) as count from audit_seals";
    assert!(t.database.count(rounds).await > 5, "everything was sealed at once, so nothing was shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn cutting_off_the_end_shows_against_a_kept_head() {
    let t = with_entries().await;
    let head = store::head(&mut t.app.read().await.unwrap()).await.unwrap().unwrap();
    let cut = "alter table audit_entries disable trigger all; alter table audit_seals disable trigger all;
        delete from audit_seals where position > 3;
        delete from audit_entries e where not exists (select 1 from audit_seals s where s.entry_id = e.id)";
    t.database.owner().await.batch_execute(cut).await.unwrap();
    assert_eq!(report(&t, &[]).await.faults, [], "without a kept head a cut cannot show");
    let position = head.position;
    assert_eq!(report(&t, &[head]).await.faults, [Fault::Truncated { position }]);
}
