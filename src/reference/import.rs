//! Brings the operator's file of the classifier (KATO) into `regions`: what `kadr import kato FILE` does.
//! The places that come with the program keep their names (curated in three languages); everything below comes from the
//! file. A place that is gone from the file gets an end, because profiles and posts may still name it.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::json;

use crate::people::names;
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::tx::{Act, Note};
use crate::reference::kato::{self, KatoLevel, Place, RejectedRow};
use crate::reference::keys::Kato;
use crate::reference::load::SHIPPED_SOURCE;
use crate::reference::store::{self, RegionRow};

/// Rows per statement.
const BATCH: usize = 1_000;

/// What an import did, or would do.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Report {
    /// Places in the file, without cities repeated under their own administration.
    pub read: usize,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Gone from the file: they get an end.
    pub ended: usize,
    /// Whether nothing was ended because some rows could not be read: their places may still exist.
    pub kept_because_of_rejects: bool,
    pub rejected: Vec<RejectedRow>,
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for row in &self.rejected {
            writeln!(f, "line {}: {}", row.line, row.reason)?;
        }
        if self.kept_because_of_rejects {
            writeln!(
                f,
                "Nothing was ended, because some lines could not be read and their places may still exist."
            )?;
        }
        let Self { read, added, changed, unchanged, ended, rejected, .. } = self;
        write!(
            f,
            "{read} places: {added} added, {changed} changed, {unchanged} unchanged, {ended} ended, {} lines left out.",
            rejected.len()
        )
    }
}

/// Reads the file and writes the differences in one transaction; `progress` is told how many of how many rows are
/// written. The same file twice changes nothing.
pub async fn import_kato(
    app: &App,
    act: &Act,
    path: &Path,
    dry_run: bool,
    mut progress: impl FnMut(usize, usize),
) -> Result<Report> {
    let file = std::fs::File::open(path).map_err(Error::internal)?;
    let import = kato::read_kato(std::io::BufReader::new(file)).map_err(Error::internal)?;
    if !import.places.iter().any(|place| place.level == KatoLevel::Region) {
        return Err(Error::invalid("file", "kato-no-regions"));
    }
    let known: HashMap<Kato, RegionRow> =
        store::all_regions(&mut *app.read().await?).await?.into_iter().map(|row| (row.kato, row)).collect();
    let wanted = rows(&import.places);
    let mut report = Report { read: wanted.len(), rejected: import.rejected, ..Report::default() };
    let mut writes = Vec::new();
    for row in &wanted {
        match known.get(&row.kato) {
            None => {
                report.added += 1;
                writes.push(row.clone());
            }
            Some(have) => {
                let row = if have.source == SHIPPED_SOURCE { shipped_again(have) } else { row.clone() };
                if *have == row {
                    report.unchanged += 1;
                } else {
                    report.changed += 1;
                    writes.push(row);
                }
            }
        }
    }
    let listed: HashSet<Kato> = wanted.iter().map(|row| row.kato).collect();
    let mut gone: Vec<Kato> = known
        .values()
        .filter(|row| row.until_on.is_none() && !listed.contains(&row.kato))
        .map(|row| row.kato)
        .collect();
    if !report.rejected.is_empty() && !gone.is_empty() {
        report.kept_because_of_rejects = true;
        gone.clear();
    }
    report.ended = gone.len();
    if dry_run || (writes.is_empty() && gone.is_empty()) {
        progress(wanted.len(), wanted.len());
        return Ok(report);
    }
    // parents first: a row may hang on one of the same file
    writes.sort_by_key(|row| depth(&row.level));
    let today = app.clock.today();
    app.write(act, async |tx| {
        let total = writes.len();
        let mut done = 0;
        for batch in writes.chunks(BATCH) {
            store::put_regions(tx, &json!(batch)).await?;
            done += batch.len();
            progress(done, total);
        }
        store::end_regions(tx, &gone, today).await?;
        let detail = json!({
            "added": report.added, "changed": report.changed, "ended": report.ended, "rejected": report.rejected.len(),
        });
        tx.note(Note::new("reference.kato_imported", "reference", None).with(detail)).await
    })
    .await?;
    Ok(report)
}

/// The program's own place as it stands, existing again if it had ended.
fn shipped_again(have: &RegionRow) -> RegionRow {
    RegionRow { until_on: None, ..have.clone() }
}

fn depth(level: &str) -> u8 {
    match level {
        "region" => 0,
        "district" => 1,
        "city_district" | "sub_district" => 2,
        _ => 3,
    }
}

