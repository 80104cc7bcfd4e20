//! `new rule` and `new code`: writes a catalogue file with every required part left empty.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::say::note;
use crate::{files, workspace};

/// A kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A condition that a run needs.
    Rule,
    /// An error code of the product.
    Code,
}

impl Kind {
    /// The kind with this name.
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "rule" => Some(Self::Rule),
            "code" => Some(Self::Code),
            _ => None,
        }
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Rule => "rules",
            Self::Code => "codes",
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Rule => RULE,
            Self::Code => CODE,
        }
    }
}

/// Writes the file `catalog/<kind>s/<family>/<id>.toml` from a template. An empty part fails the next build with file
/// and line.
pub(crate) fn new(kind: &str, entry: &str) -> Result<()> {
    let Some(kind) = Kind::from_name(kind) else {
        bail!("there is no scaffold for `{kind}`, only for `rule` and `code`")
    };
    let file = write(kind, entry, &workspace::root().join("catalog"))?;
    let shown = file.strip_prefix(workspace::root()).unwrap_or(&file);
    println!("✓ {}", shown.display());
    note("fill it in, then: cargo xtask check · cargo xtask accept · a line in CHANGELOG.md");
    Ok(())
}

fn write(kind: Kind, entry: &str, catalog: &Path) -> Result<PathBuf> {
    let families = catalog.join(kind.folder());
    let Some((family, id)) = entry.split_once('/') else { bail!("name it as FAMILY/ID, such as `machine/{entry}`") };
    check_id(kind, id)?;
    let folder = families.join(family);
    if !folder.is_dir() {
        bail!("there is no family `{family}`; there are: {}", names_in(&families)?.join(", "));
    }
    for taken in files::under(&families)? {
        if taken.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case(id)) {
            bail!("{} has this id already", taken.display());
        }
    }
    let file = folder.join(format!("{id}.toml"));
    std::fs::write(&file, kind.template()).with_context(|| format!("writing {}", file.display()))?;
    Ok(file)
}

/// Checks the form of an id. Ids never change, so a wrong one can't be corrected later.
fn check_id(kind: Kind, id: &str) -> Result<()> {
    let allowed = |letter: char| match kind {
        Kind::Rule => letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-',
        Kind::Code => letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'),
    };
    if id.is_empty() || !id.chars().all(allowed) {
        match kind {
            Kind::Rule => bail!("`{id}` is no id of a rule: small letters, digits and hyphens, such as `disk-full`"),
            Kind::Code => bail!("`{id}` is no id of a code: the product's own spelling, or words with hyphens"),
        }
    }
    Ok(())
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = vec![];
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

const RULE: &str = r#"#:schema ../../../catalog-compiler/schema/rule.json
# The fault, as an administrator would say it; no full stop.
title = ""
# blocker, risk or note; certain, likely or possible: as the source says.
severity = ""
certainty = ""
# mention; ask, if the condition often fails; askWhenFaulty, if its fault would mislead.
unknown = "mention"

# The circumstances in which the rule matters.
applies = ["run.mode is unattended"]
# What saves the run although the fault is there.
unless = []

what = ""
why = ""

# The fault: one table for each way in which it shows, with the codes that it leads to.
[[broken]]
when = ""
predicts = [{ code = "", certainty = "certain" }]

# One action of one person a step, the cheapest first; `step = "id"` for a step of catalog/steps.toml. `when` says for
# which runs it is, `known` gives a text for runs of which more is known.
[[fix]]
owner = "machineAdmin"
text = ""
makes = {}

[[source]]
id = ""
section = ""

# At least one broken and one that holds, and one for each line of `applies`.
[[example]]
is = "broken"
says = ""
plan = { run = { mode = "unattended" } }

[[example]]
is = "holds"
says = ""
plan = { run = { mode = "unattended" } }

[[example]]
is = "notApplicable"
says = ""
plan = { run = { mode = "attended" } }
"#;

const CODE: &str = r#"#:schema ../../../catalog-compiler/schema/code.json
# The failure, as the person sees it; no full stop.
title = ""
modes = ["attended", "unattended"]

what = ""
why = ""
# Only what is true whenever this code is given.
implies = {}

# The product's exact words, `…` where they vary.
[[message]]
text = ""

# One action of one person a step, the cheapest first; `step = "id"` for a step of catalog/steps.toml.
[[fix]]
owner = "maker"
text = ""

# The facts that, with `implies`, break this rule. The rule has to predict the code.
[[cause]]
rule = ""
title = ""
facts = {}
tell = ""

[[source]]
id = ""
section = ""
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(name: &str) -> Result<PathBuf> {
        let catalog = workspace::target().join("tests-of-scaffolds").join(name);
        files::empty(&catalog)?;
        for file in ["rules/machine/too-few-cores.toml", "rules/entra/mfa.toml", "codes/agent/AgentNotReachable.toml"] {
            let file = catalog.join(file);
            std::fs::create_dir_all(file.parent().unwrap_or(&catalog))?;
            std::fs::write(file, "title = \"taken\"\n")?;
        }
        Ok(catalog)
    }

    #[test]
    fn a_new_entry_is_a_file_of_its_family() -> Result<()> {
        let catalog = catalog("new")?;
        let file = write(Kind::Rule, "machine/disk-full", &catalog)?;
        assert_eq!(file, catalog.join("rules/machine/disk-full.toml"));
        assert_eq!(std::fs::read_to_string(file)?, RULE);
        let file = write(Kind::Code, "agent/TotalChunksMismatch", &catalog)?;
        assert_eq!(file, catalog.join("codes/agent/TotalChunksMismatch.toml"));
        Ok(())
    }

    #[test]
    fn a_template_names_a_schema_that_is_there() {
        for kind in [Kind::Rule, Kind::Code] {
            let schema = kind.template().lines().next().and_then(|line| line.strip_prefix("#:schema ../../../"));
            let file = workspace::root().join(schema.unwrap_or_default());
            assert!(file.is_file(), "{}", file.display());
        }
    }

    #[test]
    fn what_would_be_wrong_for_ever_is_refused() -> Result<()> {
        let catalog = catalog("refused")?;
        let refused = |kind, entry: &str| match write(kind, entry, &catalog) {
            Ok(file) => format!("made {}", file.display()),
            Err(error) => error.to_string(),
        };
        assert_eq!(refused(Kind::Rule, "disk-full"), "name it as FAMILY/ID, such as `machine/disk-full`");
        assert_eq!(
            refused(Kind::Rule, "machines/disk-full"),
            "there is no family `machines`; there are: entra, machine"
        );
        assert!(refused(Kind::Rule, "machine/DiskFull").contains("is no id of a rule"));
        assert!(refused(Kind::Rule, "machine/mfa").ends_with("mfa.toml has this id already"));
        assert!(refused(Kind::Code, "agent/agentnotreachable").ends_with("has this id already"));
        Ok(())
    }
}
