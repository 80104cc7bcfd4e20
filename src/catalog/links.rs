//! The portals and portal pages that steps link to.

use crate::model::{ChoiceSet, Fact, RunPlan};
use crate::store::catalog;
use flow_preflight_grammar::stored::StoredLink;
use serde::Serialize;
use std::sync::LazyLock;

/// A portal, or one of its pages.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Link {
    /// Its id.
    #[serde(skip)]
    pub id: &'static str,
    /// Its name, as steps use it.
    pub label: &'static str,
    /// Its address in the public cloud.
    pub url: &'static str,
    /// Its addresses in other clouds, each with the word of `environment.cloud`.
    #[serde(skip)]
    clouds: &'static [(&'static str, &'static str)],
}

static ALL: LazyLock<Vec<Link>> = LazyLock::new(|| {
    let link = |stored: &'static StoredLink| Link {
        id: stored.id,
        label: stored.label,
        url: stored.url,
        clouds: &stored.clouds,
    };
    catalog().links.iter().map(link).collect()
});

/// Every link.
#[must_use]
pub fn all() -> &'static [Link] {
    &ALL
}

/// The link with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Link> {
    all().iter().find(|link| link.id == id)
}

/// The portals that a step's text names.
pub(super) fn named_in(text: &str) -> impl Iterator<Item = &'static Link> {
    all().iter().filter(move |link| text.contains(link.label))
}

impl Link {
    /// The address for the run's cloud; the public cloud's address if the cloud is unknown.
    #[must_use]
    pub fn address(&self, plan: &RunPlan) -> &'static str {
        let in_cloud = |word: &str| {
            let words = ChoiceSet::from_words(Fact::EnvironmentCloud.words(), [word]);
            words.is_some_and(|words| plan.within(Fact::EnvironmentCloud, words).is_yes())
        };
        self.clouds.iter().find(|(cloud, _)| in_cloud(cloud)).map_or(self.url, |(_, url)| url)
    }
}
