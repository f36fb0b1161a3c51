//! The country as the generator needs it: regions with their districts, names in the genitive, and where one studies.
//! Built once from the reference data; the genitives are taken from the titles of akims.

use crate::platform::ids::BodyId;
use crate::reference::codes::Locale;
use crate::reference::data::{AkimOffice, BodyKind, DistrictKind, InstitutionKind, Names, Reference};
use crate::reference::keys::Kato;
use crate::reference::load::body_id;

/// A region with what lies in it.
pub(super) struct Home {
    pub(super) kato: Kato,
    pub(super) names: Names,
    pub(super) genitive: Names,
    pub(super) centre: Names,
    pub(super) units: Vec<Unit>,
    /// Places in `Atlas::institutions`.
    pub(super) universities: Vec<usize>,
    pub(super) colleges: Vec<usize>,
}

/// A district, city or city district.
pub(super) struct Unit {
    pub(super) kato: Kato,
    pub(super) genitive: Names,
    pub(super) elected: bool,
}

pub(super) struct Atlas {
    pub(super) homes: Vec<Home>,
    pub(super) ministries: Vec<Names>,
    pub(super) institutions: Vec<(Names, crate::reference::keys::Country)>,
    /// Places in `institutions`, by kind; `abroad` are universities.
    pub(super) universities: Vec<usize>,
    pub(super) colleges: Vec<usize>,
    pub(super) abroad: Vec<usize>,
    pub(super) parties: Vec<String>,
    /// Every body with the region it works in; none for the whole country.
    pub(super) bodies: Vec<(BodyId, Option<Kato>)>,
}

impl Atlas {
    pub(super) fn new(reference: &Reference) -> Self {
        let mut atlas = Self {
            homes: Vec::new(),
            ministries: Vec::new(),
            institutions: Vec::new(),
            universities: Vec::new(),
            colleges: Vec::new(),
            abroad: Vec::new(),
            parties: reference.parties.iter().map(|party| party.code.clone()).collect(),
            bodies: reference.bodies.iter().map(|body| (body_id(&body.code), body.region)).collect(),
        };
        for body in &reference.bodies {
            if matches!(body.kind, BodyKind::Ministry | BodyKind::Agency) {
                atlas.ministries.push(body.names.clone());
            }
        }
        for region in &reference.regions {
            let units = reference.districts_of(region.kato).filter_map(|district| {
                let genitive = genitive(reference.akims.get(&district.kato)?);
                Some(Unit {
                    kato: district.kato,
                    genitive,
                    elected: district.kind != DistrictKind::CityDistrict,
                })
            });
            let units: Vec<Unit> = units.collect();
            let Some(office) = reference.akims.get(&region.kato) else { continue };
            atlas.homes.push(Home {
                kato: region.kato,
                names: region.names.clone(),
                genitive: genitive(office),
                centre: region.centre.clone(),
                units,
                universities: Vec::new(),
                colleges: Vec::new(),
            });
        }
        for institution in &reference.institutions {
            let at = atlas.institutions.len();
            atlas.institutions.push((institution.names.clone(), institution.country));
            let home = institution
                .city
                .and_then(|city| atlas.homes.iter_mut().find(|home| home.kato == city.region()));
            match (institution.kind, home) {
                (InstitutionKind::University, Some(home)) => {
                    home.universities.push(at);
                    atlas.universities.push(at);
                }
                (InstitutionKind::College, Some(home)) => {
                    home.colleges.push(at);
                    atlas.colleges.push(at);
                }
                (_, None) => atlas.abroad.push(at),
            }
        }
        atlas
    }
}

/// «Абай облысының», «области Абай», "Abai Region": the title of the akim without the akim.
pub(super) fn genitive(office: &AkimOffice) -> Names {
    let part = |locale: Locale, cut: &dyn Fn(&str) -> Option<String>| {
        let title = office.title.get(locale);
        cut(title).unwrap_or_else(|| title.to_owned())
    };
    Names {
        kk: part(Locale::Kk, &|title| title.strip_suffix(" әкімі").map(str::to_owned)),
        ru: part(Locale::Ru, &|title| title.strip_prefix("Аким ").map(str::to_owned)),
        en: part(Locale::En, &|title| title.strip_prefix("Akim of ").map(str::to_owned)),
    }
}
