//! Brings the program's own data into Postgres: places, bodies, parties, akim posts, shipped rule editions.
//! Runs at every start; a hash of the content says whether anything is to be done. Identifiers are derived from codes,
//! so every installation knows the same body by the same number. Next: `store` for the statements.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{BodyId, PostId, RuleId};
use crate::platform::tx::{Act, Note};
use crate::reference::data::{Body, BodyKind, Reference};
use crate::reference::keys::Kato;
use crate::reference::store;
use crate::rules::{self, Rule};

/// Raised when this file writes the same data differently.
const SHAPE: &str = "2";

/// Everything that is written, as text: what the hash is of.
const FILES: [&str; 6] = [
    include_str!("../../config/reference/regions.csv"),
    include_str!("../../config/reference/districts.csv"),
    include_str!("../../config/reference/bodies.csv"),
    include_str!("../../config/reference/parties.csv"),
    include_str!("../../config/reference/akims.csv"),
    include_str!("../../config/reference/akim_tiers.csv"),
];

/// Source of the places that come with the program.
pub const SHIPPED_SOURCE: &str = "kadr";

/// Source of the parties that come with the program.
const PARTY_SOURCE: &str = "cec-2023-01-21";

/// What a load did: rows added or changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    pub regions: usize,
    pub bodies: usize,
    pub parties: usize,
    pub posts: usize,
    pub rules: usize,
}

/// Writes what is missing or has changed. `None`: nothing has changed since the last load.
pub async fn load(app: &App, act: &Act) -> Result<Option<Loaded>> {
    let hash = content_hash();
    if store::content_hash(&mut *app.read().await?).await?.as_deref() == Some(hash.as_slice()) {
        warn_of_overlaps(app).await?;
        return Ok(None);
    }
    let rules = rules::shipped().map_err(Error::internal)?;
    if let Some(clash) = rules::clashes(&rules).into_iter().next() {
        return Err(Error::internal(clash));
    }
    let loaded = app
        .write(act, async |tx| {
            let reference = &app.reference;
            let loaded = Loaded {
                regions: store::upsert_regions(tx, &places(reference), SHIPPED_SOURCE).await?,
                bodies: store::upsert_bodies(tx, &bodies(reference)).await?,
                parties: store::upsert_parties(tx, &parties(reference)).await?,
                posts: store::upsert_posts(tx, &akim_posts(reference)?).await?,
                rules: store::insert_rules(tx, &editions(&rules)?).await?,
            };
            let ended = store::end_superseded_rules(tx).await?;
            store::keep_hash(tx, &hash).await?;
            let detail = json!({
                "regions": loaded.regions, "bodies": loaded.bodies, "parties": loaded.parties,
                "posts": loaded.posts, "rules": loaded.rules,
                "rules_ended": ended,
            });
            tx.note(Note::new("reference.loaded", "reference", None).with(detail)).await?;
            Ok(loaded)
        })
        .await?;
    for (code, edition) in store::rules_that_differ(&mut *app.read().await?, &editions(&rules)?).await? {
        tracing::warn!(
            code,
            edition,
            "the shipped rule was changed without a new edition; the stored one stays"
        );
    }
    warn_of_overlaps(app).await?;
    Ok(Some(loaded))
}

/// Editions without days that stand beside others are for a person to sort out: at each start, and in `kadr doctor`.
async fn warn_of_overlaps(app: &App) -> Result<()> {
    for overlap in store::overlapping_rules(&mut *app.read().await?).await? {
        let store::Overlap { code, edition, other } = overlap;
        tracing::warn!(code, edition, other, "two editions of a rule are applied on the same days");
    }
    Ok(())
}

/// The number of a body that comes with the program.
pub fn body_id(code: &str) -> BodyId {
    BodyId::from_uuid(derived("body", code))
}

/// The body with this number, of those that come with the program.
pub fn body(reference: &Reference, id: BodyId) -> Option<&Body> {
    reference.bodies.iter().find(|body| body_id(&body.code) == id)
}

/// The number of an akim's post that comes with the program.
pub fn akim_post_id(kato: Kato) -> PostId {
    PostId::from_uuid(derived("post", &akim_code(kato)))
}

/// The number of a rule edition that comes with the program.
pub fn rule_id(code: &str, edition: &str) -> RuleId {
    RuleId::from_uuid(derived("rule", &format!("{code}/{edition}")))
}

fn akim_code(kato: Kato) -> String {
    format!("akim-{kato}")
}

