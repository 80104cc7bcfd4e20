//! Turns findings into the reading: sets aside pieces of other runs and machines, and combines the rest into facts.

pub(in crate::intake) mod evidence;
mod facts;
mod marks;
mod offers;
mod tables;

use crate::explain::{Explained, explain};
use crate::intake::details::UnknownCode;
use crate::intake::found::{About, Found, MOST_ALONE, Piece};
use crate::intake::privacy::{mask, names_in};
use crate::intake::reading::{Artifact, ArtifactKind, Note, OfferKind, Reading, Suggestion};
use crate::model::TextMap;
use crate::model::bounds::{MOST_ITEMS, keep_within_bounds};
use facts::{codes_of, combined, facts_of};
use offers::{holders, members, of_users, pick};

/// The most artefacts that are listed.
const MOST_ARTIFACTS: usize = 400;

/// Makes the reading.
#[inline(never)]
pub(in crate::intake) fn settle(mut found: Found, map: &TextMap) -> Reading {
    inherit(&mut found.pieces);
    name_machines(&mut found.pieces);
    let mut reading = Reading::default();
    let run = leading_run(&found.pieces);
    let of_run = |piece: &Piece| piece.about.run.is_none() || piece.about.run == run;
    let machine = found.pieces.iter().filter(|piece| of_run(piece)).find_map(|piece| piece.about.machine.clone());
    let in_force = |piece: &Piece| of_run(piece) && (piece.about.machine.is_none() || piece.about.machine == machine);
    let pieces: Vec<&Piece> = found.pieces.iter().filter(|piece| in_force(piece)).collect();
    let known = combined(&pieces);
    reading.facts = facts_of(&pieces, &known, map);
    reading.codes = codes_of(&pieces, map);
    pick(&found.pieces, OfferKind::Run, run.as_deref(), &known, map, &mut reading);
    pick(&found.pieces, OfferKind::Machine, machine.as_deref(), &known, map, &mut reading);
    holders(&pieces, &known, map, &mut reading);
    of_users(&pieces, &known, map, &mut reading);
    members(&pieces, &known, map, &mut reading);
    reading.runs = tables::runs(&found.pieces, &found.unknown, map);
    reading.machines = tables::machines(&found.pieces, &known, map);
    tables::tenant(&pieces, map, &mut reading);
    for piece in found.pieces.iter().take(MOST_ARTIFACTS) {
        if let (Some(kind), Some(span)) = (piece.kind, piece.span) {
            reading.artifacts.push(Artifact { kind, place: map.place(span) });
        }
    }
    if let Some(span) =
        pieces.iter().find(|piece| piece.kind == Some(ArtifactKind::TenantLicenses)).map(|piece| piece.span)
    {
        let text = "These are the tenant’s licences. The text doesn’t say which users or machines have them.";
        reading.notes.push(Note { text: text.to_owned(), place: span.map(|span| map.place(span)) });
    }
    for (written, entry, span) in found.suggestions {
        reading.suggestions.push(Suggestion { written, entry, place: map.place(span) });
    }
    for (text, span, piece) in found.summary {
        if found.pieces.get(piece).is_some_and(in_force) {
            reading.summary.push(Note { text, place: span.map(|span| map.place(span)) });
        }
    }
    if reading.codes.is_empty() && found.alone.len() <= MOST_ALONE {
        for (text, span, piece) in found.alone {
            if found.pieces.get(piece).is_some_and(in_force) {
                reading.summary.push(Note { text, place: Some(map.place(span)) });
            }
        }
    }
    for (written, context, span, piece) in found.unknown {
        if found.pieces.get(piece).is_some_and(in_force) {
            reading.unknown.push(UnknownCode { written, context, place: map.place(span) });
        }
    }
    for (text, span, piece) in found.notes {
        // Notes about a run that was set aside are shown when it is chosen.
        if found.pieces.get(piece).is_some_and(|piece| !in_force(piece)) {
            continue;
        }
        reading.notes.push(Note { text, place: span.map(|span| map.place(span)) });
    }
    // No secret of the paste is passed on, even if a reader took it for a name.
    for fact in &mut reading.facts {
        names_in(&mut fact.value, &mut |_, name| *name = mask(name));
        if let Some(count) = keep_within_bounds(&mut fact.value) {
            let text = format!("This list has {count} entries. Only the first {MOST_ITEMS} are used.");
            reading.notes.push(Note { text, place: Some(fact.place) });
        }
    }
    for note in &mut reading.notes {
        note.text = mask(&note.text);
    }
    for note in &mut reading.summary {
        note.text = mask(&note.text);
    }
    for code in &mut reading.unknown {
        code.written = mask(&code.written);
        code.context = code.context.as_deref().map(mask);
        let mut said = code.context.as_ref().map_or(String::new(), |context| format!(" Beside it: “{context}”"));
        // Text recognised from a picture has l for I and 0 for O, and people mistype.
        if let Explained::DidYouMean(near) = explain(&code.written) {
            let names: Vec<&str> = near.iter().map(|entry| entry.id).collect();
            said = format!(" Did you mean {}?{said}", names.join(" or "));
            let written = &code.written;
            reading.suggestions.extend(near.into_iter().map(|entry| Suggestion {
                written: written.clone(),
                entry,
                place: code.place,
            }));
        }
        let text = format!("“{}” isn’t a known code.{said}", code.written);
        reading.notes.push(Note { text, place: Some(code.place) });
    }
    for suggestion in &mut reading.suggestions {
        suggestion.written = mask(&suggestion.written);
    }
    for offer in &mut reading.offers {
        offer.question = mask(&offer.question);
        for choice in &mut offer.choices {
            choice.label = mask(&choice.label);
            for fact in &mut choice.facts {
                names_in(&mut fact.value, &mut |_, name| *name = mask(name));
                keep_within_bounds(&mut fact.value);
            }
        }
    }
    tables::mask_all(&mut reading);
    marks::mark(&mut reading);
    reading
}

