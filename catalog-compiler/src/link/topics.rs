//! Links the texts about auto-claim.

use super::Linker;
use crate::files::{Entry, Files};
use crate::plans::keep;
use crate::problem::Problem;
use crate::tables::{Topic, Topics};
use flow_preflight_grammar::stored::{StoredFindOut, StoredTopic};

/// Every text about auto-claim, with the file of its kind.
pub(super) fn topics(files: &Files) -> impl Iterator<Item = (&Entry<Topics>, &Topic)> {
    files.auto_claim.iter().flat_map(|kind| kind.parsed.table.entry.iter().map(move |topic| (kind, topic)))
}

/// The id of a text: `<kind>-<id in the file>`.
pub(super) fn topic_id(kind: &Entry<Topics>, topic: &Topic) -> &'static str {
    keep(&format!("{}-{}", kind.id, topic.id.get_ref()))
}

impl Linker {
    pub(super) fn topic(&self, kind: &Entry<Topics>, topic: &Topic, problems: &mut Vec<Problem>) -> StoredTopic {
        let file = &kind.parsed.file;
        let text = |text: &Option<String>| text.as_deref().map_or("", keep);
        let statuses = topic
            .status
            .iter()
            .map(|status| (self.id(&self.sources, &status.source, file, problems), keep(&status.says)));
        let status = statuses.collect();
        let find_out = topic.find_out.iter().map(|way| StoredFindOut { kind: way.kind, text: keep(&way.text) });
        StoredTopic {
            id: topic_id(kind, topic),
            title: text(&topic.title),
            text: text(&topic.text),
            question: text(&topic.question),
            help: text(&topic.help),
            why: text(&topic.why),
            place: text(&topic.place),
            section: text(&topic.section),
            owner: topic.owner,
            app: text(&topic.app),
            product: text(&topic.product),
            impossible: text(&topic.impossible),
            certainty: topic.certainty,
            after: topic.after.as_ref().map_or("", |id| self.id(&self.topics, id, file, problems)),
            least: topic.least,
            most: topic.most,
            makes: self.optional_plan(topic.makes.as_ref(), file, problems),
            status,
            steps: topic.steps.iter().map(|id| self.id(&self.topics, id, file, problems)).collect(),
            find_out: find_out.collect(),
            fix: self.fixes(&topic.fix, file, problems),
            sources: self.citations(&topic.source, file, problems),
            disputes: self.disputes(&topic.disputes, file, problems),
        }
    }
}
