//! Values that are lists: Windows sessions, licences, and a tenant's remaining licences.

/// A list that may be incomplete.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "{T}List", deny_unknown_fields))]
pub struct OpenList<T> {
    /// The known items.
    pub items: Vec<T>,
    /// True if the list is complete. False if a plan leaves it out.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
    pub complete: bool,
}

/// A tenant's unassigned licences of one product.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Seats {
    /// The product's id in the catalogue, its part number, its GUID or its name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub product: String,
    /// The number left to assign; missing means not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<u32>,
}

impl<T> Default for OpenList<T> {
    fn default() -> Self {
        Self { items: vec![], complete: false }
    }
}

impl<T> OpenList<T> {
    /// Whether some item fits: `Some(true)` if one does, `Some(false)` if the list is complete and none can, else
    /// `None`.
    pub fn some(&self, fits: impl Fn(&T) -> Option<bool>) -> Option<bool> {
        let mut undecided = !self.complete;
        for item in &self.items {
            match fits(item) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => undecided = true,
            }
        }
        if undecided { None } else { Some(false) }
    }
}

/// A Windows session on the machine. `query user` shows a locked session as active, so the lock stays unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The signed-in user, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Connected or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<SessionState>,
    /// Whether the screen is locked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked: Option<bool>,
    /// Whether it belongs to the user that the connection signs in with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_connection_user: Option<bool>,
}

/// The state that Windows gives a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SessionState {
    /// Connected to a screen or to a remote desktop window; it may be locked.
    Active,
    /// Disconnected without signing out.
    Disconnected,
}

/// The licences of one user. A product that isn't in the catalogue makes a right unknown, not absent.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Licenses {
    /// The licences, in the order in which they were found.
    #[serde(flatten)]
    pub list: OpenList<License>,
    /// Rights that an error code says the user doesn't have, whatever the list contains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Right>,
}

/// One assigned licence.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct License {
    /// The product's id in the catalogue, its part number, its GUID or its name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub product: String,
    /// True if the service plan that gives the right is switched off in this assignment.
    #[serde(skip_serializing_if = "is_false")]
    pub switched_off: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// What a licence allows a desktop flow run to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Right {
    /// Attended runs started from a cloud flow.
    Attended,
    /// Unattended runs on your own machines.
    Unattended,
    /// Runs on hosted machines and groups.
    Hosted,
}

impl Right {
    /// Every right with its JSON word.
    pub const ALL: [(&'static str, Self); 3] =
        [("attended", Self::Attended), ("unattended", Self::Unattended), ("hosted", Self::Hosted)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_list_says_no_only_when_it_is_complete() {
        let list = |items: &[u8], complete| OpenList { items: items.to_vec(), complete };
        let even = |item: &u8| (*item < 100).then(|| item.is_multiple_of(2));
        assert_eq!(list(&[1, 2], false).some(even), Some(true));
        assert_eq!(list(&[1], false).some(even), None);
        assert_eq!(list(&[1], true).some(even), Some(false));
        assert_eq!(list(&[1, 100], true).some(even), None, "an item that may fit leaves it open");
    }
}