/// Lets pieces inherit the run, machine and user of the piece around them.
fn inherit(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let outer = pieces.get(at).and_then(|piece| pieces.get(piece.within)).map(|outer| outer.about.clone());
        if let (Some(outer), Some(piece)) = (outer, pieces.get_mut(at)) {
            let own = std::mem::take(&mut piece.about);
            piece.about = About {
                run: own.run.or(outer.run),
                time: own.time.or(outer.time),
                machine: own.machine.map(|name| plain_machine(&name)).or(outer.machine),
                user: own.user.or(outer.user),
                failed: own.failed.or(outer.failed),
                is_row: outer.is_row || piece.kind == Some(ArtifactKind::FlowSession),
            };
        }
    }
}

/// A machine's name without domain, in upper case because Windows ignores case.
fn plain_machine(name: &str) -> String {
    name.split('.').next().unwrap_or(name).trim().to_ascii_uppercase()
}

/// True if a piece is an output from a machine.
const fn is_of_machine(kind: ArtifactKind) -> bool {
    matches!(
        kind,
        ArtifactKind::WindowsSessions
            | ArtifactKind::LocalGroup
            | ArtifactKind::DeviceState
            | ArtifactKind::SystemInfo
            | ArtifactKind::Registry
            | ArtifactKind::Services
            | ArtifactKind::UserRights
            | ArtifactKind::ConnectionTest
            | ArtifactKind::DiagnosticReport
    )
}

/// If there are several machines, assigns unnamed outputs to the machine among whose outputs they are. A second list of
/// sessions begins the next machine's outputs.
fn name_machines(pieces: &mut [Piece]) {
    let mut names: Vec<String> = vec![];
    for name in pieces.iter().filter_map(|piece| piece.about.machine.as_ref()) {
        if names.len() < 2 && !names.contains(name) {
            names.push(name.clone());
        }
    }
    if names.len() < 2 {
        // One machine, or no named one: everything is about it.
        pieces.iter_mut().for_each(|piece| piece.about.machine = None);
        return;
    }
    let mut parts: Vec<(Option<String>, bool)> = vec![(None, false)];
    let mut part_of: Vec<usize> = vec![];
    for piece in pieces.iter() {
        let sessions = piece.kind == Some(ArtifactKind::WindowsSessions);
        if let Some((name, has_sessions)) = parts.last_mut() {
            let other = piece.about.machine.is_some() && name.is_some() && piece.about.machine != *name;
            if other || (sessions && *has_sessions && piece.about.machine.is_none()) {
                parts.push((piece.about.machine.clone(), sessions));
            } else {
                *has_sessions |= sessions;
                if name.is_none() {
                    name.clone_from(&piece.about.machine);
                }
            }
        }
        part_of.push(parts.len() - 1);
    }
    for (piece, part) in pieces.iter_mut().zip(part_of) {
        if piece.about.machine.is_none()
            && piece.kind.is_some_and(is_of_machine)
            && let Some((name, _)) = parts.get(part)
        {
            piece.about.machine = Some(name.clone().unwrap_or_else(|| "not named".to_owned()));
        }
    }
}

/// The run that fills the plan: the newest failed one; if none failed, the newest; without times, the first.
fn leading_run(pieces: &[Piece]) -> Option<String> {
    let rank = |about: &About| match about.failed {
        Some(true) => 2,
        None => 1,
        Some(false) => 0,
    };
    let mut leading: Option<&About> = None;
    for about in pieces.iter().map(|piece| &piece.about).filter(|about| about.run.is_some()) {
        if leading.is_none_or(|leading| (rank(about), &about.time) > (rank(leading), &leading.time)) {
            leading = Some(about);
        }
    }
    leading.and_then(|about| about.run.clone())
}
