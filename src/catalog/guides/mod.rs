//! The guides: checklists of the rules' conditions, in the order in which an administrator meets them. Only the published
//! pages include them.

mod auto_claim;
mod entra;
mod excused;
mod hosted;
mod registration;
mod unattended;
mod unattended_connection;

use super::rule::Rule;
use super::rules;
pub use excused::EXCUSED;

/// A checklist for one purpose.
#[derive(Debug)]
pub struct Guide {
    /// Its id, which never changes.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it is for, in one or two sentences.
    pub lead: &'static str,
    /// The run that it prepares, as a plan in JSON.
    pub run: &'static str,
    /// The page that opens what is ticked, from the root of the site; empty for the workbench.
    pub opens: &'static str,
    /// The stage with the picture of the session; empty for none.
    pub pictured: &'static str,
    /// The guides that come before it.
    pub before: &'static [&'static str],
    /// Its parts, in order.
    pub stages: &'static [Stage],
}

/// A part of a guide.
#[derive(Debug)]
pub struct Stage {
    /// Its heading.
    pub title: &'static str,
    /// Its items, in order.
    pub items: &'static [Item],
}

/// What has to be so.
#[derive(Debug)]
pub struct Item {
    /// What has to be so, as a sentence without a full stop.
    pub title: &'static str,
    /// Where its texts are.
    pub about: About,
}

/// Where the texts of an item are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// In the rule with this id.
    Rule(&'static str),
    /// In the text about auto-claim with this id.
    Topic(&'static str),
}

impl About {
    /// The id of the rule or text.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rule(id) | Self::Topic(id) => id,
        }
    }
}

impl Item {
    const fn rule(id: &'static str, title: &'static str) -> Self {
        Self { title, about: About::Rule(id) }
    }

    const fn topic(id: &'static str, title: &'static str) -> Self {
        Self { title, about: About::Topic(id) }
    }

    /// The rule that says whether it is so.
    #[must_use]
    pub fn as_rule(&self) -> Option<&'static Rule> {
        match self.about {
            About::Rule(id) => rules::find(id),
            About::Topic(_) => None,
        }
    }
}

impl Guide {
    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = &'static Item> {
        self.stages.iter().flat_map(|stage| stage.items)
    }
}

/// Every guide, in the order in which they are listed.
#[must_use]
pub const fn all() -> &'static [Guide] {
    &ALL
}

static ALL: [Guide; 6] = [
    registration::GUIDE,
    unattended::GUIDE,
    unattended_connection::GUIDE,
    entra::GUIDE,
    hosted::GUIDE,
    auto_claim::GUIDE,
];

/// The guide with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Guide> {
    ALL.iter().find(|guide| guide.id == id)
}

impl Guide {
    /// The guides that come after it.
    pub fn after(&'static self) -> impl Iterator<Item = &'static Self> {
        ALL.iter().filter(|guide| guide.before.last() == Some(&self.id))
    }
}

/// The guides with an item about this rule.
pub fn with_rule(id: &str) -> impl Iterator<Item = &'static Guide> {
    ALL.iter().filter(move |guide| guide.items().any(|item| matches!(item.about, About::Rule(other) if other == id)))
}
