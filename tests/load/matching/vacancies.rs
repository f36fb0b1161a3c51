//! Open vacancies as a whole country would have them: every shipped rule, two months of days, hundreds of bodies.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use kadr::matching::case::Case;
use kadr::platform::ids::{BodyId, PostId, RuleId, VacancyId};
use kadr::posts::{self, Post, RuleEdition, Vacancy, VacancyState, Weights};
use kadr::reference::codes::{Category, Direction, Filling, PostKind};
use kadr::reference::data::Names;
use kadr::rules::Rule;

/// Days that verdicts are asked for.
const DAYS: usize = 60;
/// Bodies that fill posts.
const BODIES: usize = 300;

/// So many vacancies. Counters of coprime lengths run beside each other, so that combinations rarely return.
pub fn open(many: usize) -> Vec<Case> {
    let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let rules: Vec<_> =
        kadr::rules::shipped().unwrap().into_iter().map(|rule| (RuleId::new(), Arc::new(rule))).collect();
    let bodies: Vec<_> = (0..BODIES).map(|_| BodyId::new()).collect();
    let categories: Vec<_> = Category::all().collect();
    (0..many)
        .map(|at| {
            let (id, rule) = &rules[at % rules.len()];
            let day = first + Days::new((at * 7 % DAYS) as u64);
            let post = post(bodies[at * 11 % BODIES], categories[at % categories.len()], at);
            let setting = posts::setting(&post, &categories);
            let vacancy = Vacancy {
                id: VacancyId::new(),
                body: post.body,
                post,
                rule: edition(*id, rule),
                state: VacancyState::Published,
                opens_on: first,
                closes_at: day.and_time(NaiveTime::MIN).and_utc(),
                as_of_on: day,
                note: String::new(),
                weights: Weights::default(),
                published_at: None,
                version: 1,
            };
            Case { vacancy, rule: Arc::clone(rule), setting }
        })
        .collect()
}

fn post(body: BodyId, category: Category, at: usize) -> Post {
    Post {
        id: PostId::new(),
        code: format!("post-{at}"),
        title: names(),
        body,
        body_name: names(),
        region: "710000000".parse().unwrap(),
        category: Some(category),
        kind: PostKind::Administrative,
        filling: Filling::Competed,
        direction: Some(Direction::ALL[at % Direction::ALL.len()]),
        version: 1,
    }
}

fn edition(id: RuleId, rule: &Rule) -> RuleEdition {
    RuleEdition {
        id,
        code: rule.id().to_owned(),
        edition: rule.edition().to_owned(),
        title: names(),
        status: String::new(),
        in_force_from: None,
        in_force_until: None,
    }
}

fn names() -> Names {
    Names {
        kk: "Бас маман".into(), ru: "Главный специалист".into(), en: "Chief specialist".into()
    }
}
