//! Links rules, codes, licences, notes and named conditions.

use super::facts::{word_bits, words_of};
use super::{Linker, table};
use crate::files::{Entry, File, Files, Parsed};
use crate::plans::keep;
use crate::problem::{Problem, hint};
use crate::tables::{Clause, Code, Plan, Prediction, Product, Rule, Text};
use flow_preflight_grammar::Right;
use flow_preflight_grammar::stored::{
    StoredCause, StoredClause, StoredCode, StoredCondition, StoredExample, StoredGuidance, StoredNamed, StoredNote,
    StoredPlan, StoredPrediction, StoredProduct, StoredRule, StoredServicePlan,
};
use flow_preflight_grammar::value::Word;

impl Linker {
    /// The words of a choice fact.
    pub(super) fn words(&self, fact: &str) -> &'static [Word] {
        words_of(&self.names.facts, fact)
    }

    pub(super) fn named(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredNamed> {
        let mut all = vec![];
        for file in table(&files.conditions) {
            for condition in &file.table.condition {
                all.push(StoredNamed {
                    label: keep(&condition.label),
                    label_not: keep(&condition.label_not),
                    reads: self.facts(&condition.reads, &file.file, problems),
                });
            }
        }
        all
    }

    pub(super) fn notes(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredNote> {
        let mut all = vec![];
        let targets = words_of(&self.names.facts, "target.type");
        for Parsed { file, table } in table(&files.notes) {
            for note in &table.note {
                all.push(StoredNote {
                    id: keep(note.id.get_ref()),
                    title: keep(&note.title),
                    text: keep(&note.text),
                    applies: self.conditions(&note.applies, file, problems),
                    targets: word_bits(targets, "target", &note.targets, file, problems),
                    sources: self.citations(&note.source, file, problems),
                    disputes: self.disputes(&note.disputes, file, problems),
                });
            }
        }
        all
    }

    pub(super) fn rule(&self, family: u16, entry: &Entry<Rule>, problems: &mut Vec<Problem>) -> StoredRule {
        let Parsed { file, table: rule } = &entry.parsed;
        StoredRule {
            id: keep(&entry.id),
            family,
            title: keep(rule.title.get_ref()),
            severity: rule.severity,
            certainty: rule.certainty,
            unknown: rule.unknown,
            status: rule.status,
            applies: self.conditions(&rule.applies, file, problems),
            broken: rule.broken.iter().map(|clause| self.clause(clause, file, problems)).collect(),
            unless: self.conditions(&rule.unless, file, problems),
            predicts: self.predictions(&rule.predicts, file, problems),
            ask_when: self.conditions(&rule.ask_when, file, problems),
            codes_read: self.facts(&rule.codes_read, file, problems),
            auto_claim: rights(rule.auto_claim.as_slice(), file, problems).pop(),
            guidance: StoredGuidance {
                what: keep(&rule.what),
                why: keep(&rule.why),
                fix: self.fixes(&rule.fix, file, problems),
                sources: self.citations(&rule.source, file, problems),
                disputes: self.disputes(&rule.disputes, file, problems),
            },
        }
    }

    pub(super) fn examples(&self, entry: &Entry<Rule>, problems: &mut Vec<Problem>) -> Vec<StoredExample> {
        let Parsed { file, table: rule } = &entry.parsed;
        let mut all = vec![];
        for example in &rule.example {
            let plan = self.names.plan(&example.plan, file, problems);
            all.push(StoredExample { title: keep(&example.says), plan, is: example.is });
        }
        all
    }

    pub(super) fn code(&self, family: u16, entry: &Entry<Code>, problems: &mut Vec<Problem>) -> StoredCode {
        let Parsed { file, table: code } = &entry.parsed;
        if code.cause.is_empty() != code.no_cause.is_some() {
            let message = "A code has causes, or \"no-cause\" says why it has none.".to_owned();
            problems.push(file.problem(&code.title.span(), message));
        }
        StoredCode {
            id: keep(&entry.id),
            is_code: code.is_code,
            family,
            title: keep(code.title.get_ref()),
            status: code.status,
            aliases: code.aliases.iter().map(|alias| keep(alias.get_ref())).collect(),
            messages: code.message.iter().map(|one| keep(one.text.get_ref())).collect(),
            implies: self.optional_plan(code.implies.as_ref(), file, problems),
            causes: code
                .cause
                .iter()
                .map(|cause| StoredCause {
                    title: keep(&cause.title),
                    facts: self.names.plan(&cause.facts, file, problems),
                    rule: self.id(&self.rules, &cause.rule, file, problems),
                    tell: keep(&cause.tell),
                })
                .collect(),
            no_cause: code.no_cause.as_deref().map_or("", keep),
            look_alikes: code
                .look_alike
                .iter()
                .map(|other| (self.id(&self.codes, &other.code, file, problems), keep(&other.difference)))
                .collect(),
            modes: word_bits(self.words("run.mode"), "run mode", &code.modes, file, problems),
            http: code.http.as_ref().map(|http| *http.get_ref()),
            guidance: StoredGuidance {
                what: keep(&code.what),
                why: keep(&code.why),
                fix: self.fixes(&code.fix, file, problems),
                sources: self.citations(&code.source, file, problems),
                disputes: self.disputes(&code.disputes, file, problems),
            },
        }
    }

    pub(super) fn product(&self, entry: &Entry<Product>, problems: &mut Vec<Problem>) -> StoredProduct {
        let Parsed { file, table: product } = &entry.parsed;
        StoredProduct {
            id: keep(&entry.id),
            name: keep(&product.name),
            kind: product.kind,
            holder: product.holder,
            names: product.names.iter().map(|name| keep(name)).collect(),
            skus: product.sku.iter().map(|sku| (keep(sku.id.get_ref()), keep(&sku.part_number))).collect(),
            plans: product
                .plan
                .iter()
                .map(|plan| StoredServicePlan {
                    id: keep(plan.id.get_ref()),
                    name: keep(&plan.name),
                    rights: rights(&plan.rights, file, problems),
                })
                .collect(),
            rights: rights(&product.rights, file, problems),
            unsure: rights(&product.unsure, file, problems),
            registers_machines: product.registers_machines,
            sold_until: product.sold_until.as_deref().map(keep),
            note: product.note.as_deref().map_or("", keep),
            sources: self.citations(&product.source, file, problems),
        }
    }

    pub(super) fn optional_plan(&self, plan: Option<&Plan>, file: &File, problems: &mut Vec<Problem>) -> StoredPlan {
        plan.map_or_else(Vec::new, |plan| self.names.plan(plan, file, problems))
    }

    pub(super) fn facts(&self, ids: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<u16> {
        ids.iter().map(|id| self.names.fact(id, file, problems)).collect()
    }

    pub(super) fn conditions(&self, texts: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredCondition> {
        texts.iter().map(|text| self.names.condition(text, file, problems)).collect()
    }

    pub(super) fn clause(&self, clause: &Clause, file: &File, problems: &mut Vec<Problem>) -> StoredClause {
        let when = self.names.condition(&clause.when, file, problems);
        StoredClause { when, predicts: self.predictions(&clause.predicts, file, problems) }
    }

    pub(super) fn predictions(
        &self,
        list: &[Prediction],
        file: &File,
        problems: &mut Vec<Problem>,
    ) -> Vec<StoredPrediction> {
        list.iter()
            .map(|one| StoredPrediction {
                code: self.id(&self.codes, &one.code, file, problems),
                certainty: one.certainty,
            })
            .collect()
    }
}

pub(super) fn rights(words: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<Right> {
    let mut rights = vec![];
    for word in words {
        match Right::ALL.iter().find(|(known, _)| known == word.get_ref()) {
            Some((_, right)) => rights.push(*right),
            None => {
                let near = hint(word.get_ref(), &Right::ALL.map(|(known, _)| known));
                problems.push(file.problem(&word.span(), format!("There is no right \"{}\".{near}", word.get_ref())));
            }
        }
    }
    rights
}
