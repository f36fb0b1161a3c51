//! The working life of an invented person: periods after study, growing posts, gaps, second jobs,
//! in public service, around it and outside it.

use chrono::{Datelike, Months, NaiveDate};

use super::atlas::{Atlas, Home};
use super::draw::{Draw, after};
use super::study::grade;
use super::words::{Words, fill};
use crate::people::profile::ServiceEntry;
use crate::reference::codes::{Category, Locale, Sector, ServiceKind};

/// Where somebody mostly works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Track {
    /// Public service.
    Public,
    /// Sometimes there, sometimes outside.
    Mixed,
    Outside,
    /// Police, army, courts.
    Uniformed,
}

/// Who works.
pub(super) struct Worker<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) home: &'a Home,
    pub(super) sector: Sector,
    pub(super) locale: Locale,
    pub(super) today: NaiveDate,
}

/// One step of a career: when it begins, how high it is, where.
#[derive(Clone, Copy)]
struct Step<'a> {
    start: NaiveDate,
    rung: usize,
    home: &'a Home,
}

/// Categories of corps B by place in the career, for each group of bodies.
const DISTRICT: [&str; 5] = ["E-R-5", "E-R-4", "E-R-3", "E-R-2", "E-R-1"];
const DISTRICT_OFFICE: [&str; 5] = ["E-5", "E-4", "E-3", "E-2", "E-1"];
const REGION: [&str; 5] = ["D-O-6", "D-O-5", "D-O-4", "D-O-2", "D-O-1"];
const REGION_OFFICE: [&str; 5] = ["D-5", "D-4", "D-3", "D-2", "D-1"];
const TERRITORIAL: [&str; 5] = ["C-O-6", "C-O-5", "C-O-4", "C-O-2", "C-O-1"];
const CENTRAL: [&str; 5] = ["C-5", "C-4", "C-3", "C-2", "C-1"];

