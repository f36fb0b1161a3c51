//! Import of the full classifier of places from a CSV file the operator has (`kato, kato_version, level,
//! type_code, name_ru, name_kk`). Bad rows are reported with line and reason, the others still come in.
//! A parent cannot be had by zeroing digits alone: city districts of the three republican cities hang on the
//! city itself, some localities on the district, and a city often repeats under its own administration.

use std::collections::HashMap;
use std::io::Read;

use super::keys::Kato;

/// Level of a place in the classifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KatoLevel {
    /// Region, city of republican significance, capital.
    Region,
    /// District, city of regional significance.
    District,
    /// Rural district, settlement, town, district in a city.
    SubDistrict,
    /// Locality.
    Settlement,
}

/// One place of the classifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its code.
    pub kato: Kato,
    /// Edition of the classifier it was read from.
    pub version: String,
    /// Its level.
    pub level: KatoLevel,
    /// Tenth sign of the code: kind of locality, 0 to 4.
    pub type_code: u8,
    /// Name as in the classifier, with its abbreviations.
    pub name_ru: String,
    /// Name as in the classifier, with its abbreviations.
    pub name_kk: String,
    /// The place it belongs to; `None` for a region.
    pub parent: Option<Kato>,
    /// The row repeats a city under its own administration: one place, one akim.
    pub repeats_parent: bool,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RejectedRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// What a file held.
