//! placeholder
use crate::figures::Report;
use crate::{Options, Problem};
pub(crate) fn measure(_: &Options, _: &mut Report) -> Result<(), Problem> {
    Ok(())
}
