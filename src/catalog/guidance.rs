//! What is said beside a rule or a code: what, why, the way out, and who says so.

use crate::model::Owner;

/// The texts of a finding.
#[derive(Debug)]
pub struct Guidance {
    /// What is wrong, in the person's words.
    pub what: &'static str,
    /// Why the product behaves so.
    pub why: &'static str,
    /// The way out, one act a step, cheapest first.
    pub fix: &'static [Step],
    /// Who says so.
    pub sources: &'static [Citation],
}

/// One act of one person.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: &'static str,
    /// Who can do it.
    pub owner: Owner,
    /// What it changes, as a plan in JSON; empty for looking something up.
    pub makes: &'static str,
}

impl Step {
    /// A step that changes nothing by itself: looking up, trying again, asking.
    #[must_use]
    pub const fn look(owner: Owner, text: &'static str) -> Self {
        Self { text, owner, makes: "" }
    }

    /// A step that changes facts, given as a plan in JSON.
    #[must_use]
    pub const fn change(owner: Owner, text: &'static str, makes: &'static str) -> Self {
        Self { text, owner, makes }
    }
}

/// A public page that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Our short name of it.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its public address.
    pub url: &'static str,
    /// The date printed on it, where there is one.
    pub page_date: Option<&'static str>,
    /// The day on which we read it.
    pub read_on: &'static str,
}

impl Source {
    /// Names the part of the page that says it.
    #[must_use]
    pub const fn at(&'static self, section: &'static str) -> Citation {
        Citation { source: self, section }
    }
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The page.
    pub source: &'static Source,
    /// The section of it.
    pub section: &'static str,
}

/// A point on which the sources disagree.
#[derive(Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Our id of it.
    pub id: &'static str,
    /// What they disagree about.
    pub point: &'static str,
    /// What each of them says.
    pub positions: &'static [Position],
    /// Which one we follow, and why.
    pub follow: &'static str,
}

/// What one source says about a disputed point.
#[derive(Debug, PartialEq, Eq)]
pub struct Position {
    /// What it says, in our words.
    pub says: &'static str,
    /// Where it says so.
    pub source: Citation,
}
