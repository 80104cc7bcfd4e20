//! Reads the state of a Windows account: `net user NAME` in any language, `Get-ADUser`, `Get-LocalUser`, `Get-MgUser`.

use super::groups::group_in;
use super::output::Block;
use super::values::filled;
use crate::intake::found::{Claim, Found, shorten};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::bytes::at_gap;
use crate::intake::scan::record::{Field, Record, TextLine, line_at};
use crate::model::{Fact, Span};

/// The lines below the country code, and the most with groups that need several.
const LINES: usize = 15;
const LONGEST: usize = 40;

/// The words for yes and no that `net user` prints.
const YES: [&str; 8] = ["Yes", "Ja", "Oui", "Sí", "Sì", "Sim", "はい", "是"];
const NO: [&str; 6] = ["No", "Nein", "Non", "Não", "いいえ", "否"];

/// A line of `net user`: the name and the value, separated by at least two blanks.
fn cells<'l>(line: &TextLine<'l>) -> Option<(&'l str, &'l str)> {
    let (name, value) = at_gap(line.text)?;
    Some((name, value.trim()))
}

/// True for the line with the country code, which is alike in all languages: `000 (System Default)`. A phone list has
/// such lines too, with other numbers.
fn is_country(line: &TextLine) -> bool {
    cells(line).is_some_and(|(name, value)| !name.is_empty() && value.starts_with("000 (") && value.ends_with(')'))
}

/// True if `net user NAME` begins at this line: a name with a value, some lines below the country code, and then whether
/// the account is active.
pub(super) fn begins(block: &Block, line: &TextLine) -> bool {
    let is_name = |(name, value): (&str, &str)| !name.is_empty() && !value.is_empty() && !value.contains("  ");
    let is_state = |line: TextLine| cells(&line).is_some_and(|(_, state)| is_active(state).is_some());
    line.text.len() < 200
        && !line.text.starts_with(' ')
        && cells(line).is_some_and(is_name)
        && country(block, line).and_then(|line| line_at(&block.layer.text, line.next)).is_some_and(is_state)
}

/// Whether an account with this state may sign in; one that is locked out may not, but isn't disabled.
fn is_active(state: &str) -> Option<bool> {
    match state {
        "Locked" => Some(true),
        state if YES.contains(&state) => Some(true),
        state if NO.contains(&state) => Some(false),
        _ => None,
    }
}

/// The line with the country code: the fourth below the name, after the full name and two comments.
fn country<'l>(block: &Block<'l, '_>, line: &TextLine) -> Option<TextLine<'l>> {
    let mut at = line.next;
    for _ in 0..3 {
        at = line_at(&block.layer.text, at).filter(|next| next.text.len() < 200 && !next.is_blank())?.next;
    }
    line_at(&block.layer.text, at).filter(is_country)
}

/// Reads `net user NAME`. Its lines have the same order in every language.
pub(super) fn read(block: &Block, head: &TextLine, found: &mut Found) -> usize {
    let text = &block.layer.text;
    let mut end = country(block, head).map_or(head.next, |line| line.next);
    let mut facts = vec![];
    let mut number = 0;
    let mut groups = 0;
    let mut never_set = false;
    // Of a domain account the domain's own groups are shown, not those of the machine.
    let asked = block.above.to_ascii_lowercase();
    let of_machine = asked.contains("net user") && !asked.contains("/domain");
    let mut behind_blank = false;
    while let Some(line) = line_at(text, end).filter(|_| number < LONGEST) {
        if line.is_last() && block.edge != crate::intake::context::Edge::Whole {
            break;
        }
        let next = line.next;
        if line.is_blank() {
            end = next;
            behind_blank = true;
            continue;
        }
        let (name, value) = cells(&line).unwrap_or((line.text, ""));
        // The closing sentence, or another text.
        if !line.text.contains("  ") && groups > 0 {
            end = if line.text.trim_end().ends_with(['.', '。']) { next } else { end };
            break;
        }
        // An output that is cut off ends where another text begins. Only the lines of paths and groups may have no value,
        // and only groups go on in a second line.
        let may_be_empty = (8..=13).contains(&number) && (!behind_blank || number == 13);
        let is_other = groups == 0
            && (number >= LINES || name.is_empty() || line.text.contains('>') || (value.is_empty() && !may_be_empty));
        if is_other {
            break;
        }
        behind_blank = false;
        number += 1;
        end = next;
        let value_end = line.start + line.text.trim_end().len();
        let place = block.layer.place(Span { start: value_end.saturating_sub(value.len()), end: value_end });
        let is_date = value.bytes().any(|byte| byte.is_ascii_digit());
        let mut keep = |fact, is: bool| facts.push((fact, is, place));
        match number {
            1 => {
                let is_active = is_active(value) == Some(true);
                keep(Fact::AccountDisabled, !is_active);
                if is_active {
                    keep(Fact::AccountLockedOut, value == "Locked");
                }
            }
            2 if !value.is_empty() && !is_date => keep(Fact::AccountExpired, false),
            3 => never_set = !value.is_empty() && !is_date,
            // A password that was never set has to be changed at the first sign-in.
            4 if never_set || (!value.is_empty() && !is_date) => keep(Fact::AccountPasswordExpired, never_set),
            _ => {}
        }
        groups += usize::from(!name.is_empty() && value.starts_with('*'));
        if of_machine && groups == 1 && number > 4 {
            for fact in line.text.split('*').skip(1).filter_map(group_in) {
                keep(fact, true);
            }
        }
    }
    let span = block.layer.place(Span { start: head.start, end });
    found.open(ArtifactKind::Account, span);
    keep(cells(head).map_or("", |(_, name)| name), facts, span, found);
    found.close();
    end
}

