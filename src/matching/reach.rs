//! An officer's reach as conditions inside the query, so that no count and no list tells of anybody else. The same bound of
//! one person is `people::reach`; `tests/scope.rs` walks every list by both.

use search_index::{DocId, Filter, Predicate, SegmentColumns};

use crate::matching::document::column;
use crate::people::reach::Reach;
use crate::reference::codes::Programme;
use crate::reference::keys::Kato;
use crate::rules::Day;
use crate::rules::facts::Membership;

/// The conditions of a reach on a day; none for who may look at everybody.
pub fn within(reach: &Reach, day: Day) -> Vec<Filter> {
    // residence facts hold the grade in their low eight bits
    let range = |kato: &Kato| {
        let (first, last) = kato.span();
        u64::from(first) << 8..=u64::from(last) << 8 | 0xff
    };
    let Reach { places, programmes, body } = reach;
    let places = (!places.is_empty()).then(|| Filter::ranges(column::RESIDENCE, places.iter().map(range)));
    let members = (!programmes.is_empty())
        .then(|| Filter::predicate(InProgramme { programmes: programmes.clone(), day }));
    let open = body.map(|body| Filter::not(Filter::any_of(column::HIDDEN_FROM, [u64::from(body.number())])));
    [places, members, open].into_iter().flatten().collect()
}

/// In one of these programmes on a day.
#[derive(Debug)]
struct InProgramme {
    programmes: Vec<Programme>,
    day: Day,
}

impl Predicate for InProgramme {
    fn for_segment(
        &self,
        segment: &SegmentColumns,
    ) -> search_index::Result<Box<dyn FnMut(DocId) -> bool + Send>> {
        let (memberships, day) = (segment.column(column::MEMBERSHIPS)?, self.day);
        let programmes = self.programmes.clone();
        let counts = move |membership: Membership| {
            membership.holds_on(day)
                && membership.parts().is_some_and(|parts| programmes.contains(&parts.programme))
        };
        Ok(Box::new(move |doc| memberships.values(doc).map(Membership::from_packed).any(&counts)))
    }

    fn name(&self) -> Option<String> {
        let numbers: Vec<_> = self.programmes.iter().map(|one| one.number().to_string()).collect();
        Some(format!("in programmes {} {}", numbers.join("+"), self.day.number()))
    }
}
