//! The content security policy of every page of the site.

/// The policy at the start of the head of every page.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What stands in its place on the other pages.
const NO_TYPES: &str = "trusted-types 'none'";

/// What no page but `/offline/` may: register a service worker, whose address its one Trusted Types policy makes, and
/// have a manifest.
const OFFLINE: &str = "trusted-types flow-preflight-offline; manifest-src 'self'; worker-src 'self'";

/// The policy of one page, by its path in the site. A sandboxed frame has an opaque origin, and there WebKit matches
/// nothing against `'self'`. So the page for frames also lists the site's origin if it is known.
pub(crate) fn of_page(path: &str, origin: Option<&str>) -> String {
    match origin.filter(|_| is_frame(path)) {
        Some(origin) => POLICY.replace("'self'", &format!("'self' {origin}")),
        None if is_offline(path) => POLICY.replace(NO_TYPES, OFFLINE),
        None => POLICY.to_owned(),
    }
}

/// The policy as a header, with `frame-ancestors`, which has no effect in a page: only the page for frames may be
/// framed.
pub(crate) fn header(path: &str, origin: Option<&str>) -> String {
    let ancestors = if is_frame(path) { "*" } else { "'none'" };
    format!("{}; frame-ancestors {ancestors}", of_page(path, origin))
}

/// True for the page that is made for frames.
fn is_frame(path: &str) -> bool {
    path.trim_start_matches('/').starts_with("frame/")
}

/// True for the page that registers the service worker.
fn is_offline(path: &str) -> bool {
    path.trim_start_matches('/').starts_with("offline/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{files, workspace};
    use anyhow::Result;

    #[test]
    fn only_the_page_for_frames_names_the_origin_of_the_site() {
        let origin = Some("https://tool.example");
        assert_eq!(of_page("catalog/index.html", origin), POLICY);
        assert_eq!(of_page("frame/index.html", None), POLICY);
        let policy = of_page("frame/index.html", origin);
        for directive in ["script-src", "style-src", "img-src", "connect-src"] {
            assert!(policy.contains(&format!("; {directive} 'self' https://tool.example")), "{directive} in {policy}");
        }
        assert!(header("/frame/", origin).ends_with("; frame-ancestors *"));
        assert!(header("/", origin).ends_with("; frame-ancestors 'none'"));
    }

    #[test]
    fn only_the_page_for_offline_use_may_register_a_worker() {
        let policy = of_page("offline/index.html", Some("https://tool.example"));
        assert!(
            policy.ends_with("; trusted-types flow-preflight-offline; manifest-src 'self'; worker-src 'self'"),
            "{policy}"
        );
        for other in ["index.html", "frame/index.html", "offline-worker.js", "codes/offline/index.html"] {
            let policy = of_page(other, None);
            assert!(policy.ends_with("; trusted-types 'none'") && !policy.contains("worker-src"), "{other}: {policy}");
        }
    }

    #[test]
    fn the_server_examples_send_this_policy() -> Result<()> {
        let folder = workspace::root().join("docs/servers");
        let right = [
            header("/", None),
            header("/frame/", Some("https://flow-preflight.example")),
            header("/offline/", None),
            // nginx fills in the variables.
            format!(
                "{}; frame-ancestors $flow_preflight_frames",
                POLICY
                    .replace("'self'", "$flow_preflight_self")
                    .replace(NO_TYPES, "trusted-types $flow_preflight_types")
            ),
        ];
        let mut found = 0;
        for file in files::under(&folder)? {
            let text = std::fs::read_to_string(&file)?;
            for (at, _) in text.match_indices("default-src") {
                let (_, sent) = text.split_at(at);
                assert!(
                    right.iter().any(|policy| sent.starts_with(&format!("{policy}\""))),
                    "{} does not send a policy of xtask/src/policy.rs, which are: {right:#?}",
                    file.display()
                );
                found += 1;
            }
        }
        assert_eq!(found, 4, "an example has lost its policy");
        Ok(())
    }
}
