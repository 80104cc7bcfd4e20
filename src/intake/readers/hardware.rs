//! Reads processor, memory, disk and clock: lines of `systeminfo`, `fsutil volume diskfree`, `w32tm`.

use super::output::Block;
use crate::intake::found::{Found, Raw};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{Field, Record, TextLine};
use crate::model::{Fact, Span};

/// The beginnings of the processor in `System Type`, in any language: `x64-based PC`, `x64-basierter PC`.
const PROCESSORS: [(&str, &str); 3] = [("x64-", "x64"), ("ARM64-", "arm64"), ("x86-", "x86")];

/// The field with the kind of processor.
fn processor<'r>(record: &'r Record) -> Option<(&'r Field<'r>, &'static str)> {
    record.fields.iter().find_map(|field| {
        let is = |(sign, _): &&(&str, &str)| field.value.starts_with(sign) && field.value.contains("PC");
        PROCESSORS.iter().find(is).map(|(_, word)| (field, *word))
    })
}

/// Parts of the label of the total physical memory, in Windows’ languages.
const TOTAL: [&str; 5] = ["total", "totaal", "gesamt", "合計", "总量"];
const PHYSICAL: [&str; 5] = ["phys", "físic", "fisic", "fysi", "物理"];

/// The field with the physical memory, and the gigabytes: `16,384 MB`, `16 305 Mo`. Windows reserves some memory: 16 GB
/// are shown as a little less.
fn memory<'r>(record: &'r Record) -> Option<(&'r Field<'r>, u32)> {
    record.fields.iter().find_map(|field| {
        let number = field.value.strip_suffix(" MB").or_else(|| field.value.strip_suffix(" Mo"))?;
        let label = field.name.to_ascii_lowercase();
        let gigabytes = digits(number)?.checked_add(512)? / 1024;
        let has = |parts: &[&str]| parts.iter().any(|part| label.contains(part));
        (gigabytes > 0 && has(&TOTAL) && has(&PHYSICAL)).then_some((field, gigabytes))
    })
}

/// A whole number with separators of any language between its digits.
fn digits(text: &str) -> Option<u32> {
    let is_part = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
    };
    if !text.chars().all(is_part) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Reads processor and memory.
pub(super) fn read(record: &Record, found: &mut Found) {
    if let Some((field, word)) = processor(record) {
        found.set(Fact::MachineCpuArch, Raw::Words(&[word]), record.place(field), false);
    }
    if let Some((field, gigabytes)) = memory(record) {
        found.set(Fact::MachineRamGb, Raw::Count(gigabytes), record.place(field), false);
    }
}

/// True if the record has lines of `systeminfo` with processor or memory.
pub(super) fn is_known(record: &Record) -> bool {
    processor(record).is_some() || memory(record).is_some()
}

/// The field with the free bytes of a disk.
fn free_bytes<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    record.any(&["totalfreebytes", "totaloffreebytes"])
}

/// True if the record is the output of `fsutil volume diskfree`.
pub(super) fn is_disk(record: &Record) -> bool {
    free_bytes(record).is_some()
}

/// Reads whether the disk has space left. Windows warns below 200 MB; between that and a gigabyte nothing is said.
pub(super) fn disk(record: &Record, found: &mut Found) {
    let Some(field) = free_bytes(record) else { return };
    let number = field.value.split('(').next().unwrap_or("").trim();
    let separators = number.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    let is_left = match number.len() - separators {
        0 => return,
        length if length > 9 => true,
        length if length < 9 || number.starts_with('1') => false,
        _ => return,
    };
    found.set(Fact::MachineDiskSpaceLeft, Raw::Flag(is_left), record.place(field), false);
}

/// True if the record is the output of `w32tm /query /status`.
pub(super) fn is_clock(record: &Record) -> bool {
    record.has("leapindicator") && record.has("stratum")
}

/// Reads whether the clock is synchronised. If it isn't, it may be right all the same.
pub(super) fn clock(record: &Record, found: &mut Found) {
    let source = record.text("source");
    let is_alone = ["Local CMOS Clock", "Free-running System Clock"].iter().any(|clock| source.starts_with(clock));
    let Some(indicator) = record.get("leapindicator") else { return };
    if is_alone || indicator.value.trim().starts_with('3') {
        let text = "The clock of this machine isn’t synchronised. `w32tm /stripchart` shows how far it is off.";
        found.sum_up(text, Some(record.span()));
    } else if indicator.value.trim().starts_with('0') && !source.is_empty() {
        found.set(Fact::MachineClockCorrect, Raw::Flag(true), record.place(indicator), false);
    }
}

/// The seconds by which a clock is off, in a line of `w32tm /stripchart /dataonly`: `09:40:12, +00.0123456s`.
fn offset(line: &str) -> Option<u32> {
    let (time, rest) = line.strip_suffix('s')?.split_once(", ")?;
    let (seconds, fraction) = rest.strip_prefix(['+', '-'])?.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (time.len() <= 11 && time.contains(':') && digits(fraction)).then(|| seconds.parse().ok()).flatten()
}

/// True if the line compares two clocks.
pub(super) fn begins(line: &TextLine) -> bool {
    line.text.len() < 60 && offset(line.text.trim()).is_some()
}

/// Reads how far a clock is off. Kerberos allows five minutes.
pub(super) fn line(block: &Block, line: &TextLine, found: &mut Found) -> usize {
    let place = block.layer.place(Span { start: line.start, end: line.end() });
    if let Some(seconds) = offset(line.text.trim()) {
        found.open(ArtifactKind::Clock, place);
        found.sum_up(format!("This machine’s clock is {seconds} seconds off. Kerberos allows 300."), Some(place));
        if seconds > 300 {
            found.set(Fact::GroupClocksAgree, Raw::Flag(false), place, false);
        }
        found.close();
    }
    line.next
}
