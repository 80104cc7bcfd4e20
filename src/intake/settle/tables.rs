//! The tables of a reading: runs with their causes counted, machines with their facts, products of the tenant.

use super::facts::{Combined, codes_of, facts_of};
use crate::catalog::licenses;
use crate::intake::details::{CauseCount, MachineFact, MachineRow, RunOutcome, RunRow, RunTable, TenantLicense};
use crate::intake::found::{Claim, Piece};
use crate::intake::privacy::mask;
use crate::intake::reading::{ArtifactKind, Note, Reading};
use crate::labels;
use crate::model::{Right, Span, TextMap};
use crate::text::sorted::sorted_by;
use std::collections::BinaryHeap;

/// The most runs that are counted.
const MOST_RUNS: usize = 5_000;

/// The most rows that are listed.
const MOST_ROWS: usize = 200;

/// Groups the pieces by a key, in text order.
fn grouped(pieces: &[Piece], key: impl Fn(&Piece) -> Option<&str>) -> Vec<(&str, Vec<&Piece>)> {
    let keyed: BinaryHeap<(&str, usize)> =
        pieces.iter().enumerate().filter_map(|(at, piece)| Some((key(piece)?, at))).take(MOST_RUNS * 4).collect();
    let mut groups: Vec<(usize, &str, Vec<&Piece>)> = vec![];
    for (name, at) in keyed.into_sorted_vec() {
        let Some(piece) = pieces.get(at) else { continue };
        match groups.last_mut().filter(|(_, known, _)| *known == name) {
            Some((.., list)) => list.push(piece),
            None => groups.push((at, name, vec![piece])),
        }
    }
    sorted_by(groups, |(first, ..)| [*first, 0, 0]).into_iter().map(|(_, name, list)| (name, list)).collect()
}

/// The runs, if there are several.
pub(super) fn runs(
    pieces: &[Piece],
    unknown: &[(String, Option<String>, Span, usize)],
    map: &TextMap,
) -> Option<RunTable> {
    let groups = grouped(pieces, |piece| piece.about.run.as_deref());
    if groups.len() < 2 {
        return None;
    }
    let mut table = RunTable { total: groups.len(), failed: 0, causes: vec![], rows: vec![] };
    for (id, list) in groups.into_iter().take(MOST_RUNS) {
        let about = |said: fn(&Piece) -> Option<String>| list.iter().find_map(|piece| said(piece));
        let span = list.first().and_then(|piece| piece.span).unwrap_or(Span { start: 0, end: 0 });
        let inside = |place: &Span| place.start >= span.start && place.end <= span.end;
        let code = list.iter().flat_map(|piece| &piece.codes).map(|(entry, ..)| entry.id.to_owned()).next();
        let code = code.or_else(|| unknown.iter().find(|(.., at, _)| inside(at)).map(|(written, ..)| mask(written)));
        let outcome = match list.iter().find_map(|piece| piece.about.failed) {
            Some(true) => RunOutcome::Failed,
            Some(false) => RunOutcome::Succeeded,
            None if code.is_some() => RunOutcome::Failed,
            None => RunOutcome::Unknown,
        };
        if outcome == RunOutcome::Failed {
            table.failed += 1;
            let cause = code.clone().unwrap_or_else(|| "no code".to_owned());
            if let Some(known) = table.causes.iter_mut().find(|known| known.code == cause) {
                known.count += 1;
            } else if table.causes.len() < MOST_ROWS {
                table.causes.push(CauseCount { code: cause, count: 1 });
            }
        }
        if table.rows.len() < MOST_ROWS {
            let user = list.iter().flat_map(|piece| &piece.claims).find_map(|claim| match claim {
                Claim::ConnectionUser(user) => Some(user.clone()),
                _ => None,
            });
            let time = about(|piece| piece.about.time.clone());
            table.rows.push(RunRow { id: id.to_owned(), time, outcome, code, user, place: map.place(span) });
        }
    }
    table.causes = sorted_by(table.causes, |cause| [usize::MAX - cause.count, 0, 0]);
    Some(table)
}

