//! The content security policy that every page of the site stands under.

/// The policy as it stands first in the head of every page.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy as a header, with the one directive that a page cannot give itself. The page of the frame alone may stand
/// inside others.
pub(crate) fn header(address: &str) -> String {
    let ancestors = if address.starts_with("/frame/") { "*" } else { "'none'" };
    format!("{POLICY}; frame-ancestors {ancestors}")
}
