//! Share links of a situation: what is known, without names. What stands before the JSON and behind it is that of all links.

use super::situation::Situation;
use super::way_out::carried;
use crate::catalog::assigned::is_attended_app;
use crate::catalog::licenses;
use crate::intake::privacy::{Names, Private};
use crate::model::Units;
use crate::share::LinkError;

impl Situation {
    /// The JSON that a link holds.
    #[must_use]
    pub fn to_link(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the JSON of a link. What this version does not know is left out.
    ///
    /// # Errors
    /// The text is no JSON object.
    pub fn from_link(json: &str) -> Result<Self, LinkError> {
        if !json.trim_start().starts_with('{') || crate::json::parse(json).is_err() {
            return Err(LinkError::Damaged);
        }
        Ok(Self::from_json_leniently(json, Units::Utf8).0)
    }

    /// Replaces names, each always by the same one, and lists what was replaced by what. The answer stays the same.
    pub fn redact(&mut self) -> Vec<(String, String)> {
        let mut names = Names::default();
        // Of a run only that goes which matters here; its names are replaced already.
        self.plan = carried(&self.plan);
        for policy in self.policies.iter_mut().flat_map(|list| &mut list.items) {
            if let Some(name) = &mut policy.name {
                *name = names.of(Private::Policy, name);
            }
            for app in policy.included_apps.iter_mut().chain(&mut policy.excluded_apps).flatten() {
                if !is_attended_app(app) {
                    *app = names.of(Private::App, app);
                }
            }
            for product in policy.product.iter_mut().chain(policy.backups.iter_mut().flatten()) {
                hide(product, &mut names);
            }
        }
        for seats in self.tenant.licenses.iter_mut().flat_map(|list| &mut list.items) {
            hide(&mut seats.product, &mut names);
        }
        for license in self.user.licenses.iter_mut().flat_map(|held| &mut held.list.items) {
            hide(&mut license.product, &mut names);
        }
        names.replaced
    }
}

/// A product that we don't know may be named after somebody.
fn hide(product: &mut String, names: &mut Names) {
    if licenses::find(product).is_none() {
        *product = names.of(Private::Product, product);
    }
}
