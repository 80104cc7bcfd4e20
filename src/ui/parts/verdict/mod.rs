//! The verdict and the next question.

pub(in crate::ui) mod next_question;
pub(in crate::ui) mod verdict_card;
