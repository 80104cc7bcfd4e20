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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{files, workspace};
    use anyhow::Result;

    #[test]
    fn the_examples_of_servers_send_this_policy() -> Result<()> {
        let folder = workspace::root().join("docs/servers");
        let mut found = 0;
        for file in files::under(&folder)? {
            let text = std::fs::read_to_string(&file)?;
            for (at, _) in text.match_indices("default-src") {
                let (_, sent) = text.split_at(at);
                let right =
                    [header("/"), header("/frame/"), format!("{POLICY}; frame-ancestors $flow_preflight_frames")];
                assert!(
                    right.iter().any(|policy| sent.starts_with(&format!("{policy}\""))),
                    "{} does not send the policy of xtask/src/policy.rs, which is: {POLICY}",
                    file.display()
                );
                found += 1;
            }
        }
        assert_eq!(found, 3, "an example has lost its policy");
        Ok(())
    }
}