/// The file's places as rows. A city that repeats under its own administration is one place: what hangs on the
/// repetition hangs on the city.
fn rows(places: &[Place]) -> Vec<RegionRow> {
    let repeats: HashMap<Kato, Option<Kato>> =
        places.iter().filter(|place| place.repeats_parent).map(|place| (place.kato, place.parent)).collect();
    let kept = places.iter().filter(|place| !place.repeats_parent);
    kept.map(|place| {
        let parent = place.parent.map(|parent| repeats.get(&parent).copied().flatten().unwrap_or(parent));
        let (level, kind) = level_and_kind(place);
        RegionRow {
            kato: place.kato,
            parent_kato: parent,
            level: level.to_owned(),
            kind: kind.to_owned(),
            name_en: latin_name(&place.name_kk, kind),
            name_kk: place.name_kk.clone(),
            name_ru: place.name_ru.clone(),
            source: place.version.clone(),
            until_on: None,
        }
    })
    .collect()
}

/// Level and kind of a place from its level and the abbreviation in its Russian name.
fn level_and_kind(place: &Place) -> (&'static str, &'static str) {
    let name = place.name_ru.to_lowercase();
    let city = name.starts_with("г.") || name.starts_with("город ") || name.ends_with("г.а.");
    match place.level {
        KatoLevel::Region => ("region", "region"),
        KatoLevel::District if city => ("district", "city"),
        KatoLevel::District => ("district", "district"),
        KatoLevel::SubDistrict if name.contains("район") => ("city_district", "city_district"),
        KatoLevel::SubDistrict if city => ("sub_district", "town"),
        KatoLevel::SubDistrict if name.ends_with("с.о.") => ("sub_district", "rural_district"),
        KatoLevel::SubDistrict if name.ends_with("п.а.") || name.starts_with("п.") => {
            ("sub_district", "urban_settlement")
        }
        KatoLevel::SubDistrict => ("sub_district", "village"),
        KatoLevel::Settlement if city => ("settlement", "town"),
        KatoLevel::Settlement if name.starts_with("п.") => ("settlement", "urban_settlement"),
        KatoLevel::Settlement if name.starts_with("с.") => ("settlement", "village"),
        KatoLevel::Settlement => ("settlement", "other"),
    }
}

/// Abbreviations of kinds in Kazakh names, longest first.
const KINDS_KK: [&str; 12] = [
    " ауылдық округі",
    " ауылдық округ",
    " ауданы",
    " бөлімшесі",
    " мекені",
    " Қ.Ә.",
    " к.ә.",
    " а.о.",
    " қ.",
    " а.",
    " к.",
    " ж.",
];

/// The English name: the Kazakh one in Latin letters, with the kind as English says it.
fn latin_name(name_kk: &str, kind: &str) -> String {
    let bare = KINDS_KK.iter().find_map(|kind| name_kk.strip_suffix(kind)).unwrap_or(name_kk).trim();
    let latin = names::to_latin(bare);
    match kind {
        "rural_district" => format!("{latin} Rural District"),
        "district" | "city_district" => format!("{latin} District"),
        _ => latin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "kato,kato_version,level,type_code,name_ru,name_kk
100000000,v,oblast,0,область Абай,Абай облысы
101000000,v,district,1,Семей Г.А.,Семей Қ.Ә.
101010000,v,sub_district,1,г.Семей,Семей қ.
101010100,v,settlement,2,с.Бобровка,Бобровка а.
103200000,v,district,2,Абайский район,Абай ауданы
103230000,v,sub_district,2,Карааульский с.о.,Қараауыл а.о.
103230100,v,settlement,2,с.Карааул,Қараауыл  а.
";

    #[test]
    fn repeated_cities_are_one_place_and_names_get_latin_letters() {
        let rows = rows(&kato::read_kato(FILE.as_bytes()).unwrap().places);
        let of = |kato: &str| rows.iter().find(|row| row.kato.as_str() == kato);
        assert!(of("101010000").is_none());
        assert_eq!(of("101010100").unwrap().parent_kato.unwrap().as_str(), "101000000");
        assert_eq!(of("103230000").unwrap().name_en, "Karaauyl Rural District");
        assert_eq!(of("103230100").unwrap().kind, "village");
        assert_eq!(of("101000000").unwrap().kind, "city");
        assert_eq!(of("103200000").unwrap().name_en, "Abai District");
    }
}
