//! The open vocabularies as the program ships them: places, akim offices, bodies, parties, countries,
//! fields of study, institutions. Parsed once from the files compiled in from `config/reference`;
//! the sources and dates stand in each file and in the README beside them. `table` reads, `kato` imports
//! the full classifier of places, `store` keeps what administrators change.

use super::codes::{Filling, Locale};
use super::keys::{Country, FieldCode, Kato};
use super::table::NAME;
pub use super::table::{Names, ReferenceError, Table};

macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
        )]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] #[schema(rename = $code)] $variant,)+ }

        impl $name {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as written in the files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(format!("unknown kind: allowed are {}", [$($code,)+].join(", "))),
                }
            }
        }
    };
}

kinds! {
    /// Kind of a region-level unit.
    RegionKind { Region = "region", RepublicanCity = "republican_city", Capital = "capital", }
}

kinds! {
    /// Kind of a district-level unit.
    DistrictKind {
        District = "district",
        /// City of regional significance.
        City = "city",
        /// District in a city.
        CityDistrict = "city_district",
    }
}

kinds! {
    /// Tier of an akim's office, highest first.
    AkimTier {
        /// Region, city of republican significance, capital.
        T1 = "t1",
        /// District, city of regional significance.
        T2 = "t2",
        /// District in a city.
        T3 = "t3",
        /// Town of district significance, settlement, village, rural district.
        T4 = "t4",
    }
}

kinds! {
    /// Kind of a state body.
    BodyKind {
        /// Staff of the President or the Government.
        Presidential = "presidential",
        Ministry = "ministry",
        Agency = "agency",
        /// Regional akimat.
        Akimat = "akimat",
        /// Department of a regional akimat.
        Department = "department",
        /// Territorial office of a central body.
        Territorial = "territorial",
    }
}

kinds! {
    /// Kind of an educational institution.
    InstitutionKind { University = "university", College = "college", }
}

/// A region, a city of republican significance or the capital.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of regions.csv")]
pub struct Region {
    pub kato: Kato,
    pub iso: String,
    pub kind: RegionKind,
    pub names: Names,
    /// Its main city.
    pub centre: Names,
}

/// A district, a city of regional significance or a district in a city.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of districts.csv")]
pub struct District {
    pub kato: Kato,
    pub kind: DistrictKind,
    pub region: Kato,
    /// The region, or the city a city district lies in.
    pub parent: Kato,
    pub names: Names,
}

/// How akims of one tier are filled, from when.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of akim_tiers.csv")]
pub struct AkimTierRow {
    pub tier: AkimTier,
    pub filling: Filling,
    /// First day of the present way of filling, where known.
    pub since: Option<chrono::NaiveDate>,
    pub names: Names,
}

/// The office of one akim, tiers T1 to T3.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of akims.csv")]
pub struct AkimOffice {
    pub kato: Kato,
    pub tier: AkimTier,
    pub title: Names,
}

/// A state body.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of bodies.csv")]
pub struct Body {
    pub code: String,
    pub kind: BodyKind,
    /// Where its competence ends; `None` means the whole country.
    pub region: Option<Kato>,
    pub names: Names,
}

/// A political party.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of parties.csv")]
pub struct Party {
    pub code: String,
    pub names: Names,
}

/// A country.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of countries.csv")]
pub struct CountryRow {
    pub code: Country,
    pub names: Names,
}

/// A field of education or a direction in it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of fields.csv")]
pub struct Field {
    pub code: FieldCode,
    pub names: Names,
}

/// A university or college.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "columns of institutions.csv")]
pub struct Institution {
    pub code: String,
    pub kind: InstitutionKind,
    pub country: Country,
    /// City in Kazakhstan.
    pub city: Option<Kato>,
    pub names: Names,
}

/// All open vocabularies.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "one table to a file of config/reference")]
pub struct Reference {
    pub regions: Table<Kato, Region>,
    pub districts: Table<Kato, District>,
    pub akim_tiers: Table<AkimTier, AkimTierRow>,
    pub akims: Table<Kato, AkimOffice>,
    pub bodies: Table<String, Body>,
    pub parties: Table<String, Party>,
    pub countries: Table<Country, CountryRow>,
    pub fields: Table<FieldCode, Field>,
    pub institutions: Table<String, Institution>,
}

macro_rules! embedded {
    ($file:literal, $key_column:literal, $key:expr, $read:expr) => {
        Table::read($file, include_str!(concat!("../../config/reference/", $file)), $key_column, $key, $read)
    };
}

