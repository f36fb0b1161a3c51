//! A leaf as a form and back: one form per kind of test, made of a few sorts of fields. The fields are named as in the
//! rule's JSON, `counting.0.kinds`, so both ways are one walk over the list of fields, and the rules' own reader has
//! the last word on what was typed.
//! Next: `fields`, what each kind asks; `rules::Test`, what the form means.

mod fields;

use serde_json::{Map, Value, json};

use crate::people::profile::day;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::rules::{Leaf, Test};

pub use fields::{Ask, Choices, Fields, KINDS};

/// The fields of a kind; nothing for no kind.
pub fn fields(kind: &str) -> Option<Fields> {
    fields::of(kind)
}

/// Most filters of one leaf, or parts of one service, that a form reads.
const MOST_ROWS: usize = 40;

/// A form as sent: names and values, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// The first value of a field, trimmed; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(own, _)| own == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// Every value of a field.
    pub fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// How many rows of a repeated part were sent: `counting.0…`, `counting.1…`.
    pub fn rows(&self, part: &str) -> usize {
        let number = |name: &str| -> Option<usize> {
            let rest = name.strip_prefix(part)?.strip_prefix('.')?;
            rest.split('.').next()?.parse().ok()
        };
        let last = self.0.iter().filter_map(|(name, _)| number(name)).max();
        last.map_or(0, |last| last.saturating_add(1).min(MOST_ROWS))
    }
}

/// The kind of a test, as its form is asked for.
pub fn kind_of(test: &Test) -> &'static str {
    match test {
        Test::Citizenship(_) => "citizenship",
        Test::Age(_) => "age",
        Test::Education(_) => "education",
        Test::Degree(_) => "degree",
        Test::StateOrder(_) => "state_order",
        Test::Service(_) => "service",
        Test::InPost(_) => "in_post",
        Test::Mandate(_) => "mandate",
        Test::Language(_) => "language",
        Test::TestResult(_) => "test_result",
        Test::Member(_) => "member",
        Test::Papers(_) => "papers",
        Test::NoRelatives(_) => "no_relatives",
        Test::Confirmation(_) => "confirmation",
        Test::OfficialCheck(_) => "official_check",
    }
}

/// A leaf as its form is filled.
pub fn typed(leaf: &Leaf) -> Result<Typed> {
    let mut pairs = vec![("cites".to_owned(), leaf.cites.clone())];
    pairs.extend(leaf.grade.map(|grade| ("grade".to_owned(), grade.code().to_owned())));
    let test = serde_json::to_value(&leaf.test).map_err(Error::internal)?;
    if let Some(inside) = test.get(kind_of(&leaf.test)) {
        flatten("", inside, &mut pairs);
    }
    Ok(Typed(pairs))
}

fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    let under = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
    match value {
        Value::Object(map) => map.iter().for_each(|(part, value)| flatten(&under(part), value, pairs)),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                match item {
                    Value::Object(_) => flatten(&under(&at.to_string()), item, pairs),
                    plain => flatten(name, plain, pairs),
                }
            }
        }
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        Value::Null => {}
        plain => pairs.push((name.to_owned(), plain.to_string())),
    }
}

/// Reads a form of a kind. The leaf has no id yet: it gets or keeps one in the tree.
///
/// # Errors
/// Every field that cannot be read. What the rule as a whole may not say is for `rules` to find.
pub fn read(kind: &str, typed: &Typed) -> Result<Leaf> {
    let fields = fields::of(kind).ok_or_else(|| Error::invalid("kind", "unknown-option"))?;
    let mut problems = Vec::new();
    let inside = written("", &fields, typed, &mut problems);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let mut whole = Map::from_iter([
        ("id".to_owned(), json!("")),
        ("cites".to_owned(), json!(typed.one("cites"))),
        ("test".to_owned(), json!({ kind: inside })),
    ]);
    if !typed.one("grade").is_empty() {
        whole.insert("grade".to_owned(), json!(typed.one("grade")));
    }
    serde_path_to_error::deserialize(Value::Object(whole)).map_err(|error| {
        let path = error.path().to_string();
        let field = path.strip_prefix(&format!("test.{kind}.")).unwrap_or(&path);
        // lists are one field, so a place in one is the field itself; rows keep theirs
        let field = field.replace('[', ".").replace(']', "");
        let field = field.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end_matches('.');
        let number = typed.one(field).parse::<f64>().is_ok();
        Error::invalid(field, if number { "number-range" } else { "unknown-option" })
    })
}

