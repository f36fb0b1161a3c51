//! What stands beside the filters: how many people each value would give with everything else as it is. Numbers of the
//! index become codes here, places become a tree, years of work and days of submission histograms.
//! Next: `search` asks for the counts, `web/search` shows them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use search_index::FacetCounts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::dates::{WITHIN, months};
use crate::matching::document::column;
use crate::matching::filters::{Criteria, YEARS, YEARS_FROM};
use crate::reference::codes::{Category, EducationLevel, Language, LanguageLevel, Sector};
use crate::reference::data::{Names, Reference};
use crate::reference::keys::{FieldCode, Kato};
use crate::rules::Day;

/// Most places that are finer than the shipped files and looked up by name for one answer.
const MOST_FINE_PLACES: usize = 2_000;

/// How many people each value of a filter would give with everything else as it is. Most people first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct FilterCounts {
    /// Regions of residence.
    pub region: Vec<Counted>,
    /// Places of residence as a tree in reading order: every region, and what lies in the chosen places.
    pub places: Vec<PlaceCount>,
    pub level: Vec<Counted>,
    pub field: Vec<Counted>,
    pub category: Vec<Counted>,
    pub language: Vec<Counted>,
    pub sector: Vec<Counted>,
    /// Full years of work, in ranges from few to many.
    pub years: Vec<YearsCount>,
    /// Who could start within the months that are offered, from today on; each step holds those before it.
    pub available: Vec<AvailableCount>,
    /// Months of submission: this one and the eleven before it, the latest first, then all that is earlier.
    pub submitted: Vec<SubmittedCount>,
}

/// A value of a filter and its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counted {
    /// The code to filter by.
    pub code: String,
    pub people: u64,
}

/// A place and the people who live in it or in what lies in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlaceCount {
    /// The code to filter by.
    pub code: Kato,
    /// The place of this list it lies in; absent for a region.
    pub within: Option<Kato>,
    /// 0 for a region, 1 for a district or city, 2 and 3 for what is finer.
    pub depth: usize,
    pub people: u64,
}

/// A range of full years of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct YearsCount {
    /// As `years_from`.
    pub from: u32,
    /// As `years_to`; absent for "and more".
    pub to: Option<u32>,
    pub people: u64,
}

/// People who could start within so many months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AvailableCount {
    /// As `available_within`; absent for everybody, whenever they could start.
    pub within: Option<u32>,
    pub people: u64,
}

/// People who submitted their profile in one month, or earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SubmittedCount {
    /// As `submitted_from`; absent for "earlier".
    pub from: Option<NaiveDate>,
    /// As `submitted_to`.
    pub to: NaiveDate,
    pub people: u64,
}

/// Names of places that are finer than the shipped files.
pub type FineNames = HashMap<Kato, Names>;

/// The places whose names have to be asked of the database before [`counts`]: they lie in a chosen place, or beside one,
/// and the shipped files do not have them.
pub fn unnamed(facets: &[FacetCounts], chosen: &[Kato], reference: &Reference) -> Vec<Kato> {
    let open: BTreeSet<Kato> = chosen.iter().flat_map(|place| place.upwards()).collect();
    let counted = facets.iter().filter(|facet| facet.column == column::PLACE).flat_map(|facet| &facet.counts);
    let places = counted.filter_map(|(value, _)| kato(*value)).chain(chosen.iter().copied());
    let fine = places.filter(|place| {
        reference.place(*place).is_none() && place.upwards().any(|above| open.contains(&above))
    });
    fine.take(MOST_FINE_PLACES).collect()
}

