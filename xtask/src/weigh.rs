//! Lists the size of the workbench's wasm, module by module, from a build that keeps function names.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use crate::binaryen::wasm_opt;
use crate::say::step;
use crate::wasm::{self, Bundle};
use crate::wasm_file::Reader;
use crate::{shell, workspace};

/// The longest list that is printed.
const MOST: usize = 60;

/// Builds the workbench with names, and prints each module's size before compression.
pub(crate) fn weigh() -> Result<()> {
    let named = workspace::target().join("named.wasm");
    step("building the workbench with names", || {
        let compiled = wasm::compile(Bundle::Workbench, wasm::Build::Release)?;
        let mut wasm_opt = wasm_opt()?;
        wasm_opt.args(["-g", "--low-memory-unused", "-Oz"]).arg(&compiled).arg("-o").arg(&named);
        shell::quiet(&mut wasm_opt).context("wasm-opt failed").map(drop)
    })?;
    let functions = functions(&named)?;
    let mut modules: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for (name, bytes) in &functions {
        let entry = modules.entry(module(name)).or_default();
        *entry = (entry.0 + bytes, entry.1 + 1);
    }
    let mut rows: Vec<_> = modules.into_iter().collect();
    rows.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    let whole: u64 = rows.iter().map(|(_, (bytes, _))| bytes).sum();
    println!("  {whole} bytes of code in {} functions, without compression", functions.len());
    for (module, (bytes, count)) in rows.iter().take(MOST) {
        println!("  {bytes:>8} {:>5.1} % {count:>5}  {module}", *bytes as f64 * 100.0 / whole.max(1) as f64);
    }
    Ok(())
}

/// The name and size in bytes of each function in a wasm file.
fn functions(file: &Path) -> Result<Vec<(String, u64)>> {
    let bytes = std::fs::read(file)?;
    let mut reader = Reader::of(&bytes)?;
    let (mut imports, mut sizes, mut names) = (0, vec![], BTreeMap::new());
    while !reader.0.is_empty() {
        let (id, mut section) = (reader.byte()?, reader.part()?);
        match id {
            2 => imports = section.imported_functions()?,
            10 => {
                for _ in 0..section.number()? {
                    sizes.push(section.part()?.0.len() as u64);
                }
            }
            0 if section.part()?.0 == b"name" => names = section.function_names()?,
            _ => {}
        }
    }
    let name = |at: u64| names.get(&at).cloned().unwrap_or_default();
    Ok(sizes.into_iter().zip(imports..).map(|(size, at)| (name(at), size)).collect())
}

/// The module of a function, from its mangled name: two levels for this crate, the crate's name for others. A method of
/// a trait, `<A as B>::c`, belongs to `A`; what a generic function of another crate was made for doesn't count.
fn module(name: &str) -> String {
    let Ok(demangled) = rustc_demangle::try_demangle(name) else {
        return "glue and others".to_owned();
    };
    let readable = format!("{demangled:#}");
    let path = readable.trim_start_matches(['<', '&', '[', '*']);
    let path = path.strip_prefix("mut ").unwrap_or(path);
    let end = path.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != ':');
    let parts: Vec<_> = path.get(..end.unwrap_or(path.len())).unwrap_or_default().split("::").collect();
    let levels = if parts.first().is_some_and(|first| *first == "flow_preflight") { 3 } else { 1 };
    let kept = levels.min(parts.len().saturating_sub(1)).max(1);
    match parts.get(..kept).unwrap_or_default().join("::").as_str() {
        "core" | "alloc" | "std" | "str" | "u8" | "u32" | "usize" | "char" => "std".to_owned(),
        module => module.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mangled_name_gives_its_module() {
        for (name, expected) in [
            ("_RNvNtNtCs6cCQb4xqgH3_14flow_preflight6intake8segments4read", "flow_preflight::intake::segments"),
            ("_RNvNtCs6cCQb4xqgH3_14flow_preflight5check5check", "flow_preflight::check"),
            (
                "_RNvXsB_NtCs5sKFSN3Flua_22flow_preflight_grammar5valueNtB5_5ValueNtNtCs8AEDuGettFC_4core5clone5Clone5clone",
                "flow_preflight_grammar",
            ),
            ("_RNvNtCsgXGp5Oqx2Ny_4core3str16slice_error_fail", "std"),
            ("mount_fcc451346931db9a", "glue and others"),
        ] {
            assert_eq!(module(name), expected, "{name}");
        }
    }
}