impl Worker<'_> {
    pub(super) fn career(&self, draw: &mut Draw, from: NaiveDate) -> Option<Vec<ServiceEntry>> {
        let track = match self.sector {
            Sector::PublicAdministration => draw.weighted(&[(85, Track::Public)], Track::Mixed),
            Sector::Security => draw.weighted(&[(60, Track::Uniformed), (20, Track::Public)], Track::Outside),
            _ => draw.weighted(&[(32, Track::Public), (20, Track::Mixed)], Track::Outside),
        };
        let mut entries: Vec<ServiceEntry> = Vec::with_capacity(6);
        let mut home = self.home;
        let mut rung = 0;
        let mut start = after(from, draw.between(20, 400));
        while start < self.today && entries.len() < 10 {
            let longest = if entries.len() < 2 { 48 } else { 110 };
            let length = Months::new(u32::try_from(draw.between(7, longest)).ok()?);
            let end = start.checked_add_months(length)?.pred_opt()?;
            let mut entry = self.period(draw, track, Step { start, rung, home })?;
            entry.ended_on = (end < self.today).then_some(end);
            if entry.ended_on.is_none() && draw.chance(7) {
                entry.ended_on = Some(draw.day(start, self.today));
            }
            entries.push(entry);
            if end >= self.today {
                break;
            }
            start = after(end, 1);
            if draw.chance(25) {
                start = after(start, draw.between(20, 420));
            }
            if rung < 4 && draw.chance(45) {
                rung += 1;
            }
            if draw.chance(10) {
                home = draw.pick(&self.atlas.homes)?;
            }
        }
        if draw.chance(12) {
            entries.extend(self.second_job(draw, &entries));
        }
        Some(entries)
    }

    /// A job beside a longer one.
    fn second_job(&self, draw: &mut Draw, entries: &[ServiceEntry]) -> Option<ServiceEntry> {
        let main = draw.pick(entries)?;
        let last = main.ended_on.unwrap_or(self.today);
        if last.years_since(main.started_on)? < 1 {
            return None;
        }
        let kind = draw.weighted(
            &[(40, ServiceKind::CivilSociety), (35, ServiceKind::SelfEmployed)],
            ServiceKind::Private,
        );
        let start = draw.day(main.started_on, after(main.started_on, 180));
        let mut entry = self.outside(draw, kind, Step { start, rung: 0, home: self.home })?;
        entry.ended_on = Some(draw.day(start, last));
        Some(entry)
    }

    fn period(&self, draw: &mut Draw, track: Track, step: Step) -> Option<ServiceEntry> {
        use ServiceKind as Kind;
        let kind = match track {
            Track::Public if step.rung >= 3 => {
                draw.weighted(&[(10, Kind::Political), (8, Kind::CorpsA), (4, Kind::Deputy)], Kind::CorpsB)
            }
            Track::Public => Kind::CorpsB,
            Track::Mixed if draw.chance(50) => Kind::CorpsB,
            Track::Uniformed if step.rung >= 3 => {
                draw.weighted(&[(35, Kind::Judge), (45, Kind::LawEnforcement)], Kind::SpecialBody)
            }
            Track::Uniformed => {
                draw.weighted(&[(60, Kind::LawEnforcement), (27, Kind::Military)], Kind::SpecialBody)
            }
            // before the market came, work was the state's
            Track::Mixed | Track::Outside if step.start.year() < 1991 => {
                draw.weighted(&[(60, Kind::PublicInstitution)], Kind::QuasiState)
            }
            Track::Mixed | Track::Outside => self.outside_kind(draw),
        };
        if kind == Kind::CorpsB { self.corps_b(draw, step) } else { self.outside(draw, kind, step) }
    }

    fn outside_kind(&self, draw: &mut Draw) -> ServiceKind {
        use ServiceKind as Kind;
        let budget = match self.sector {
            Sector::Education
            | Sector::Health
            | Sector::SocialProtection
            | Sector::Culture
            | Sector::Science => 68,
            Sector::Environment => 45,
            _ => 12,
        };
        let state_owned = match self.sector {
            Sector::Industry | Sector::Energy | Sector::Transport => 40,
            Sector::Finance | Sector::Digital | Sector::Agriculture => 22,
            _ => 6,
        };
        let shares = [
            (budget, Kind::PublicInstitution),
            (state_owned, Kind::QuasiState),
            (5, Kind::SelfEmployed),
            (4, Kind::CivilSociety),
            (2, Kind::International),
            (1, Kind::Deputy),
        ];
        draw.weighted(&shares, Kind::Private)
    }

    fn corps_b(&self, draw: &mut Draw, step: Step) -> Option<ServiceEntry> {
        let Step { start, rung, home } = step;
        let locale = self.tongue(draw);
        let words = Words::of(locale);
        let department = words.trade(self.sector)?.department;
        let unit = draw.pick(&home.units)?;
        let office = self.sector == Sector::PublicAdministration || draw.chance(15);
        let (categories, template, place) = match (draw.between(1, 100), office) {
            (1..=45, true) => (&DISTRICT_OFFICE, words.public.office, &unit.genitive),
            (1..=45, false) => (&DISTRICT, words.public.district, &unit.genitive),
            (46..=80, true) => (&REGION_OFFICE, words.public.office, &home.genitive),
            (46..=80, false) => (&REGION, words.public.region, &home.genitive),
            (81..=88, _) => (&TERRITORIAL, words.public.territorial, &home.genitive),
            _ => (&CENTRAL, "", draw.pick(&self.atlas.ministries)?),
        };
        let village = rung == 2 && categories == &DISTRICT_OFFICE && draw.chance(30);
        let organisation = if template.is_empty() {
            place.get(locale).to_owned()
        } else {
            capitalised(&fill(template, &[("gen", place.get(locale)), ("department", department)]))
        };
        let post = if village { words.public.village_akim } else { words.public.posts.get(rung).copied()? };
        let category = if village { "E-G-1" } else { categories.get(rung).copied()? };
        let general = office || template.is_empty();
        let sector = if general { Sector::PublicAdministration } else { self.sector };
        // the register of posts has categories since 2000
        let category = if start.year() < 2000 { None } else { category.parse::<Category>().ok() };
        let entry = self.entry(draw, ServiceKind::CorpsB, sector, (post, organisation), rung >= 2, step);
        Some(ServiceEntry { category, ..entry })
    }

    fn outside(&self, draw: &mut Draw, kind: ServiceKind, step: Step) -> Option<ServiceEntry> {
        let Step { rung, home, .. } = step;
        use ServiceKind as Kind;
        let locale = self.tongue(draw);
        let words = Words::of(locale);
        let trade = words.trade(self.sector)?;
        let own = trade.posts.get(rung.min(3)).copied()?;
        let special = &words.special;
        let ((post, template), sector) = match kind {
            Kind::Political => (special.political, Sector::PublicAdministration),
            Kind::CorpsA => (special.corps_a, Sector::PublicAdministration),
            Kind::Deputy => (special.deputy, Sector::PublicAdministration),
            Kind::LawEnforcement => (special.law_enforcement, Sector::Security),
            Kind::SpecialBody => (special.special_body, Sector::Security),
            Kind::Military => (special.military, Sector::Security),
            Kind::Judge => (special.judge, Sector::Security),
            Kind::International => (special.international, self.sector),
            Kind::CivilSociety => (special.civil_society, self.sector),
            Kind::SelfEmployed => (special.self_employed, self.sector),
            Kind::PublicInstitution => ((own, trade.institution), self.sector),
            Kind::QuasiState if draw.chance(40) => ((own, trade.institution), self.sector),
            _ => ((own, trade.company), self.sector),
        };
        let number = draw.between(1, 99).to_string();
        let place = if kind == Kind::Political { &draw.pick(&home.units)?.genitive } else { &home.genitive };
        let values = [("gen", place.get(locale)), ("city", home.centre.get(locale)), ("n", number.as_str())];
        let organisation = capitalised(&fill(template, &values));
        let leading = match kind {
            Kind::Political | Kind::CorpsA | Kind::CivilSociety => true,
            Kind::LawEnforcement | Kind::Military | Kind::SpecialBody => rung >= 2 && draw.chance(50),
            Kind::Judge | Kind::Deputy | Kind::SelfEmployed => false,
            _ => rung >= 2,
        };
        Some(self.entry(draw, kind, sector, (post, organisation), leading, step))
    }

    fn entry(
        &self,
        draw: &mut Draw,
        kind: ServiceKind,
        sector: Sector,
        (post, organisation): (&str, String),
        leading: bool,
        step: Step,
    ) -> ServiceEntry {
        let (few, many) = match step.rung {
            ..=2 => (2, 12),
            3 => (8, 60),
            _ => (25, 400),
        };
        ServiceEntry {
            started_on: step.start,
            ended_on: None,
            organisation,
            sector,
            kind,
            category: None,
            post_title: post.to_owned(),
            leading,
            elected: false,
            subordinates: (leading && draw.chance(80)).then(|| draw.between(few, many)),
            region: Some(step.home.kato),
            grade: grade(draw),
        }
    }

    /// The language of one entry: the person's own, now and then another.
    fn tongue(&self, draw: &mut Draw) -> Locale {
        if draw.chance(88) {
            self.locale
        } else {
            draw.weighted(&[(45, Locale::Ru), (45, Locale::Kk)], Locale::En)
        }
    }
}

/// A text that starts with a capital letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Years of work on a day, each day counted once, rounded down.
pub(super) fn years_of_work(entries: &[ServiceEntry], today: NaiveDate) -> i32 {
    let mut days = 0;
    let mut reached = NaiveDate::MIN;
    let before = entries.iter().filter(|entry| entry.started_on <= today);
    let mut periods: Vec<_> =
        before.map(|entry| (entry.started_on, entry.ended_on.map_or(today, |end| end.min(today)))).collect();
    periods.sort_unstable();
    for (start, end) in periods {
        let start = start.max(reached);
        if end > start {
            days += (end - start).num_days();
            reached = end;
        }
    }
    i32::try_from(days / 365).unwrap_or(0)
}

/// The post somebody holds or held last.
pub(super) fn last_post(entries: &[ServiceEntry]) -> Option<&ServiceEntry> {
    entries.iter().max_by_key(|entry| (entry.ended_on.is_none(), entry.ended_on, entry.started_on.year()))
}