/// The counts of a search of a day in codes.
pub fn counts(
    facets: &[FacetCounts],
    criteria: &Criteria,
    day: Day,
    (reference, names): (&Reference, &FineNames),
) -> FilterCounts {
    let mut counts = FilterCounts::default();
    for facet in facets {
        let coded = |code: fn(u64) -> Option<String>| {
            let counted = facet
                .counts
                .iter()
                .filter_map(|(value, people)| Some(Counted { code: code(*value)?, people: *people }));
            counted.collect::<Vec<_>>()
        };
        match facet.column.as_str() {
            column::PLACE => {
                let exists = |place: Kato| reference.place(place).is_some() || names.contains_key(&place);
                counts.places = tree(&facet.counts, &criteria.regions, exists);
                let regions = counts.places.iter().filter(|place| place.depth == 0 && place.people > 0);
                counts.region =
                    regions.map(|one| Counted { code: one.code.to_string(), people: one.people }).collect();
            }
            column::LEVEL => {
                counts.level = coded(|value| {
                    EducationLevel::from_number(u8::try_from(value).ok()?).map(|level| level.to_string())
                })
            }
            column::FIELD => {
                counts.field = coded(|value| {
                    FieldCode::from_number(u16::try_from(value).ok()?).map(|code| code.to_string())
                })
            }
            column::CATEGORY => {
                counts.category = coded(|value| {
                    Category::from_number(u8::try_from(value).ok()?).map(|category| category.to_string())
                })
            }
            column::SECTOR => {
                counts.sector = coded(|value| {
                    Sector::from_number(u8::try_from(value).ok()?).map(|sector| sector.to_string())
                })
            }
            column::LANGUAGE => counts.language = languages(&facet.counts, criteria.language_level),
            YEARS => counts.years = years(&facet.counts),
            column::AVAILABLE => counts.available = available(&facet.counts),
            column::SUBMITTED => counts.submitted = submitted(&facet.counts, day),
            _ => {}
        }
    }
    counts
}

/// A person has each language once, so the people of a language are the sum over its levels, from the least asked for.
fn languages(counts: &[(u64, u64)], least: Option<LanguageLevel>) -> Vec<Counted> {
    let least = u64::from(least.unwrap_or(LanguageLevel::A1).number());
    let spoken = Language::ALL.iter().map(|language| {
        let own = counts
            .iter()
            .filter(|(value, _)| value >> 4 == u64::from(language.number()) && value & 0xf >= least);
        Counted { code: language.to_string(), people: own.map(|(_, people)| people).sum() }
    });
    let mut spoken: Vec<_> = spoken.filter(|counted| counted.people > 0).collect();
    spoken.sort_by_key(|counted| Reverse(counted.people));
    spoken
}

/// Every range, empty ones too: a histogram with gaps would mislead.
fn years(counts: &[(u64, u64)]) -> Vec<YearsCount> {
    let people: HashMap<u64, u64> = counts.iter().copied().collect();
    let ends = YEARS_FROM.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    let ranges = YEARS_FROM.iter().zip(ends).zip(0_u64..);
    ranges
        .map(|((from, to), number)| YearsCount {
            from: *from,
            to,
            people: people.get(&number).copied().unwrap_or_default(),
        })
        .collect()
}

/// Each step with those before it: who could start today could start within a month as well.
fn available(counts: &[(u64, u64)]) -> Vec<AvailableCount> {
    let steps = WITHIN.into_iter().map(Some).chain([None]).zip(0_u64..);
    let upto = |number: u64| counts.iter().filter(move |(step, _)| *step <= number).map(|(_, people)| people);
    steps.map(|(within, number)| AvailableCount { within, people: upto(number).sum() }).collect()
}

/// Every month, empty ones too.
fn submitted(counts: &[(u64, u64)], day: Day) -> Vec<SubmittedCount> {
    let people: HashMap<u64, u64> = counts.iter().copied().collect();
    let months = months(day);
    let earlier = months.first().map(|(first, _)| (None, *first - Days::new(1)));
    let ranges = earlier.into_iter().chain(months.into_iter().map(|(first, last)| (Some(first), last)));
    let counted = ranges.zip(0_u64..).map(|((from, to), number)| SubmittedCount {
        from,
        to,
        people: people.get(&number).copied().unwrap_or_default(),
    });
    let mut counted: Vec<_> = counted.collect();
    counted.reverse();
    counted
}

