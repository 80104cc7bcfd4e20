//! Addresses that show the tenant's side in the administrator's own tab: the Dataverse Web API and Graph Explorer. Native
//! only: the views don't have them.

use crate::text::percent;

/// Where a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The Web API of the environment.
    Dataverse,
    /// Microsoft Graph, in Graph Explorer.
    Graph,
}

/// A query.
#[derive(Clone, Copy, Debug)]
pub struct TenantQuery {
    /// Our id of it.
    pub id: &'static str,
    /// Where it is answered.
    pub service: Service,
    /// The path with its options.
    pub path: &'static str,
    /// What it tells.
    pub tells: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/queries.rs"));

/// Every query, in the order of the catalogue.
#[must_use]
pub const fn all() -> &'static [TenantQuery] {
    ALL
}

/// An environment, where its address isn't known.
pub const SOME_ENVIRONMENT: &str = "https://ORGANISATION.crm.dynamics.com";

impl TenantQuery {
    /// The address to open. `environment` is that of the environment, such as `https://contoso.crm4.dynamics.com`.
    #[must_use]
    pub fn address(&self, environment: &str) -> String {
        match self.service {
            Service::Dataverse => format!("{}{}", environment.trim_end_matches('/'), self.path.replace(' ', "%20")),
            Service::Graph => {
                let version = self.path.split('/').nth(1).unwrap_or_default();
                let request = self.path.splitn(3, '/').nth(2).unwrap_or_default();
                format!(
                    "https://developer.microsoft.com/graph/graph-explorer?request={}&method=GET&version={version}&GraphUrl=https://graph.microsoft.com",
                    percent::encode(request)
                )
            }
        }
    }
}