#[derive(Debug, Clone, Default)]
pub struct KatoImport {
    /// The places, in the order of the file.
    pub places: Vec<Place>,
    /// The rows that were not taken.
    pub rejected: Vec<RejectedRow>,
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum KatoFileError {
    /// Not a readable CSV file.
    #[error("cannot read the file as CSV")]
    Csv(#[from] csv::Error),
    /// A column is missing.
    #[error("the file has no column {0}")]
    NoColumn(&'static str),
}

const COLUMNS: [&str; 6] = ["kato", "kato_version", "level", "type_code", "name_ru", "name_kk"];

/// Reads a file of the classifier.
pub fn read_kato(file: impl Read) -> Result<KatoImport, KatoFileError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let headings = reader.headers()?.clone();
    let mut columns = [0; 6];
    for (at, name) in columns.iter_mut().zip(COLUMNS) {
        let found = headings.iter().position(|heading| heading.trim_start_matches('\u{feff}').trim() == name);
        *at = found.ok_or(KatoFileError::NoColumn(name))?;
    }
    let mut import = KatoImport::default();
    let mut lines = HashMap::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            // one row in a wrong encoding must not cost the other fifteen thousand
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                let line = error.position().map_or(0, csv::Position::line);
                import.rejected.push(RejectedRow { line, reason: "not UTF-8".to_owned() });
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cells = columns.map(|at| record.get(at).map_or("", str::trim));
        match place(cells) {
            Ok(place) => match lines.get(&place.kato) {
                Some(first) => {
                    let reason = format!("{}: already on line {first}", place.kato);
                    import.rejected.push(RejectedRow { line, reason });
                }
                None => {
                    lines.insert(place.kato, line);
                    import.places.push(place);
                }
            },
            Err(reason) => import.rejected.push(RejectedRow { line, reason }),
        }
    }
    attach(&mut import, &lines);
    import.rejected.sort_by_key(|row| row.line);
    Ok(import)
}

fn place([kato, version, level, type_code, name_ru, name_kk]: [&str; 6]) -> Result<Place, String> {
    let code: Kato = kato.parse().map_err(|error| format!("«{kato}»: {error}"))?;
    let level = match level {
        "oblast" | "region" => KatoLevel::Region,
        "district" => KatoLevel::District,
        "sub_district" => KatoLevel::SubDistrict,
        "settlement" => KatoLevel::Settlement,
        _ => return Err(format!("{code}: unknown level «{level}»")),
    };
    if (level == KatoLevel::Region) != code.is_region() {
        return Err(format!("{code}: the code does not fit the level"));
    }
    let type_code = type_code.parse().ok().filter(|sign| *sign <= 4_u8);
    let type_code = type_code.ok_or_else(|| format!("{code}: type_code is not 0 to 4"))?;
    if name_ru.is_empty() || name_kk.is_empty() {
        return Err(format!("{code}: a name is empty"));
    }
    let [name_ru, name_kk, version] = [name_ru, name_kk, version].map(str::to_owned);
    Ok(Place { kato: code, version, level, type_code, name_ru, name_kk, parent: None, repeats_parent: false })
}

/// Finds each place's parent: the nearest code above it that exists and has a higher level.
fn attach(import: &mut KatoImport, lines: &HashMap<Kato, u64>) {
    let known: HashMap<Kato, (KatoLevel, String)> =
        import.places.iter().map(|place| (place.kato, (place.level, place.name_ru.clone()))).collect();
    import.places.retain_mut(|place| {
        if place.level == KatoLevel::Region {
            return true;
        }
        let number = place.kato.number();
        let above = [1_000, 100_000, 10_000_000]
            .into_iter()
            .filter_map(|unit| Kato::from_number(number / unit * unit));
        let parent = above
            .filter(|code| *code != place.kato)
            .find_map(|code| known.get_key_value(&code).filter(|(_, (level, _))| *level < place.level));
        let Some((code, (_, parent_name))) = parent else {
            let line = lines.get(&place.kato).copied().unwrap_or(0);
            import.rejected.push(RejectedRow { line, reason: format!("{}: no place above it", place.kato) });
            return false;
        };
        place.parent = Some(*code);
        place.repeats_parent = place.level == KatoLevel::SubDistrict
            && place.name_ru.starts_with("г.")
            && parent_name.ends_with("Г.А.")
            && place.name_ru.trim_start_matches("г.").trim() == parent_name.trim_end_matches("Г.А.").trim();
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\u{feff}kato,kato_version,level,type_code,name_ru,name_kk
100000000,NK RK 11-2025,oblast,0,область Абай,Абай облысы
101000000,NK RK 11-2025,district,1,Семей Г.А.,Семей Қ.Ә.
101010000,NK RK 11-2025,sub_district,1,г.Семей,Семей қ.
103200000,NK RK 11-2025,district,2,Абайский район,Абай ауданы
103233127,NK RK 11-2025,settlement,2,с.Жидебай,Жидебай а.
710000000,NK RK 11-2025,oblast,1,г.Астана,Астана қ.
711210000,NK RK 11-2025,sub_district,1,район Есиль,Есіл ауданы
";

    fn parent(import: &KatoImport, kato: &str) -> Option<String> {
        let place = import.places.iter().find(|place| place.kato.as_str() == kato).unwrap();
        place.parent.map(|parent| parent.to_string())
    }

    #[test]
    fn parents_are_found_where_digits_alone_mislead() {
        let import = read_kato(FILE.as_bytes()).unwrap();
        assert_eq!((import.places.len(), import.rejected.len()), (7, 0));
        assert_eq!(parent(&import, "710000000"), None);
        assert_eq!(parent(&import, "711210000").as_deref(), Some("710000000"));
        assert_eq!(parent(&import, "103233127").as_deref(), Some("103200000"));
        assert_eq!(parent(&import, "101010000").as_deref(), Some("101000000"));
        let repeats: Vec<&str> = import
            .places
            .iter()
            .filter(|place| place.repeats_parent)
            .map(|place| place.kato.as_str())
            .collect();
        assert_eq!(repeats, ["101010000"]);
    }

    #[test]
    fn bad_rows_are_reported_and_the_others_come_in() {
        let rows = "1032,v,district,2,а,б
103200000,v,district,2,Абайский район,Абай ауданы
103400000,v,county,2,а,б
103400000,v,district,7,а,б
103400000,v,district,2,,б
103400000,v,oblast,2,а,б
993400000,v,district,2,а,б
103400000
";
        let import = read_kato(format!("{FILE}{rows}").as_bytes()).unwrap();
        assert_eq!(import.places.len(), 7);
        let lines: Vec<u64> = import.rejected.iter().map(|row| row.line).collect();
        assert_eq!(lines, [9, 10, 11, 12, 13, 14, 15, 16]);
        assert_eq!(import.rejected[1].reason, "103200000: already on line 5");
        assert_eq!(import.rejected[6].reason, "993400000: no place above it");
    }

    #[test]
    fn a_file_without_a_column_is_refused() {
        let error = read_kato("kato,level\n".as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "the file has no column kato_version");
    }
}