impl Reference {
    /// Reads the files compiled in. An error is a mistake in a file, found by the first test or start.
    pub fn load() -> Result<Self, ReferenceError> {
        let regions: Table<Kato, Region> =
            embedded!("regions.csv", "kato", |row: &Region| row.kato, |row| {
                let kato: Kato = row.parse("kato")?;
                let iso = row.text("iso")?.to_owned();
                if !kato.is_region() || iso != kato.iso_3166_2() {
                    return Err(row.error("iso", "does not belong to the KATO of a region"));
                }
                let centre = row.names(["centre_kk", "centre_ru", "centre_en"])?;
                Ok(Region { kato, iso, kind: row.parse("kind")?, names: row.names(NAME)?, centre })
            })?;
        let region_at = |row: &super::table::Row, column| {
            let kato: Kato = row.parse(column)?;
            if regions.has(&kato) { Ok(kato) } else { Err(row.error(column, "no such region")) }
        };
        let districts: Table<Kato, District> =
            embedded!("districts.csv", "kato", |row: &District| row.kato, |row| {
                Ok(District {
                    kato: row.parse("kato")?,
                    kind: row.parse("kind")?,
                    region: region_at(row, "region")?,
                    parent: row.parse("parent")?,
                    names: row.names(NAME)?,
                })
            })?;
        let place_known = |kato: &Kato| regions.has(kato) || districts.has(kato);
        let place_at = |row: &super::table::Row, column| match row.maybe::<Kato>(column)? {
            Some(kato) if !place_known(&kato) => Err(row.error(column, "no such region or district")),
            kato => Ok(kato),
        };
        if let Some(orphan) =
            districts.iter().find(|row| !place_known(&row.parent) || row.kato.region() != row.region)
        {
            let reason = format!("{}: parent or region does not fit", orphan.kato);
            return Err(ReferenceError { file: "districts.csv", line: 0, column: "parent", reason });
        }
        let countries: Table<Country, CountryRow> =
            embedded!("countries.csv", "code", |row: &CountryRow| row.code, |row| {
                Ok(CountryRow { code: row.parse("code")?, names: row.names(NAME)? })
            })?;
        let akim_tiers = embedded!("akim_tiers.csv", "code", |row: &AkimTierRow| row.tier, |row| {
            let (tier, filling) = (row.parse("code")?, row.parse("filling")?);
            Ok(AkimTierRow { tier, filling, since: row.maybe("since")?, names: row.names(NAME)? })
        })?;
        let akims = embedded!("akims.csv", "kato", |row: &AkimOffice| row.kato, |row| {
            let kato = place_at(row, "kato")?.ok_or_else(|| row.error("kato", "empty"))?;
            let title = row.names(["title_kk", "title_ru", "title_en"])?;
            Ok(AkimOffice { kato, tier: row.parse("tier")?, title })
        })?;
        let bodies = embedded!("bodies.csv", "code", |row: &Body| row.code.clone(), |row| {
            let region = row.maybe::<Kato>("region")?.map(|_| region_at(row, "region")).transpose()?;
            Ok(Body {
                code: row.text("code")?.to_owned(),
                kind: row.parse("kind")?,
                region,
                names: row.names(NAME)?,
            })
        })?;
        let parties = embedded!("parties.csv", "code", |row: &Party| row.code.clone(), |row| {
            Ok(Party { code: row.text("code")?.to_owned(), names: row.names(NAME)? })
        })?;
        let fields: Table<FieldCode, Field> =
            embedded!("fields.csv", "code", |row: &Field| row.code, |row| {
                Ok(Field { code: row.parse("code")?, names: row.names(NAME)? })
            })?;
        if let Some(orphan) = fields.iter().find(|row| !fields.has(&row.code.field())) {
            let reason = format!("{}: its field has no row", orphan.code);
            return Err(ReferenceError { file: "fields.csv", line: 0, column: "code", reason });
        }
        let institutions =
            embedded!("institutions.csv", "code", |row: &Institution| row.code.clone(), |row| {
                let country = row.parse("country")?;
                if !countries.has(&country) {
                    return Err(row.error("country", "no such country"));
                }
                let city = place_at(row, "city")?;
                let (code, kind) = (row.text("code")?.to_owned(), row.parse("kind")?);
                Ok(Institution { code, kind, country, city, names: row.names(NAME)? })
            })?;
        Ok(Self { regions, districts, akim_tiers, akims, bodies, parties, countries, fields, institutions })
    }

    /// The names of a region, city or district.
    pub fn place(&self, kato: Kato) -> Option<&Names> {
        let region = self.regions.get(&kato).map(|row| &row.names);
        region.or_else(|| self.districts.get(&kato).map(|row| &row.names))
    }

    /// The name of a place, or the name of its region where the place itself is finer than these files, or its code.
    pub fn place_name(&self, kato: Kato, locale: Locale) -> String {
        let names = self.place(kato).or_else(|| self.place(kato.region()));
        names.map_or_else(|| kato.to_string(), |names| names.get(locale).to_owned())
    }

    /// The districts, cities and city districts of a region.
    pub fn districts_of(&self, region: Kato) -> impl Iterator<Item = &District> {
        self.districts.iter().filter(move |row| row.region == region)
    }
}

#[cfg(test)]
mod tests;
