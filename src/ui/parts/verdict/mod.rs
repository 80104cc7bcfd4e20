//! The verdict and the next question.

pub(in crate::ui) mod banner;
pub(in crate::ui) mod next_question;
mod presumptions;
