//! Finishes a page: adds the content security policy, and the site's address if it is known.

use anyhow::{Result, bail};

use crate::policy;

/// Markup that the policy forbids, or that breaks under another base path.
const REFUSED: [&str; 6] = ["<style", "<script>", "<base", " style=\"", " onclick=", "javascript:"];

/// The address of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// The base path, with a slash at both ends.
    pub(crate) base: String,
    /// The full address, with a slash at the end, if it is known.
    pub(crate) url: Option<String>,
    /// The address of the source code, if the pages should link to it.
    pub(crate) source: Option<String>,
    /// The address for reporting a wrong answer. A link to the answer is appended to it.
    pub(crate) report: Option<String>,
}

impl Address {
    /// The site's origin, such as `https://example.org`, if the address is known.
    pub(crate) fn origin(&self) -> Option<&str> {
        self.url.as_deref().and_then(|url| url.strip_suffix(self.base.as_str()))
    }

    /// Checks and combines `--base` and `--site-url`.
    pub(crate) fn new(base: Option<&str>, url: Option<&str>) -> Result<Self> {
        let said = base.map(|base| match base.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        });
        let Some(url) = url else {
            return Ok(Self { base: said.unwrap_or_else(|| "/".to_owned()), ..Self::default() });
        };
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let Some(rest) = rest.filter(|rest| !rest.is_empty() && !rest.contains(['?', '#', '"', '<', ' '])) else {
            bail!("--site-url must be an address such as https://example.org/tools/, not `{url}`");
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let scheme = url.strip_suffix(rest).unwrap_or_default();
        let own = if path.is_empty() { None } else { Some(format!("/{}/", path.trim_matches('/'))) };
        let base = match (said, own) {
            (Some(said), Some(own)) if said != own => bail!("--base says {said}, but --site-url says {own}: give one"),
            (Some(base), _) | (None, Some(base)) => base,
            (None, None) => "/".to_owned(),
        };
        let url = Some(format!("{scheme}{host}{base}"));
        Ok(Self { base, url, ..Self::default() })
    }

    /// Adds the addresses that the footer shows.
    pub(crate) fn with_foot(self, source: Option<&str>, report: Option<&str>) -> Result<Self> {
        for (option, said) in [("--source-url", source), ("--report-url", report)] {
            let begins = |start: &&str| said.is_none_or(|said| said.starts_with(*start));
            if !["https://", "http://", "mailto:"].iter().any(begins)
                || said.is_some_and(|said| said.contains(['"', '<', ' ']))
            {
                bail!(
                    "{option} must be an address such as https://example.org/flow-preflight, not `{}`",
                    said.unwrap_or_default()
                );
            }
        }
        Ok(Self { source: source.map(str::to_owned), report: report.map(str::to_owned), ..self })
    }
}

/// Adds the policy to the head of the page at `path`. Removes lines with `{{site}}` if the address isn't known.
pub(crate) fn fill(html: &str, path: &str, address: &Address) -> Result<String> {
    if let Some(refused) = REFUSED.iter().find(|refused| html.contains(**refused)) {
        bail!("the page holds `{refused}`, which the policy forbids");
    }
    let Some((before, after)) = html.split_once("<head>") else {
        bail!("the page has no <head> to put the policy in");
    };
    let policy = policy::of_page(path, address.origin());
    let html = format!("{before}<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}");
    Ok(addressed(&html, address))
}

/// Replaces `{{site}}`, `{{source}}` and `{{report}}` by their addresses. Removes lines whose address isn't known.
pub(crate) fn addressed(text: &str, address: &Address) -> String {
    let known = [("{{site}}", &address.url), ("{{source}}", &address.source), ("{{report}}", &address.report)];
    let filled = |line: &str| {
        known.iter().try_fold(line.replace("{{base}}", &address.base), |line, (name, url)| match url {
            Some(url) => Some(line.replace(name, &url.replace('&', "&amp;"))),
            None => (!line.contains(name)).then_some(line),
        })
    };
    let lines: Vec<String> = text.lines().filter_map(filled).collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: Option<&str>, url: Option<&str>, expected: (&str, Option<&str>)) -> Result<()> {
        let address = Address::new(base, url)?;
        assert_eq!((address.base.as_str(), address.url.as_deref()), expected);
        Ok(())
    }

    #[test]
    fn base_and_address_agree() -> Result<()> {
        check(None, None, ("/", None))?;
        check(Some("tools/flow"), None, ("/tools/flow/", None))?;
        check(None, Some("https://example.org"), ("/", Some("https://example.org/")))?;
        check(None, Some("https://example.org/flow"), ("/flow/", Some("https://example.org/flow/")))?;
        check(Some("/flow/"), Some("https://example.org"), ("/flow/", Some("https://example.org/flow/")))?;
        assert!(Address::new(Some("/a/"), Some("https://example.org/b/")).is_err());
        assert!(Address::new(None, Some("example.org")).is_err());
        Ok(())
    }

    #[test]
    fn the_policy_stands_first_and_an_unknown_address_leaves_no_line() -> Result<()> {
        let page = "<html><head>\n<link rel=\"canonical\" href=\"{{site}}\">\n<title>x</title></head></html>";
        let filled = fill(page, "index.html", &Address::new(None, None)?)?;
        assert!(filled.starts_with("<html><head>\n<meta http-equiv=\"Content-Security-Policy\""));
        assert!(!filled.contains("canonical"));
        let address = Address::new(None, Some("https://example.org/tools/"))?;
        assert_eq!(address.origin(), Some("https://example.org"));
        let filled = fill(page, "frame/index.html", &address)?;
        assert!(filled.contains("script-src 'self' https://example.org 'wasm-unsafe-eval'"), "{filled}");
        let filled = fill(page, "index.html", &Address::new(None, Some("https://example.org"))?)?;
        assert!(!filled.contains("'self' https://"), "{filled}");
        assert!(filled.contains("<link rel=\"canonical\" href=\"https://example.org/\">"));
        Ok(())
    }

    #[test]
    fn the_foot_leads_only_to_addresses_that_are_known() -> Result<()> {
        let foot = "<a href=\"{{source}}\">Source</a>\n<a href=\"{{report}}\">Report</a>";
        let address = Address::new(None, None)?;
        assert_eq!(addressed(foot, &address.clone().with_foot(None, None)?), "\n");
        let address =
            address.with_foot(Some("https://example.org/source"), Some("mailto:a@example.org?subject=x&body="))?;
        assert_eq!(
            addressed(foot, &address),
            "<a href=\"https://example.org/source\">Source</a>\n<a href=\"mailto:a@example.org?subject=x&amp;body=\">Report</a>\n"
        );
        assert!(Address::default().with_foot(Some("javascript:x"), None).is_err());
        Ok(())
    }

    #[test]
    fn what_the_policy_forbids_is_refused() {
        assert!(fill("<head></head><p style=\"x\">", "", &Address::default()).is_err());
        assert!(fill("<p>no head</p>", "", &Address::default()).is_err());
    }
}