/// Records what is known of an account, and says what matters most of it.
fn keep(user: &str, facts: Vec<(Fact, bool, Span)>, span: Span, found: &mut Found) {
    let user = filled(user);
    let is = |wanted: Fact| facts.iter().find(|(fact, ..)| *fact == wanted).map(|(_, is, _)| *is);
    let state = match () {
        () if is(Fact::AccountDisabled) == Some(true) => Some("is disabled"),
        () if is(Fact::AccountLockedOut) == Some(true) => Some("is locked out"),
        () if is(Fact::AccountPasswordExpired) == Some(true) => Some("needs a new password"),
        () if is(Fact::AccountDisabled) == Some(false) => Some("is enabled"),
        () => None,
    };
    if let (Some(user), Some(state)) = (&user, state) {
        found.sum_up(format!("The account {} {state}.", shorten(user)), Some(span));
    }
    found.claim(Claim::OfUser { user, facts, span });
}

/// What a field of `Get-ADUser`, `Get-LocalUser` or `Get-MgUser` says: its name, the fact, and whether `True` means yes.
const FIELDS: [(&str, Fact, bool); 4] = [
    ("enabled", Fact::AccountDisabled, false),
    ("accountenabled", Fact::AccountDisabled, false),
    ("lockedout", Fact::AccountLockedOut, true),
    ("passwordexpired", Fact::AccountPasswordExpired, true),
];

/// The fields that name the account, the shortest name last.
const NAMES: [&str; 3] = ["samaccountname", "userprincipalname", "name"];

/// True if the record is an account.
pub(super) fn is_account(record: &Record) -> bool {
    let of_directory = record.any(&["samaccountname", "userprincipalname"]).is_some()
        && (record.any(&["enabled", "accountenabled", "lockedout"]).is_some() || sid(record).is_some());
    let of_machine = record.count(&["accountexpires", "passwordexpires", "enabled", "name"]) == 4;
    of_directory || of_machine
}

/// The identifier of the domain's user that Microsoft Entra has synchronised.
fn sid<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    record.get("onpremisessecurityidentifier").filter(|field| field.value.trim().starts_with("S-1-5-21-"))
}

/// Reads an account.
pub(super) fn account(record: &Record, found: &mut Found) {
    let mut facts = vec![];
    for (name, fact, means) in FIELDS {
        let Some(field) = record.get(name) else { continue };
        let is = match field.value.trim() {
            "True" | "true" => true,
            "False" | "false" => false,
            _ => continue,
        };
        facts.push((fact, is == means, record.place(field)));
    }
    // `Get-LocalUser` leaves a date empty that is never reached.
    for (name, fact) in [("accountexpires", Fact::AccountExpired), ("passwordexpires", Fact::AccountPasswordExpired)] {
        let never = record.get(name).filter(|field| field.value.trim().is_empty());
        facts.extend(never.map(|_| (fact, false, record.span())));
    }
    facts.extend(sid(record).map(|field| (Fact::AccountOnPremisesSidSynced, true, record.place(field))));
    keep(record.any(&NAMES).map_or("", |field| field.value.as_ref()), facts, record.span(), found);
}