fn kato(value: u64) -> Option<Kato> {
    Kato::from_number(u32::try_from(value).ok()?)
}

/// The places that exist as a tree: each under the nearest one above it that exists, as some codes between are nobody's.
/// What lies in a place is listed when the place is chosen or something in it is.
fn tree(counts: &[(u64, u64)], chosen: &[Kato], exists: impl Fn(Kato) -> bool) -> Vec<PlaceCount> {
    let open: BTreeSet<Kato> = chosen.iter().flat_map(|place| place.upwards()).collect();
    // what is chosen stays, although nobody is left in it
    let mut people: BTreeMap<Kato, u64> = open.iter().map(|place| (*place, 0)).collect();
    people.extend(counts.iter().filter_map(|(value, people)| Some((kato(*value)?, *people))));
    let mut inside: BTreeMap<Option<Kato>, Vec<(Reverse<u64>, Kato)>> = BTreeMap::new();
    for (place, people) in people.into_iter().filter(|(place, _)| exists(*place)) {
        let above = place.upwards().skip(1).find(|above| exists(*above));
        if above.is_none_or(|above| open.contains(&above)) {
            inside.entry(above).or_default().push((Reverse(people), place));
        }
    }
    inside.values_mut().for_each(|places| places.sort_unstable());
    let mut listed = Vec::new();
    let mut ahead = vec![(None, 0, inside.remove(&None).unwrap_or_default())];
    while let Some((within, depth, mut places)) = ahead.pop() {
        if places.is_empty() {
            continue;
        }
        let (Reverse(people), code) = places.remove(0);
        ahead.push((within, depth, places));
        listed.push(PlaceCount { code, within, depth, people });
        if let Some(places) = inside.remove(&Some(code)) {
            ahead.push((Some(code), depth + 1, places));
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kato(text: &str) -> Kato {
        text.parse().unwrap()
    }

    #[test]
    fn places_hang_under_what_exists_and_open_where_something_is_chosen() {
        let counts = [
            (100_000_000, 5),
            (103_200_000, 3),
            (103_233_000, 2),
            (103_233_127, 2),
            (710_000_000, 9),
            (711_200_000, 4),
            (711_210_000, 4),
        ];
        let nobodys = ["711200000", "103233000"].map(kato);
        let tree = |chosen: &[&str]| {
            let chosen: Vec<_> = chosen.iter().map(|text| kato(text)).collect();
            let listed = super::tree(&counts, &chosen, |place| !nobodys.contains(&place));
            let lines = listed
                .into_iter()
                .map(|place| format!("{}{} {}", ">".repeat(place.depth), place.code, place.people));
            lines.collect::<Vec<_>>()
        };
        assert_eq!(tree(&[]), ["710000000 9", "100000000 5"]);
        assert_eq!(tree(&["710000000"]), ["710000000 9", ">711210000 4", "100000000 5"]);
        assert_eq!(tree(&["103233127"]), ["710000000 9", "100000000 5", ">103200000 3", ">>103233127 2"]);
        // chosen, with nobody left in it
        assert_eq!(tree(&["190000000"]), ["710000000 9", "100000000 5", "190000000 0"]);
    }

    #[test]
    fn years_are_ranges_without_gaps() {
        let years = years(&[(0, 4), (8, 1)]);
        assert_eq!(years.len(), YEARS_FROM.len());
        assert_eq!(years[0], YearsCount { from: 0, to: Some(0), people: 4 });
        assert_eq!(years[1], YearsCount { from: 1, to: Some(2), people: 0 });
        assert_eq!(years[8], YearsCount { from: 30, to: None, people: 1 });
        assert!(years.windows(2).all(|pair| pair[0].to == Some(pair[1].from - 1)));
    }
}