/// The fields as an object; what was left empty is left out.
fn written(under: &str, fields: &Fields, typed: &Typed, problems: &mut Vec<FieldProblem>) -> Value {
    let mut object = Map::new();
    for (field, ask) in fields {
        let name = if under.is_empty() { (*field).to_owned() } else { format!("{under}.{field}") };
        let text = typed.one(&name);
        let value = match ask {
            Ask::Rows(inside, _) => {
                let rows = (0..typed.rows(&name))
                    .map(|at| written(&format!("{name}.{at}"), inside, typed, problems));
                let rows: Vec<_> = rows.filter(|row| *row != json!({})).collect();
                (!rows.is_empty()).then_some(Value::Array(rows))
            }
            Ask::Many(..) => {
                let values: Vec<_> = typed.all(&name).filter(|value| !value.is_empty()).collect();
                (!values.is_empty()).then(|| json!(values))
            }
            Ask::Flag => (!text.is_empty()).then_some(json!(true)),
            Ask::One(_, needed) if text.is_empty() => {
                if *needed {
                    problems.push(FieldProblem::new(&name, "required"));
                }
                None
            }
            _ if text.is_empty() => None,
            Ask::One(..) => Some(json!(text)),
            Ask::Number => match text.parse::<u32>() {
                Ok(number) => Some(json!(number)),
                Err(_) => {
                    problems.push(FieldProblem::new(&name, "number-format"));
                    None
                }
            },
            Ask::Day => match day(text) {
                Ok(day) => Some(json!(day)),
                Err(code) => {
                    problems.push(FieldProblem::new(&name, code));
                    None
                }
            },
        };
        if let Some(value) = value {
            object.insert((*field).to_owned(), value);
        }
    }
    // some lists must be there even when nothing was chosen: that they are empty is for the rules to say
    if under.is_empty() || !object.is_empty() {
        for (field, ask) in fields {
            if let Ask::Many(_, true) | Ask::Rows(_, true) = ask {
                object.entry(*field).or_insert_with(|| json!([]));
            }
        }
    }
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::tests::strategies::any_rule;

    fn form(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn problems(kind: &str, pairs: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        let Err(Error::Invalid(problems)) = read(kind, &form(pairs)) else { panic!("{kind} was read") };
        problems.into_iter().map(|problem| (problem.field, problem.code)).collect()
    }

    proptest! {
        #[test]
        fn a_form_gives_back_the_leaf_it_was_filled_from(rule in any_rule()) {
            for leaf in rule.leaves() {
                let back = read(kind_of(&leaf.test), &typed(leaf).unwrap()).unwrap();
                prop_assert_eq!(&Leaf { id: leaf.id.clone(), ..back }, leaf);
            }
        }
    }

    #[test]
    fn every_kind_has_a_form() {
        for kind in KINDS {
            assert!(fields::of(kind).is_some(), "{kind}");
        }
        let read = read("no_relatives", &form(&[("cites", "law")])).unwrap();
        assert_eq!(kind_of(&read.test), "no_relatives");
        assert_eq!(problems("dean", &[]), [("kind".to_owned(), "unknown-option")]);
    }

    #[test]
    fn empty_rows_are_left_out() {
        let typed = form(&[
            ("cites", "law"),
            ("years", "3"),
            ("counting.0.kinds", "corps_b"),
            ("counting.0.kinds", "corps_a"),
            ("counting.1.next_lower", "true"),
            ("counting.2.kinds", ""),
            ("of_which.0.years", "1"),
            ("of_which.0.counting.0.leading", "true"),
            ("of_which.1.years", ""),
        ]);
        let leaf = read("service", &typed).unwrap();
        let expected = json!({ "service": {
            "years": 3,
            "counting": [{ "kinds": ["corps_b", "corps_a"] }, { "next_lower": true }],
            "of_which": [{ "years": 1, "counting": [{ "leading": true }] }],
        } });
        assert_eq!(serde_json::to_value(&leaf.test).unwrap(), expected);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_field() {
        let named = |field: &str, code| vec![(field.to_owned(), code)];
        assert_eq!(problems("age", &[("min", "old")]), named("min", "number-format"));
        assert_eq!(problems("age", &[("min", "300")]), named("min", "number-range"));
        assert_eq!(problems("language", &[("min", "b1")]), named("language", "required"));
        assert_eq!(problems("degree", &[("any_of", "dean")]), named("any_of", "unknown-option"));
        assert_eq!(problems("education", &[("completed_by", "soon")]), named("completed_by", "date-format"));
        assert_eq!(
            problems("service", &[("years", "1"), ("counting.1.kinds", "dean")]),
            named("counting.0.kinds", "unknown-option"),
            "rows are counted after the empty ones are left out"
        );
        assert_eq!(problems("age", &[("grade", "oath"), ("min", "25")]), named("grade", "unknown-option"));
    }
}
