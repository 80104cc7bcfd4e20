//! The texts that the fuzzer begins with, and how it changes them.

use crate::collected::{LANGUAGES, Machine};
use crate::run_history::{COLUMNS, History, Run, write};
use flow_preflight::triage::Reader;
use std::path::{Path, PathBuf};

/// A seeded random generator.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % limit.max(1)
    }

    pub(crate) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// A part of some bytes.
    fn part<'b>(&mut self, bytes: &'b [u8], most: usize) -> &'b [u8] {
        let start = self.below(bytes.len() + 1);
        &bytes[start..(start + self.below(most)).min(bytes.len())]
    }
}

/// The initial texts, and words to insert.
pub(crate) struct Corpus {
    pub(crate) texts: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

/// Longer inputs take time and find nothing more.
const LONGEST: usize = 6_000;

impl Corpus {
    pub(crate) fn load() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut texts: Vec<Vec<u8>> = ["tests/fuzz/corpus", "tests/artifacts", "tests/fixtures"]
            .iter()
            .flat_map(|folder| files(&root.join(folder)))
            .map(|file| std::fs::read(file).unwrap())
            .collect();
        // Each sample of a secret by itself, and a plan.
        texts.extend(
            include_str!("../fixtures/secrets.txt").lines().map(|line| line.replace(['⟦', '⟧'], "").into_bytes()),
        );
        texts.push(br#"{"said":{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"user":"a","locked":true}],"complete":true}}},"codes":["NoCandidateMachine"]}"#.to_vec());
        // Tables of runs, a summary, and the files of machines, which the collector writes.
        let some: Vec<Run> = History::new(5).take(30).collect();
        let sheet = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>errorcode</t></is></c><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
        let tables = [
            write::csv(&some, ','),
            write::csv(&some, ';'),
            write::partition(&some),
            write::ndjson(&some),
            write::pages(&some, 7),
            sheet.to_owned(),
            sheet_of(&some),
        ];
        texts.extend(tables.map(String::into_bytes));
        texts.push(summary_of(&write::csv(&some, ',')).into_bytes());
        texts.extend(LANGUAGES.iter().map(|language| Machine::ready("BOT-1").text(language).into_bytes()));
        let listed = include_str!("words.dict").lines().map(|line| line.trim_matches('"').as_bytes().to_vec());
        let signs = [
            "password=",
            "\"password\":\"",
            "{",
            "[",
            "\"",
            "'",
            ",",
            ":",
            "=",
            "\n",
            "\\",
            "%22",
            "&quot;",
            "\u{200B}",
            "\u{202E}",
            "> ",
            "é",
            "😀",
            "\u{1B}[",
            "eyJ",
            "://a:b@",
            " is ",
            "<hostile>",
            "\n::add-mask::",
            "=cmd|",
            "]]>",
            "PK\u{1}\u{2}",
        ];
        Self { texts, words: listed.chain(signs.iter().map(|sign| sign.as_bytes().to_vec())).collect() }
    }

    /// A text with some changes.
    pub(crate) fn mutant(&self, random: &mut Random) -> Vec<u8> {
        let text = random.one(&self.texts);
        // Most are a short part: quicker, and more of them.
        let longest = if random.below(4) == 0 { LONGEST } else { 700 };
        let from = if random.below(2) == 0 { 0 } else { random.below(text.len()) };
        let mut bytes = text[from..(from + longest).min(text.len())].to_vec();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len() + 1);
            let to = (at + random.below(64)).min(bytes.len());
            match random.below(9) {
                0 => drop(bytes.drain(at..to)),
                1 => bytes.truncate(at),
                2 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                3 => drop(bytes.splice(at..at, random.one(&self.words).clone())),
                4 => {
                    let other = random.one(&self.texts);
                    let part = random.part(other, 800).to_vec();
                    drop(bytes.splice(at..at, part));
                }
                5 => {
                    // Repeats a part: reveals quadratic passes.
                    let part = bytes[at..to].repeat(1 + random.below(60));
                    drop(bytes.splice(at..at, part));
                }
                6 => drop(bytes.splice(at..at, random.one(&self.words).repeat(1 + random.below(200)))),
                7 => {
                    let quoted = serde_json::to_string(&String::from_utf8_lossy(&bytes)).unwrap();
                    bytes = quoted.into_bytes();
                }
                _ => {
                    let len = bytes.len();
                    bytes[at.min(len)..].reverse();
                }
            }
            bytes.truncate(longest);
        }
        bytes
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![];
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

/// The same text twice, but for how often a part of it is repeated: few times, and eight times as often.
impl Corpus {
    pub(crate) fn stretched(&self, random: &mut Random) -> [Vec<u8>; 2] {
        let text = random.one(&self.texts);
        let from = random.below(text.len());
        let base = &text[from..(from + random.below(1_200)).min(text.len())];
        let at = random.below(base.len() + 1);
        let part = match random.below(3) {
            0 => random.one(&self.words).clone(),
            1 => [random.one(&self.words).clone(), random.one(&self.words).clone()].concat(),
            _ => base[at..(at + random.below(60)).min(base.len())].to_vec(),
        };
        let times = 6_000 / part.len().max(1);
        [times, times * 8].map(|times| [&base[..at], &part.repeat(times), &base[at..]].concat())
    }
}

/// The sheet of a workbook.
fn sheet_of(runs: &[Run]) -> String {
    let cell = |value: &String| {
        format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", value.replace('&', "&amp;").replace('<', "&lt;"))
    };
    let rows = std::iter::once(COLUMNS.map(str::to_owned)).chain(runs.iter().map(Run::values));
    let rows: String =
        rows.map(|values| format!("<row>{}</row>", values.iter().map(cell).collect::<String>())).collect();
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// The summary of a table, as `triage --json` writes it.
fn summary_of(csv: &str) -> String {
    let mut reader = Reader::default();
    reader.feed(csv.as_bytes());
    serde_json::to_string(&reader.finish()).unwrap()
}
