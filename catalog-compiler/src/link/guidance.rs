//! Links what entries share: sources, disputes, links and steps.

use super::{Linker, table};
use crate::files::{File, Files, Parsed};
use crate::plans::keep;
use crate::problem::{Problem, hint};
use crate::tables::{Citation, Fix, Known, Plan, Text};
use flow_preflight_grammar::stored::{
    Owner, StoredCitation, StoredDispute, StoredFix, StoredKnown, StoredLink, StoredSharedStep, StoredSource,
    StoredStep,
};

pub(super) fn source(source: &crate::tables::Source) -> StoredSource {
    StoredSource {
        id: keep(source.id.get_ref()),
        title: keep(&source.title),
        url: keep(source.url.get_ref()),
        page_date: source.page_date.as_ref().map(|date| keep(date.get_ref())),
        read_on: keep(source.read_on.get_ref()),
    }
}

/// A step written out, shared or not.
struct OwnStep<'t> {
    owner: Owner,
    text: &'t str,
    when: &'t [Text],
    known: &'t [Known],
    lasts: bool,
    first: bool,
    after: &'t [Text],
    makes: Option<&'t Plan>,
    links: &'t [Text],
    commands: &'t [String],
}

impl Fix {
    /// True if it adds nothing to the shared step.
    fn has_nothing_of_its_own(&self) -> bool {
        self.makes.is_none()
            && self.when.is_empty()
            && self.known.is_empty()
            && self.lasts.is_none()
            && self.first.is_none()
            && self.after.is_empty()
            && self.links.is_empty()
            && self.commands.is_empty()
    }
}

impl Linker {
    pub(super) fn all_disputes(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredDispute> {
        let mut all = vec![];
        for file in table(&files.disputes) {
            for dispute in &file.table.dispute {
                let mut positions = vec![];
                for position in &dispute.position {
                    let source = self.sources.find(&position.source, &file.file, problems);
                    positions.push((keep(&position.says), StoredCitation { source, section: keep(&position.section) }));
                }
                let (id, point, follow) = (keep(dispute.id.get_ref()), keep(&dispute.point), keep(&dispute.follow));
                all.push(StoredDispute { id, point, positions, follow });
            }
        }
        all
    }

    pub(super) fn all_links(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredLink> {
        let clouds = self.words("environment.cloud");
        let mut all = vec![];
        for Parsed { file, table } in table(&files.links) {
            for link in &table.link {
                for cloud in &link.cloud {
                    let known: Vec<&str> = clouds.iter().map(|word| word.id).collect();
                    if !known.contains(&cloud.cloud.get_ref().as_str()) {
                        let near = hint(cloud.cloud.get_ref(), &known);
                        let message = format!("There is no cloud \"{}\".{near}", cloud.cloud.get_ref());
                        problems.push(file.problem(&cloud.cloud.span(), message));
                    }
                }
                all.push(StoredLink {
                    id: keep(link.id.get_ref()),
                    label: keep(&link.label),
                    url: keep(&link.url),
                    clouds: link.cloud.iter().map(|cloud| (keep(cloud.cloud.get_ref()), keep(&cloud.url))).collect(),
                });
            }
        }
        all
    }

    pub(super) fn link_list(&self, ids: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<u16> {
        ids.iter().map(|id| self.links.find(id, file, problems)).collect()
    }

    pub(super) fn shared_steps(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredSharedStep> {
        let mut all = vec![];
        for file in table(&files.steps) {
            for step in &file.table.step {
                let own = OwnStep {
                    owner: step.owner,
                    text: &step.text,
                    when: &step.when,
                    known: &step.known,
                    lasts: step.lasts,
                    first: step.first,
                    after: &step.after,
                    makes: step.makes.as_ref(),
                    links: &step.links,
                    commands: &step.commands,
                };
                let stored = self.step(&own, &file.file, problems);
                all.push(StoredSharedStep { id: keep(step.id.get_ref()), step: stored });
            }
        }
        all
    }

    fn step(&self, step: &OwnStep, file: &File, problems: &mut Vec<Problem>) -> StoredStep {
        let known = |one: &Known, problems: &mut Vec<Problem>| StoredKnown {
            when: self.names.condition(&one.when, file, problems),
            text: keep(&one.text),
        };
        StoredStep {
            text: keep(step.text),
            owner: step.owner,
            when: self.conditions(step.when, file, problems),
            known: step.known.iter().map(|one| known(one, problems)).collect(),
            lasts: step.lasts,
            first: step.first,
            after: step.after.iter().map(|id| self.steps.find(id, file, problems)).collect(),
            makes: self.optional_plan(step.makes, file, problems),
            links: self.link_list(step.links, file, problems),
            commands: step.commands.iter().map(|command| keep(command)).collect(),
        }
    }

    pub(super) fn fixes(&self, list: &[Fix], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredFix> {
        let mut fixes = vec![];
        for fix in list {
            match (&fix.step, fix.owner, &fix.text) {
                (Some(step), None, None) if fix.has_nothing_of_its_own() => {
                    fixes.push(StoredFix::Shared(self.steps.find(step, file, problems)));
                }
                (None, Some(owner), Some(text)) => {
                    let own = OwnStep {
                        owner,
                        text: text.get_ref(),
                        when: &fix.when,
                        known: &fix.known,
                        lasts: fix.lasts.unwrap_or(true),
                        first: fix.first.unwrap_or(true),
                        after: &fix.after,
                        makes: fix.makes.as_ref(),
                        links: &fix.links,
                        commands: &fix.commands,
                    };
                    fixes.push(StoredFix::Own(self.step(&own, file, problems)));
                }
                _ => {
                    let at = fix.step.as_ref().or(fix.text.as_ref()).map_or(0..0, Text::span);
                    let message = "A fix names a shared step, or has an owner and a text of its own.".to_owned();
                    problems.push(file.problem(&at, message));
                }
            }
        }
        fixes
    }

    pub(super) fn citations(&self, list: &[Citation], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredCitation> {
        list.iter()
            .map(|one| StoredCitation {
                source: self.sources.find(&one.id, file, problems),
                section: keep(&one.section),
            })
            .collect()
    }

    pub(super) fn disputes(&self, ids: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<u16> {
        ids.iter().map(|id| self.disputes.find(id, file, problems)).collect()
    }
}
