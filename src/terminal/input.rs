//! Reads the inputs of a command: files, folders, patterns and standard input, in any encoding that Windows writes.

use super::args::Arguments;
use super::failure::Failure;
use super::output::patiently;
use flow_preflight::intake;
use std::io::Read;
use std::path::Path;

/// The text of a file, or of standard input for `-`.
pub(crate) fn text_of(path: &str) -> Result<String, Failure> {
    bytes_of(path).map(|bytes| decoded(&bytes)).map_err(Failure::Input)
}

fn bytes_of(path: &str) -> Result<Vec<u8>, String> {
    let mut bytes = vec![];
    let read = if path == "-" {
        patiently(|| std::io::stdin().read_to_end(&mut bytes)).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map(|()| bytes).map_err(|error| format!("{path} can’t be read: {error}"))
}

/// Decodes the bytes and drops a byte-order mark, which Windows PowerShell writes before UTF-8.
fn decoded(bytes: &[u8]) -> String {
    intake::decode(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

/// The endings of tables of runs and of logs.
const TABLES: [&str; 8] = ["csv", "tsv", "txt", "log", "xlsx", "json", "jsonl", "ndjson"];

/// Which files of a folder are inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Plans: `*.json`.
    Plans,
    /// Every file that is text.
    Texts,
    /// Tables of runs: CSV, workbooks, JSON, and the description of a Synapse Link folder.
    Tables,
}

/// An input: its name with `/`, and its text or the reason why it can't be read.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) text: Result<String, String>,
}

/// The inputs of a command.
pub(crate) struct Inputs {
    pub(crate) list: Vec<Input>,
    /// True if there could be more than one: several operands, a folder or a pattern. Decides the output form,
    /// regardless of the number of files found.
    pub(crate) are_many: bool,
}

impl Inputs {
    /// Reads the operands: files, folders with all their files, patterns such as `plans/**/*.json`.
    pub(crate) fn read(arguments: &Arguments, wanted: Wanted) -> Result<Self, Failure> {
        arguments.operand(0, "FILE")?;
        let mut list: Vec<Input> = vec![];
        let mut are_many = arguments.operands.len() > 1;
        let mut add = |path: &str, is_found: bool| {
            let name = path.replace(std::path::MAIN_SEPARATOR, "/");
            if list.iter().any(|input| input.name == name) {
                return;
            }
            let text = bytes_of(path);
            // Other files in a folder, such as pictures, are skipped. A file that is named is read in any case.
            let text = match text {
                Ok(bytes) if is_found && wanted == Wanted::Texts && intake::text_of(&bytes).is_none() => return,
                text => text.map(|bytes| decoded(&bytes)),
            };
            list.push(Input { name, text });
        };
        for (path, is_found) in expanded(arguments, wanted, &mut are_many)? {
            add(&path, is_found);
        }
        match list.is_empty() {
            true => Err(Failure::Input(format!("There is no text file in {}.", arguments.operands.join(", ")))),
            false => Ok(Self { list, are_many }),
        }
    }
}

/// The files that the operands name or lead to, each with whether it was found in a folder or by a pattern.
fn expanded(arguments: &Arguments, wanted: Wanted, are_many: &mut bool) -> Result<Vec<(String, bool)>, Failure> {
    let mut all = vec![];
    for operand in &arguments.operands {
        let path = Path::new(operand);
        let is_pattern = operand.contains(['*', '?', '[']) && !path.exists();
        let found = match (path.is_dir(), is_pattern) {
            (true, _) => files_in(path, wanted)?,
            (_, true) => matching(operand)?,
            _ => {
                all.push((operand.clone(), false));
                continue;
            }
        };
        *are_many = true;
        if found.is_empty() {
            let what = match wanted {
                Wanted::Plans => "plan (*.json)",
                Wanted::Texts => "file",
                Wanted::Tables => "table of runs (*.csv, *.xlsx, *.json)",
            };
            return Err(Failure::Input(match is_pattern {
                true => format!("No file matches {operand}."),
                false => format!("There is no {what} in {operand}."),
            }));
        }
        all.extend(found.into_iter().map(|path| (path, true)));
    }
    Ok(all)
}

/// The paths of the operands' files, each once.
pub(crate) fn paths(arguments: &Arguments, wanted: Wanted) -> Result<Vec<String>, Failure> {
    arguments.operand(0, "FILE")?;
    let mut paths: Vec<String> = vec![];
    for (path, _) in expanded(arguments, wanted, &mut false)? {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// The files under a folder, sorted by path. Skips names that begin with a dot, and links to folders.
fn files_in(folder: &Path, wanted: Wanted) -> Result<Vec<String>, Failure> {
    let unreadable = |folder: &Path, error| Failure::Input(format!("{} can’t be read: {error}", folder.display()));
    let mut files = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| unreadable(&folder, error))? {
            let entry = entry.map_err(|error| unreadable(&folder, error))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(|error| unreadable(&folder, error))?);
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let ending =
                path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
            let is_wanted = match wanted {
                Wanted::Plans => ending == "json",
                Wanted::Texts => true,
                Wanted::Tables => TABLES.contains(&ending.as_str()),
            };
            if kind.is_dir() {
                folders.push(path);
            } else if path.is_file() && is_wanted {
                files.push(path.to_string_lossy().into_owned());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The files that match a pattern, sorted by path.
fn matching(pattern: &str) -> Result<Vec<String>, Failure> {
    let paths = glob::glob(pattern).map_err(|error| Failure::Input(format!("{pattern} is no pattern: {error}")))?;
    let files = paths.filter_map(Result::ok).filter(|path| path.is_file());
    Ok(files.map(|path| path.to_string_lossy().into_owned()).collect())
}