/// A UUID of version 8 made from a name: the same everywhere, and never one that is drawn.
fn derived(kind: &str, name: &str) -> Uuid {
    let digest = Sha256::digest(format!("kadr/{kind}/{name}").as_bytes());
    let mut bytes = [0_u8; 16];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn content_hash() -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(SHAPE);
    for text in FILES.into_iter().chain(rules::SHIPPED.iter().map(|(_, text)| *text)) {
        // lengths keep the texts apart
        hash.update(text.len().to_be_bytes());
        hash.update(text);
    }
    hash.finalize().to_vec()
}

fn places(reference: &Reference) -> Value {
    let regions = reference.regions.iter().map(|row| {
        json!({
            "kato": row.kato, "parent_kato": null, "level": "region", "kind": row.kind.code(),
            "name_kk": row.names.kk, "name_ru": row.names.ru, "name_en": row.names.en,
        })
    });
    let districts = reference.districts.iter().map(|row| {
        let level = if row.kind.code() == "city_district" { "city_district" } else { "district" };
        json!({
            "kato": row.kato, "parent_kato": row.parent, "level": level, "kind": row.kind.code(),
            "name_kk": row.names.kk, "name_ru": row.names.ru, "name_en": row.names.en,
        })
    });
    regions.chain(districts).collect()
}

fn bodies(reference: &Reference) -> Value {
    let rows = reference.bodies.iter().map(|row| {
        json!({
            "id": body_id(&row.code), "code": row.code, "kind": row.kind.code(), "region_kato": row.region,
            "name_kk": row.names.kk, "name_ru": row.names.ru, "name_en": row.names.en,
        })
    });
    rows.collect()
}

fn parties(reference: &Reference) -> Value {
    let rows = reference.parties.iter().map(|row| {
        json!({
            "code": row.code, "source": PARTY_SOURCE,
            "name_kk": row.names.kk, "name_ru": row.names.ru, "name_en": row.names.en,
        })
    });
    rows.collect()
}

/// The posts of akims, kept by the akimat of their region.
fn akim_posts(reference: &Reference) -> Result<Value> {
    let rows = reference.akims.iter().map(|row| {
        let akimat = |body: &&crate::reference::data::Body| {
            body.kind == BodyKind::Akimat && body.region == Some(row.kato.region())
        };
        let body = reference.bodies.iter().find(akimat);
        let body = body.ok_or_else(|| Error::internal(format!("no akimat for {}", row.kato)))?;
        let tier = reference.akim_tiers.get(&row.tier);
        let filling = tier.ok_or_else(|| Error::internal(format!("no tier {}", row.tier.code())))?.filling;
        Ok(json!({
            "id": akim_post_id(row.kato), "code": akim_code(row.kato), "body_id": body_id(&body.code),
            "title_kk": row.title.kk, "title_ru": row.title.ru, "title_en": row.title.en,
            "region_kato": row.kato, "kind": "akim", "filling": filling,
        }))
    });
    rows.collect()
}

fn editions(rules: &[Rule]) -> Result<Value> {
    let rows = rules.iter().map(|rule| {
        let content = serde_json::to_value(rule).map_err(Error::internal)?;
        let title = rule.title();
        Ok(json!({
            "id": rule_id(rule.id(), rule.edition()), "code": rule.id(), "edition": rule.edition(),
            "title_kk": title.kk, "title_ru": title.ru, "title_en": title.en,
            "content": content, "status": rule.status(),
            "in_force_from": rule.in_force().0, "in_force_until": rule.in_force().1,
        }))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_everywhere() {
        assert_eq!(body_id("government-office"), body_id("government-office"));
        assert_ne!(body_id("government-office"), body_id("president-administration"));
        assert_eq!(derived("body", "x").get_version_num(), 8);
    }

    #[test]
    fn every_akim_has_an_akimat_and_a_way_of_filling() {
        let reference = Reference::load().unwrap();
        let posts = akim_posts(&reference).unwrap();
        let posts = posts.as_array().unwrap();
        assert_eq!(posts.len(), reference.akims.all().len());
        let elected = posts.iter().filter(|post| post["filling"] == "elected").count();
        assert!(elected > 150 && elected < posts.len(), "{elected}");
    }

    #[test]
    fn every_shipped_rule_becomes_an_edition() {
        let rules = rules::shipped().unwrap();
        assert_eq!(editions(&rules).unwrap().as_array().unwrap().len(), rules::SHIPPED.len());
    }
}
