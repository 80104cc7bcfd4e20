//! Queries that show the tenant's settings in the administrator's browser: Dataverse Web API and Graph Explorer. Native
//! only: the views don't include them.

use crate::text::percent;

/// The service that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The environment's Dataverse Web API.
    Dataverse,
    /// Microsoft Graph, in Graph Explorer.
    Graph,
}

/// A query and what it shows.
#[derive(Clone, Copy, Debug)]
pub struct TenantQuery {
    /// Its id.
    pub id: &'static str,
    /// The service that answers it.
    pub service: Service,
    /// The path with its query options.
    pub path: &'static str,
    /// What it shows.
    pub tells: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/queries.rs"));

/// Every query, in catalogue order.
#[must_use]
pub const fn all() -> &'static [TenantQuery] {
    ALL
}

/// A placeholder for an environment whose address is unknown.
pub const SOME_ENVIRONMENT: &str = "https://ORGANISATION.crm.dynamics.com";

impl TenantQuery {
    /// The URL to open. `environment` is the environment's address, such as `https://contoso.crm4.dynamics.com`.
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
