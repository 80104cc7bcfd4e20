//! Shortens the import and export names shared by a wasm file and its glue. wasm-bindgen's names end in hashes that
//! don't compress and occur in both files. Saves 2.6 KB per first visit.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::binaryen::wasm_opt;
use crate::shell;

/// Renames in the wasm file and the glue, and drops the long names from the glue's `.d.ts`.
pub(crate) fn shorten(wasm: &Path) -> Result<()> {
    let map = shell::quiet(wasm_opt()?.arg("--minify-imports-and-exports-and-modules").arg(wasm).arg("-o").arg(wasm))?;
    let beside = wasm.to_string_lossy().replace("_bg.wasm", "");
    let (glue, types) = (format!("{beside}.js"), format!("{beside}.d.ts"));
    let script = std::fs::read_to_string(&glue).with_context(|| format!("reading {glue}"))?;
    std::fs::write(glue, renamed(&script, &map)?)?;
    let declared = std::fs::read_to_string(&types).with_context(|| format!("reading {types}"))?;
    let kept: Vec<&str> = declared.lines().filter(|line| !line.starts_with("    readonly ")).collect();
    Ok(std::fs::write(types, kept.join("\n") + "\n")?)
}

/// The glue with the names replaced by `map`, the output of `wasm-opt`: lines of `["module", "import", "short"]` and of
/// `["export", "short"]`.
fn renamed(glue: &str, map: &str) -> Result<String> {
    let mut script = glue.to_owned();
    for line in map.lines() {
        let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        match words[..] {
            [module, import, short] => {
                script = script.replace(&format!("\"{module}\": "), "\"a\": ");
                let (long, short) = (format!("\n        {import}: "), format!("\n        {short}: "));
                if !script.contains(&long) {
                    bail!("the glue has no import {import}");
                }
                script = script.replace(&long, &short);
            }
            [export, short] => script = exports_renamed(&script, export, short),
            _ => {}
        }
    }
    Ok(script)
}

/// Replaces `wasm.export` by `wasm.short`; `wasm.exported` is left alone.
fn exports_renamed(script: &str, export: &str, short: &str) -> String {
    let mut parts = script.split("wasm.");
    let mut done = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        done += "wasm.";
        match part.strip_prefix(export).filter(|rest| !rest.starts_with(is_name)) {
            Some(rest) => done = done + short + rest,
            None => done += part,
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"{
 "imports": [
  ["./x_bg.js", "__wbg_now_12ab", "$"]
 ],
 "exports": [
  ["mount", "b"],
  ["mounted_open", "c"]
 ]
}"#;

    #[test]
    fn imports_and_exports_get_their_short_names() -> Result<()> {
        let glue = "const import0 = {\n        __wbg_now_12ab: function() {},\n    };\n\"./x_bg.js\": import0\nwasm.mount(); wasm.mounted_open(1); mount;";
        let short = "const import0 = {\n        $: function() {},\n    };\n\"a\": import0\nwasm.b(); wasm.c(1); mount;";
        assert_eq!(renamed(glue, MAP)?, short);
        Ok(())
    }

    #[test]
    fn an_import_that_the_glue_does_not_have_is_an_error() {
        assert!(renamed("", MAP).is_err());
    }
}
