//! The post of the form: one of the body's, or a new one.

use super::{NEW_POST, Typed};
use crate::platform::error::FieldProblem;
use crate::posts::{NewPost, PostChoice};
use crate::reference::codes::{Category, Direction, Filling, PostKind};
use crate::reference::data::Names;

impl Typed {
    /// The chosen post; what is wrong with its form is added to `problems`.
    pub(super) fn read_post(&self, problems: &mut Vec<FieldProblem>) -> Option<PostChoice> {
        if self.post != NEW_POST {
            let id = self.post.parse().ok();
            if id.is_none() {
                problems.push(FieldProblem::new(
                    "post",
                    if self.post.is_empty() { "required" } else { "unknown-option" },
                ));
            }
            return id.map(PostChoice::Known);
        }
        let mut refuse = |field: &str, code| problems.push(FieldProblem::new(field, code));
        let region = self.post_region.parse().map_err(|_| refuse("post_region", "kato-code")).ok();
        let kind = self.post_kind.parse::<PostKind>().map_err(|_| refuse("post_kind", "unknown-option")).ok();
        let filling =
            self.post_filling.parse::<Filling>().map_err(|_| refuse("post_filling", "unknown-option")).ok();
        let category = match self.post_category.as_str() {
            "" => Some(None),
            code => {
                code.parse::<Category>().map_err(|_| refuse("post_category", "unknown-option")).ok().map(Some)
            }
        };
        let direction = match self.post_direction.as_str() {
            "" => Some(None),
            code => code
                .parse::<Direction>()
                .map_err(|_| refuse("post_direction", "unknown-option"))
                .ok()
                .map(Some),
        };
        let title = Names { kk: self.title_kk.clone(), ru: self.title_ru.clone(), en: self.title_en.clone() };
        Some(PostChoice::New(NewPost {
            title,
            region: region?,
            kind: kind?,
            filling: filling?,
            category: category?,
            direction: direction?,
        }))
    }
}
