//! The shapes that show severity together with colour, and without it.

use crate::catalog::rule::{Outcome, Severity};
use crate::check::{Finding, Verdict};
use yew::prelude::*;

/// The meaning of a shape, with its label and drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// An octagon with a cross: stops the run.
    Blocked,
    /// A triangle with a mark: may fail.
    Risk,
    /// A circle with a question mark: not known.
    Question,
    /// A circle with a tick: in order.
    Ready,
    /// A square with an i: worth knowing.
    Note,
}

impl Sign {
    /// Its name in the style sheet.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Risk => "risk",
            Self::Question => "question",
            Self::Ready => "ready",
            Self::Note => "note",
        }
    }

    /// Its label for screen readers.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Blocked => "Stops the run",
            Self::Risk => "May make it fail",
            Self::Question => "Not known",
            Self::Ready => "In order",
            Self::Note => "Worth knowing",
        }
    }

    const fn outline(self) -> &'static str {
        match self {
            Self::Blocked => "M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z",
            Self::Risk => "M12 1.8 23.2 21.6H.8z",
            Self::Question | Self::Ready => "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z",
            Self::Note => {
                "M3 1.5h18A1.5 1.5 0 0 1 22.5 3v18a1.5 1.5 0 0 1-1.5 1.500H3A1.5 1.5 0 0 1 1.5 21V3A1.5 1.5 0 0 1 3 1.500z"
            }
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::Blocked => "m8 8 8 8m0-8-8 8",
            Self::Risk => "M12 9v5.500M12 17.600v.6",
            Self::Question => "M8.9 9.200c.2-1.9 1.5-3 3.2-3s3.2 1.2 3.2 2.800c0 2.4-3.2 2.6-3.2 5M12.1 17.400v.6",
            Self::Ready => "m7 12.5 3.5 3.500L17 9",
            Self::Note => "M12 11v6M12 7v.6",
        }
    }
}

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Blocked => Self::Blocked,
            Verdict::NotSure => Self::Question,
            Verdict::AtRisk => Self::Risk,
            Verdict::Ready => Self::Ready,
        }
    }
}

impl From<&Finding> for Sign {
    fn from(finding: &Finding) -> Self {
        match (&finding.outcome, finding.rule.severity) {
            (Outcome::NeedToKnow(_), _) => Self::Question,
            (Outcome::Holds(_) | Outcome::NotApplicable, _) => Self::Ready,
            (Outcome::Broken(_), Severity::Blocker) => Self::Blocked,
            (Outcome::Broken(_), Severity::Risk) => Self::Risk,
            (Outcome::Broken(_), Severity::Note) => Self::Note,
        }
    }
}

/// A shape inside a diagram, centred at a point; the diagram has its own description.
pub(crate) fn shape_at(sign: Sign, x: i32, y: i32) -> Html {
    html! {
        <g class="shape" data-sign={sign.word()} transform={format!("translate({} {})", x - 12, y - 12)}>
            <path class="shape-outline" d={sign.outline()} />
            <path class="shape-mark" d={sign.mark()} />
        </g>
    }
}

/// A shape. A word is always beside it.
pub(crate) fn shape(sign: Sign) -> Html {
    html! {
        <svg class="shape" data-sign={sign.word()} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="shape-outline" d={sign.outline()} />
            <path class="shape-mark" d={sign.mark()} />
        </svg>
    }
}
