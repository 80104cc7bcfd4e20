//! Judges each signature once, with the pipeline that reads a single run.

use super::{Signature, Summary};
use crate::catalog::{ErrorCode, Step};
use crate::fix::{Solution, fix};
use crate::intake::{is_umbrella, privacy};
use crate::model::{FactSet, Units};
use crate::understand::{Understood, understand};
use serde_json::json;
use std::collections::BTreeMap;

/// A cause, with the runs that failed because of it.
#[derive(Clone, Debug)]
pub struct Cause {
    /// Its entry; `None` for what isn't recognised.
    pub entry: Option<&'static ErrorCode>,
    /// The number of runs.
    pub runs: u64,
    /// The number of signatures.
    pub signatures: usize,
    /// The number of runs by machine, for the rows that name one.
    pub machines: BTreeMap<String, u64>,
}

/// The result for all signatures.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// The causes, most runs first; texts that aren't recognised last.
    pub causes: Vec<Cause>,
    /// For each signature that changes can fix: its runs, and the sets of steps each of which fixes it.
    pub savable: Vec<(u64, Vec<Vec<&'static Step>>)>,
    /// The wordings that aren't recognised, with their runs, most first.
    pub unknown: Vec<(String, u64)>,
}

impl Judged {
    /// The same without names in the texts that aren't recognised. What these texts were recognised by has no names.
    #[must_use]
    pub fn without_names(&self) -> Self {
        self.rewritten(|text| privacy::replace(text).0)
    }

    /// The same with names, but with what looks like a secret masked.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        self.rewritten(privacy::mask)
    }

    fn rewritten(&self, plain: fn(&str) -> String) -> Self {
        let mut unknown: BTreeMap<String, u64> = BTreeMap::new();
        for (text, runs) in &self.unknown {
            *unknown.entry(plain(text)).or_default() += runs;
        }
        Self { unknown: most_first(unknown.into_iter().collect()), ..self.clone() }
    }
}

fn most_first(mut texts: Vec<(String, u64)>) -> Vec<(String, u64)> {
    texts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    texts
}

/// Judges the signatures of a summary.
#[must_use]
pub fn judge(summary: &Summary) -> Judged {
    let mut judging = Judging::default();
    let machines = summary.machines_by_signature();
    for signature in summary.signatures() {
        judging.add(signature, machines.get(signature.id.as_str()).map_or(&[], Vec::as_slice));
    }
    judging.finish()
}

/// Judges one signature at a time, so that the caller can do other work in between.
#[derive(Debug, Default)]
pub struct Judging {
    causes: BTreeMap<&'static str, Cause>,
    judged: Judged,
}

impl Judging {
    /// Judges a signature. `machines` has its runs by machine.
    pub fn add(&mut self, signature: &Signature, machines: &[(&str, u64)]) {
        let Self { causes, judged } = self;
        let (entry, solutions) = one(signature);
        let cause = causes.entry(entry.map_or("", |entry| entry.id)).or_insert(Cause {
            entry,
            runs: 0,
            signatures: 0,
            machines: BTreeMap::new(),
        });
        cause.runs += signature.runs;
        cause.signatures += 1;
        for (machine, runs) in machines {
            *cause.machines.entry((*machine).to_owned()).or_default() += runs;
        }
        if entry.is_none() {
            let parts = [signature.code.as_str(), &signature.wording];
            let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
            judged.unknown.push((text, signature.runs));
        }
        if !solutions.is_empty() {
            judged.savable.push((signature.runs, solutions));
        }
    }

    /// The result.
    #[must_use]
    pub fn finish(self) -> Judged {
        let Self { causes, mut judged } = self;
        judged.causes = causes.into_values().collect();
        judged
            .causes
            .sort_by_key(|cause| (cause.entry.is_none(), u64::MAX - cause.runs, cause.entry.map(|entry| entry.id)));
        judged.unknown = most_first(judged.unknown);
        judged
    }
}

/// The entry of a signature, and the sets of steps that leave no broken rule.
fn one(signature: &Signature) -> (Option<&'static ErrorCode>, Vec<Vec<&'static Step>>) {
    let row = json!({
        "flowsessionid": "00000000-0000-0000-0000-000000000000",
        "statuscode": 8,
        "runmode": signature.mode,
        "errorcode": signature.code,
        "errormessage": signature.sample,
    });
    let understood = understand(&row.to_string(), Units::Utf8);
    let (entry, understood) = match named(&understood) {
        Some(entry) => (entry, understood),
        // A message that itself contains a row or a response makes two runs of the row.
        None => {
            let alone = understand(&signature.sample, Units::Utf8);
            let Some(entry) = named(&alone) else { return (None, vec![]) };
            (entry, alone)
        }
    };
    let fixed = fix(understood.report(), FactSet::EMPTY);
    let is_cause = |rule: &str| entry.causes.iter().any(|cause| cause.rule == rule);
    let fixes =
        |solution: &&Solution| solution.changes.iter().flat_map(|change| &change.fixes).any(|rule| is_cause(rule.id));
    // A fault that can't be fixed would have stopped the run anyway.
    if !fixed.unfixable.is_empty() {
        return (Some(entry), vec![]);
    }
    let solutions = fixed
        .solutions
        .iter()
        .filter(fixes)
        .map(|solution| solution.changes.iter().map(|change| change.step).collect());
    let mut solutions: Vec<Vec<&'static Step>> = solutions.collect();
    // The steps that the entry itself names go first, in its order: where several sets save as many, they are taken.
    let place = |step: &Step| entry.fix.iter().position(|known| known.text == step.text).unwrap_or(usize::MAX);
    solutions.sort_by_key(|solution| solution.iter().map(|step| place(step)).max());
    (Some(entry), solutions)
}

/// The entry that explains why a run failed. For a generic code, the message names the real reason.
fn named(understood: &Understood) -> Option<&'static ErrorCode> {
    let certain = understood.certain_codes();
    let reason = certain.iter().find(|entry| !is_umbrella(entry)).or(certain.first());
    reason.or(understood.explanations.first()).copied()
}