/// The machines, if there are several.
pub(super) fn machines(pieces: &[Piece], known: &Combined, map: &TextMap) -> Vec<MachineRow> {
    let groups = grouped(pieces, |piece| piece.about.machine.as_deref());
    if groups.len() < 2 {
        return vec![];
    }
    let row = |(name, list): (&str, Vec<&Piece>)| {
        let facts = facts_of(&list, known, map);
        let mut said: Vec<MachineFact> = codes_of(&list, map)
            .iter()
            .map(|code| MachineFact { label: "Error code", value: code.entry.id.to_owned() })
            .collect();
        said.extend(facts.iter().map(|found| MachineFact {
            label: found.fact.info().label,
            value: labels::value(found.fact, &found.value),
        }));
        let span = list.first().and_then(|piece| piece.span).unwrap_or(Span { start: 0, end: 0 });
        MachineRow { name: name.to_owned(), facts: said, place: map.place(span) }
    };
    groups.into_iter().take(MOST_ROWS).map(row).collect()
}

/// The products of the tenant, and their totals.
pub(super) fn tenant(pieces: &[&Piece], map: &TextMap, reading: &mut Reading) {
    let mut attended = false;
    let mut all_known = true;
    for piece in pieces {
        for claim in &piece.claims {
            let Claim::Tenant { product, total, assigned, left, span } = claim else { continue };
            let known = licenses::find(product);
            attended |= known.is_some_and(|known| known.rights.contains(&Right::Attended)) && *total != Some(0);
            all_known &= known.is_some();
            let name = known.map_or(product.as_str(), |known| known.name).to_owned();
            let license = TenantLicense {
                product: name,
                total: *total,
                assigned: *assigned,
                left: *left,
                place: map.place(*span),
            };
            if reading.tenant.len() < MOST_ROWS {
                reading.tenant.push(license);
            }
        }
    }
    if reading.tenant.is_empty() {
        return;
    }
    let one = |license: &TenantLicense| match (license.total, license.assigned, license.left) {
        (Some(0), ..) => format!("{}: none active", license.product),
        (Some(total), Some(_), Some(0)) => format!("{}: {total}, all assigned", license.product),
        (Some(total), Some(assigned), Some(left)) => {
            format!("{}: {total}, {assigned} assigned, {left} left", license.product)
        }
        (Some(total), None, _) => format!("{}: {total}", license.product),
        (Some(total), Some(assigned), None) => format!("{}: {total}, {assigned} assigned", license.product),
        (None, Some(assigned), _) => format!("{}: {assigned} assigned", license.product),
        (None, None, _) => license.product.clone(),
    };
    let names: Vec<String> = reading.tenant.iter().take(12).map(one).collect();
    let whole =
        pieces.iter().find(|piece| piece.kind == Some(ArtifactKind::TenantLicenses)).and_then(|piece| piece.span);
    let says = if attended || !all_known {
        ""
    } else {
        " No active licence in this list includes attended RPA, so none of them lets a user run attended flows."
    };
    let text = format!("The tenant’s licences: {}.{says}", names.join("; "));
    reading.summary.push(Note { text, place: whole.map(|span| map.place(span)) });
}

/// Masks what looks like a secret in these tables.
pub(super) fn mask_all(reading: &mut Reading) {
    for row in reading.runs.iter_mut().flat_map(|table| &mut table.rows) {
        row.id = mask(&row.id);
        row.user = row.user.as_deref().map(mask);
    }
    for machine in &mut reading.machines {
        machine.name = mask(&machine.name);
        machine.facts.iter_mut().for_each(|fact| fact.value = mask(&fact.value));
    }
    for license in &mut reading.tenant {
        license.product = mask(&license.product);
    }
}
