//! Reads lines that only name products: a user's licences or, with numbers below, those of the tenant, as the user's
//! page in the Microsoft 365 admin center lists them.

use super::licenses;
use super::output::Block;
use crate::catalog::licenses::find;
use crate::intake::found::{Claim, Found};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{TextLine, line_at};
use crate::model::{License, Span};

/// Bullets of a list.
const BULLETS: [char; 8] = ['-', '*', '•', '+', '–', '·', ' ', '\t'];

/// Ticked boxes before a product.
const TICKED: [&str; 5] = ["☑", "✓", "✔", "[x]", "[X]"];
const EMPTY: [&str; 3] = ["☐", "[ ]", "□"];

/// The line without bullet and box, and whether the box is ticked; `None` without a box.
fn unboxed(line: &str) -> (&str, Option<bool>) {
    let bare = line.trim().trim_start_matches(BULLETS);
    let behind = |boxes: &[&str]| boxes.iter().find_map(|sign| bare.strip_prefix(sign)).map(str::trim_start);
    match (behind(&TICKED), behind(&EMPTY)) {
        (Some(rest), _) => (rest, Some(true)),
        (_, Some(rest)) => (rest, Some(false)),
        _ => (bare, None),
    }
}

/// The products, if a line names nothing else: `- Microsoft 365 E3`, `Licenses: Power Automate Free, Office 365 E3`.
fn products_in(line: &str) -> Option<Vec<&str>> {
    let (bare, _) = unboxed(line);
    let bare = match bare.split_once(':') {
        Some((label, rest)) if is_about_a_user(&label.to_ascii_lowercase()) => rest,
        _ => bare,
    };
    let bare = bare.trim_end_matches(['.', ' ']);
    let names: Vec<&str> = bare.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let is_product = |name: &&str| {
        name.len() > 3
            && (name.contains(' ')
                || name.contains('_')
                || name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
            && find(name).is_some()
    };
    (line.len() < 400 && names.iter().all(is_product)).then_some(names)
}

/// True for words such as `Licenses`, `Licences assigned to this user`.
fn is_about_a_user(label: &str) -> bool {
    (label.contains("licenses") || label.contains("licences")) && !label.contains("tenant")
}

/// True if a list of products begins at this line.
pub(super) fn begins(line: &TextLine) -> bool {
    // A cheap check first: most lines name no product, and looking each up is slow.
    let likely = [
        "Power",
        "Office",
        "Microsoft",
        "FLOW",
        "POWER",
        "ENTERPRISE",
        "SPE_",
        "SPB",
        "DESKLESS",
        "STANDARD",
        "O365",
        "Dynamics",
        "Windows",
    ];
    let begins = |rest: &str| likely.iter().any(|word| rest.starts_with(word));
    let is_likely = |(at, byte): (usize, u8)| byte.is_ascii_uppercase() && line.text.get(at..).is_some_and(begins);
    line.text.len() < 400 && line.text.bytes().enumerate().any(is_likely) && products_in(line.text).is_some()
}

/// The remaining and total number in `9,982 of 10,000 licenses available`.
fn left_of(line: &str) -> Option<(u32, u32)> {
    let number = |word: &str| -> Option<u32> {
        let digits: String = word.chars().filter(|letter| !matches!(letter, ',' | '.' | '\u{a0}')).collect();
        digits.parse().ok()
    };
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().take(6).collect();
    let [left, "of", all, unit, "available"] = words.as_slice() else { return None };
    if !unit.to_ascii_lowercase().starts_with("licen") {
        return None;
    }
    Some((number(left)?, number(all)?))
}

/// Reads lines of products. With numbers below they are the tenant's. Otherwise the user has those with a ticked box;
/// without boxes, the text doesn't say which.
pub(super) fn read(block: &Block, first: &TextLine, found: &mut Found) -> usize {
    let mut end = first.start;
    let mut held: Vec<License> = vec![];
    let mut tenant: Vec<(String, u32, u32, Span)> = vec![];
    let mut boxes = false;
    while let Some(line) = line_at(&block.layer.text, end) {
        let Some(names) = products_in(line.text) else { break };
        let (_, ticked) = unboxed(line.text);
        boxes |= ticked.is_some();
        end = line.next;
        let numbers = line_at(&block.layer.text, end).and_then(|next| Some((left_of(next.text)?, next.next)));
        if let (Some(((left, all), next)), [name]) = (numbers, names.as_slice()) {
            let span = block.layer.place(Span { start: line.start, end: next });
            tenant.push(((*name).to_owned(), left, all, span));
            end = next;
        }
        if ticked != Some(false) && (ticked.is_some() || numbers.is_none()) {
            held.extend(names.into_iter().map(|name| License { product: name.to_owned(), switched_off: false }));
        }
    }
    let span = block.layer.place(Span { start: first.start, end });
    if boxes || !held.is_empty() {
        found.open(ArtifactKind::UserLicenses, span);
        licenses::claim(held, false, span, found);
        found.close();
    }
    for (product, left, all, span) in tenant {
        found.open(ArtifactKind::TenantLicenses, span);
        found.claim(Claim::Tenant {
            product,
            total: Some(all),
            assigned: all.checked_sub(left),
            left: Some(left),
            span,
        });
        found.close();
    }
    end
}
