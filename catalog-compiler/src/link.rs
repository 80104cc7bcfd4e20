//! From tables to what the blob holds: names become positions, and each name that leads nowhere is a problem.

use crate::files::{Entry, File, Files, Parsed};
use crate::plans::{Names, bits, keep, position};
use crate::problem::{Problem, hint};
use crate::tables::{Citation, Clause, Code, Fact, Fix, Plan, Prediction, Product, Rule, Text, Topic, Topics};
use flow_preflight_grammar::FactSpec;
use flow_preflight_grammar::Right;
use flow_preflight_grammar::stored::{
    FactKind, StoredCatalog, StoredCause, StoredCitation, StoredClause, StoredCode, StoredCommand, StoredCondition,
    StoredDispute, StoredExample, StoredFact, StoredFindOut, StoredFix, StoredGuidance, StoredLink, StoredNamed,
    StoredNote, StoredPlan, StoredPrediction, StoredProduct, StoredRule, StoredServicePlan, StoredSharedStep,
    StoredSource, StoredStep, StoredTopic, StoredWord,
};
use flow_preflight_grammar::value::{Kind, Word};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The catalogue with every name resolved.
pub(crate) struct Linked {
    pub(crate) catalog: StoredCatalog,
    /// The examples of each rule, in the order of the rules.
    pub(crate) examples: Vec<Vec<StoredExample>>,
    /// The named conditions, in the order of their file.
    pub(crate) conditions: Vec<String>,
}

/// Ids of one kind, and which of them somebody names.
struct Ids {
    noun: &'static str,
    known: Vec<&'static str>,
    used: RefCell<BTreeSet<usize>>,
}

impl Ids {
    fn new(noun: &'static str, known: impl IntoIterator<Item = &'static str>) -> Self {
        Self { noun, known: known.into_iter().collect(), used: RefCell::default() }
    }

    /// The position of an id; a problem where there is none.
    fn find(&self, id: &Text, file: &File, problems: &mut Vec<Problem>) -> u16 {
        let at = self.known.iter().position(|known| known == id.get_ref());
        match at {
            Some(at) => drop(self.used.borrow_mut().insert(at)),
            None => {
                let near = hint(id.get_ref(), &self.known);
                problems
                    .push(file.problem(&id.span(), format!("There is no {} \"{}\".{near}", self.noun, id.get_ref())));
            }
        }
        position(at.unwrap_or_default())
    }

    /// Complains of those that nobody named. `places` are their ids where they are defined.
    fn unused<'t>(&self, places: impl Iterator<Item = &'t Text>, file: &File, problems: &mut Vec<Problem>) {
        for (at, id) in places.enumerate() {
            if !self.used.borrow().contains(&at) {
                let message = format!("Nothing uses the {} \"{}\".", self.noun, id.get_ref());
                problems.push(file.problem(&id.span(), message));
            }
        }
    }
}

/// What entries can name.
struct Linker {
    names: Names,
    sources: Ids,
    disputes: Ids,
    links: Ids,
    steps: Ids,
    rules: Ids,
    codes: Ids,
    topics: Ids,
}

pub(crate) fn link(files: &Files, problems: &mut Vec<Problem>) -> Linked {
    let (facts, specs) = facts(files, problems);
    let conditions: Vec<String> =
        table(&files.conditions).flat_map(|file| &file.table.condition).map(|one| one.id.get_ref().clone()).collect();
    let rules = in_order(&files.rules, |rule| rule.order, &families(files, "rules"), problems);
    let codes = in_order(&files.codes, |code| code.order, &families(files, "codes"), problems);
    let ids = |list: Vec<&Text>| -> Vec<&'static str> { list.into_iter().map(|id| keep(id.get_ref())).collect() };
    let linker = Linker {
        names: Names { facts: specs, conditions: conditions.clone() },
        sources: Ids::new(
            "source",
            ids(table(&files.sources).flat_map(|file| &file.table.source).map(|one| &one.id).collect()),
        ),
        disputes: Ids::new(
            "dispute",
            ids(table(&files.disputes).flat_map(|file| &file.table.dispute).map(|one| &one.id).collect()),
        ),
        links: Ids::new(
            "link",
            ids(table(&files.links).flat_map(|file| &file.table.link).map(|one| &one.id).collect()),
        ),
        steps: Ids::new(
            "step",
            ids(table(&files.steps).flat_map(|file| &file.table.step).map(|one| &one.id).collect()),
        ),
        rules: Ids::new("rule", rules.iter().map(|(_, rule)| keep(&rule.id))),
        codes: Ids::new("code", codes.iter().map(|(_, code)| keep(&code.id))),
        topics: Ids::new("text on auto-claim", topics(files).map(|(kind, topic)| topic_id(kind, topic))),
    };
    twice(files, problems);
    let catalog = StoredCatalog {
        facts,
        sources: table(&files.sources).flat_map(|file| &file.table.source).map(source).collect(),
        disputes: linker.all_disputes(files, problems),
        links: linker.all_links(files, problems),
        steps: linker.shared_steps(files, problems),
        conditions: linker.named(files, problems),
        rule_families: families(files, "rules").into_iter().map(|(family, _)| keep(&family)).collect(),
        rules: rules.iter().map(|(family, rule)| linker.rule(*family, rule, problems)).collect(),
        codes: codes.iter().map(|(family, code)| linker.code(*family, code, problems)).collect(),
        products: in_order(&files.products, |product| product.order, &[], problems)
            .into_iter()
            .map(|(_, product)| linker.product(product, problems))
            .collect(),
        notes: linker.notes(files, problems),
        collector: table(&files.collector)
            .flat_map(|file| &file.table.command)
            .map(|one| StoredCommand { id: keep(one.id.get_ref()), run: keep(&one.run), tells: keep(&one.tells) })
            .collect(),
        auto_claim: topics(files).map(|(kind, topic)| linker.topic(kind, topic, problems)).collect(),
    };
    let examples = rules.iter().map(|(_, rule)| linker.examples(rule, problems)).collect();
    // What nothing uses is told only where everything else is right: a broken entry uses nothing.
    if problems.is_empty() {
        linker.unused(files, problems);
    }
    Linked { catalog, examples, conditions }
}

fn table<T>(file: &Option<Parsed<T>>) -> impl Iterator<Item = &Parsed<T>> {
    file.iter()
}

/// The families of `rules` or `codes`, in their order, each with its name as the file of orders has it.
fn families(files: &Files, kind: &str) -> Vec<(String, usize)> {
    let order = table(&files.order).flat_map(|file| match kind {
        "facts" => &file.table.facts,
        "rules" => &file.table.rules,
        _ => &file.table.codes,
    });
    order.enumerate().map(|(at, name)| (name.get_ref().clone(), at)).collect()
}

/// Entries by family, order and id, each with the position of its family; a family that `order.toml` lacks is a problem.
fn in_order<'e, T>(
    entries: &'e [Entry<T>],
    order: impl Fn(&T) -> u32,
    families: &[(String, usize)],
    problems: &mut Vec<Problem>,
) -> Vec<(u16, &'e Entry<T>)> {
    let mut sorted: Vec<(u16, &Entry<T>)> = vec![];
    for entry in entries {
        let at = families.iter().find(|(name, _)| *name == entry.family).map(|(_, at)| *at);
        if at.is_none() && !entry.family.is_empty() {
            let known: Vec<&str> = families.iter().map(|(name, _)| name.as_str()).collect();
            let message = format!("order.toml has no family \"{}\".{}", entry.family, hint(&entry.family, &known));
            problems.push(entry.parsed.file.problem(&(0..0), message));
        }
        sorted.push((position(at.unwrap_or_default()), entry));
    }
    sorted.sort_by_key(|(family, entry)| (*family, order(&entry.parsed.table), &entry.id));
    sorted
}

/// Complains of an id that is given twice.
fn twice(files: &Files, problems: &mut Vec<Problem>) {
    let mut check = |noun: &str, ids: Vec<(&File, &Text)>| {
        let mut seen = BTreeSet::new();
        for (file, id) in ids {
            if !seen.insert(id.get_ref()) {
                problems.push(file.problem(&id.span(), format!("There are two {noun}s \"{}\".", id.get_ref())));
            }
        }
    };
    macro_rules! ids {
        ($file:ident, $list:ident) => {
            table(&files.$file).flat_map(|file| file.table.$list.iter().map(|one| (&file.file, &one.id))).collect()
        };
    }
    check("source", ids!(sources, source));
    check("dispute", ids!(disputes, dispute));
    check("link", ids!(links, link));
    check("step", ids!(steps, step));
    check("note", ids!(notes, note));
    check("condition", ids!(conditions, condition));
    check("command", ids!(collector, command));
    let facts =
        files.facts.iter().flat_map(|entry| entry.parsed.table.fact.iter().map(|one| (&entry.parsed.file, &one.id)));
    check("fact", facts.collect());
    for kind in &files.auto_claim {
        let texts = kind.parsed.table.entry.iter().map(|topic| (&kind.parsed.file, &topic.id));
        check("text", texts.collect());
    }
    files_twice("rule", &files.rules, problems);
    files_twice("code", &files.codes, problems);
}

fn files_twice<T>(noun: &str, entries: &[Entry<T>], problems: &mut Vec<Problem>) {
    let mut seen: Vec<&Entry<T>> = vec![];
    for entry in entries {
        if let Some(other) = seen.iter().find(|other| other.id.eq_ignore_ascii_case(&entry.id)) {
            let message =
                format!("There are two {noun}s \"{}\": the other is catalog/{}.", entry.id, other.parsed.file.path);
            problems.push(entry.parsed.file.problem(&(0..0), message));
        }
        seen.push(entry);
    }
}

fn facts(files: &Files, problems: &mut Vec<Problem>) -> (Vec<StoredFact>, Vec<FactSpec>) {
    let mut facts: Vec<StoredFact> = vec![];
    let subjects = families(files, "facts");
    for entry in &files.facts {
        if !subjects.iter().any(|(subject, _)| *subject == entry.id) {
            let message = format!("order.toml has no subject \"{}\" among the facts.", entry.id);
            problems.push(entry.parsed.file.problem(&(0..0), message));
        }
    }
    for (subject, _) in &subjects {
        for entry in files.facts.iter().filter(|entry| entry.id == *subject) {
            for fact in &entry.parsed.table.fact {
                let file = &entry.parsed.file;
                let of = fact.id.get_ref().split_once('.').map_or(fact.id.get_ref().as_str(), |(of, _)| of);
                if of.trim_end_matches("[]") != subject {
                    let message = format!("\"{}\" is no path in the subject \"{subject}\".", fact.id.get_ref());
                    problems.push(file.problem(&fact.id.span(), message));
                }
                facts.push(stored_fact(fact, file, problems));
            }
        }
    }
    // The facts of items come last: only the others have a place of their own in a plan.
    facts.sort_by_key(|fact| fact.id.contains("[]"));
    let specs: Vec<FactSpec> = facts.iter().map(|fact| FactSpec { id: fact.id, kind: kind_of(fact) }).collect();
    targets(files, &specs, &mut facts, problems);
    (facts, specs)
}

/// Fills in of which targets a fact can be asked, once the words of `target.type` are known.
fn targets(files: &Files, specs: &[FactSpec], facts: &mut [StoredFact], problems: &mut Vec<Problem>) {
    let words = words_of(specs, "target.type");
    for entry in &files.facts {
        for fact in &entry.parsed.table.fact {
            let set = word_bits(words, "target", &fact.targets, &entry.parsed.file, problems);
            if let Some(stored) = facts.iter_mut().find(|stored| stored.id == fact.id.get_ref()) {
                stored.targets = set;
            }
        }
    }
}

/// The words of a choice.
fn words_of(specs: &[FactSpec], id: &str) -> &'static [Word] {
    match specs.iter().find(|known| known.id == id).map(|known| known.kind) {
        Some(Kind::Choice(words)) => words,
        _ => &[],
    }
}

/// The bits of the words that are chosen.
fn word_bits(words: &'static [Word], noun: &str, chosen: &[Text], file: &File, problems: &mut Vec<Problem>) -> u16 {
    let mut set = 0;
    for word in chosen {
        match bits(words, word.get_ref()) {
            Some(bit) => set |= bit,
            None => {
                let known: Vec<&str> = words.iter().map(|word| word.id).collect();
                let near = hint(word.get_ref(), &known);
                problems.push(file.problem(&word.span(), format!("There is no {noun} \"{}\".{near}", word.get_ref())));
            }
        }
    }
    set
}

fn stored_fact(fact: &Fact, file: &File, problems: &mut Vec<Problem>) -> StoredFact {
    let mut complain = |message: &str| problems.push(file.problem(&fact.kind.span(), message.to_owned()));
    let kind = *fact.kind.get_ref();
    let mut words: Vec<StoredWord> = vec![];
    for word in &fact.word {
        if words.iter().any(|known| known.id == word.id.get_ref()) {
            complain("A word of this fact is given twice.");
        }
        words.push(StoredWord { id: keep(word.id.get_ref()), label: keep(&word.label) });
    }
    match (kind, words.len(), &fact.yes, &fact.no) {
        (FactKind::Flag, 0, Some(yes), Some(no)) => {
            words = vec![StoredWord { id: "", label: keep(yes) }, StoredWord { id: "", label: keep(no) }];
        }
        (FactKind::Flag, ..) => complain("A flag has \"yes\" and \"no\", and no words."),
        (FactKind::Choice, 2..=16, None, None) => {}
        (FactKind::Choice, ..) => complain("A choice has two to sixteen words, and neither \"yes\" nor \"no\"."),
        (_, 0, None, None) => {}
        _ => complain("Only a flag or a choice has words."),
    }
    StoredFact {
        id: keep(fact.id.get_ref()),
        label: keep(&fact.label),
        question: keep(&fact.question),
        help: keep(&fact.help),
        find_out: fact.find_out.iter().map(|way| StoredFindOut { kind: way.kind, text: keep(&way.text) }).collect(),
        effort: fact.effort,
        changed_by: fact.changed_by.clone(),
        concerns: fact.concerns,
        targets: 0,
        kind,
        words,
    }
}

fn kind_of(fact: &StoredFact) -> Kind {
    let words: Vec<Word> = fact.words.iter().map(|word| Word { id: word.id, label: word.label }).collect();
    match fact.kind {
        FactKind::Flag => Kind::Flag { yes: "", no: "" },
        FactKind::Choice => Kind::Choice(words.leak()),
        FactKind::Count => Kind::Count,
        FactKind::Version => Kind::Version,
        FactKind::Sessions => Kind::Sessions,
        FactKind::Licenses => Kind::Licenses,
        FactKind::Moment => Kind::Moment,
        FactKind::Name => Kind::Name,
        FactKind::Product => Kind::Product,
        FactKind::Products => Kind::Products,
        FactKind::Apps => Kind::Apps,
        FactKind::Seats => Kind::Seats,
        FactKind::Items => Kind::Items,
    }
}

/// Every text on auto-claim, with the file of its kind.
fn topics(files: &Files) -> impl Iterator<Item = (&Entry<Topics>, &Topic)> {
    files.auto_claim.iter().flat_map(|kind| kind.parsed.table.entry.iter().map(move |topic| (kind, topic)))
}

/// The id of a text: its kind, a hyphen, its id within the file.
fn topic_id(kind: &Entry<Topics>, topic: &Topic) -> &'static str {
    keep(&format!("{}-{}", kind.id, topic.id.get_ref()))
}

fn source(source: &crate::tables::Source) -> StoredSource {
    StoredSource {
        id: keep(source.id.get_ref()),
        title: keep(&source.title),
        url: keep(source.url.get_ref()),
        page_date: source.page_date.as_ref().map(|date| keep(date.get_ref())),
        read_on: keep(source.read_on.get_ref()),
    }
}

impl Linker {
    fn all_disputes(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredDispute> {
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

    fn all_links(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredLink> {
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

    fn link_list(&self, ids: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<u16> {
        ids.iter().map(|id| self.links.find(id, file, problems)).collect()
    }

    /// The words of a choice.
    fn words(&self, fact: &str) -> &'static [Word] {
        words_of(&self.names.facts, fact)
    }

    fn shared_steps(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredSharedStep> {
        let mut all = vec![];
        for file in table(&files.steps) {
            for step in &file.table.step {
                let makes = self.optional_plan(step.makes.as_ref(), &file.file, problems);
                let stored = StoredStep {
                    text: keep(&step.text),
                    owner: step.owner,
                    makes,
                    links: self.link_list(&step.links, &file.file, problems),
                    commands: step.commands.iter().map(|command| keep(command)).collect(),
                };
                all.push(StoredSharedStep { id: keep(step.id.get_ref()), step: stored });
            }
        }
        all
    }

    fn named(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredNamed> {
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

    fn notes(&self, files: &Files, problems: &mut Vec<Problem>) -> Vec<StoredNote> {
        let mut all = vec![];
        for Parsed { file, table } in table(&files.notes) {
            for note in &table.note {
                all.push(StoredNote {
                    id: keep(note.id.get_ref()),
                    title: keep(&note.title),
                    text: keep(&note.text),
                    applies: self.conditions(&note.applies, file, problems),
                    sources: self.citations(&note.source, file, problems),
                    disputes: self.disputes(&note.disputes, file, problems),
                });
            }
        }
        all
    }

    fn rule(&self, family: u16, entry: &Entry<Rule>, problems: &mut Vec<Problem>) -> StoredRule {
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

    fn examples(&self, entry: &Entry<Rule>, problems: &mut Vec<Problem>) -> Vec<StoredExample> {
        let Parsed { file, table: rule } = &entry.parsed;
        let mut all = vec![];
        for example in &rule.example {
            let plan = self.names.plan(&example.plan, file, problems);
            all.push(StoredExample { title: keep(&example.says), plan, is: example.is });
        }
        all
    }

    fn code(&self, family: u16, entry: &Entry<Code>, problems: &mut Vec<Problem>) -> StoredCode {
        let Parsed { file, table: code } = &entry.parsed;
        if code.cause.is_empty() != code.no_cause.is_some() {
            let message = "A code has causes, or \"no-cause\" says why it has none.".to_owned();
            problems.push(file.problem(&code.title.span(), message));
        }
        let (translations, messages): (Vec<_>, Vec<_>) = code.message.iter().partition(|one| one.language.is_some());
        StoredCode {
            id: keep(&entry.id),
            is_code: code.is_code,
            family,
            title: keep(code.title.get_ref()),
            status: code.status,
            aliases: code.aliases.iter().map(|alias| keep(alias.get_ref())).collect(),
            messages: messages.iter().map(|one| keep(one.text.get_ref())).collect(),
            translations: translations
                .iter()
                .map(|one| (one.language.as_ref().map_or("", |tag| keep(tag.get_ref())), keep(one.text.get_ref())))
                .collect(),
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

    fn topic(&self, kind: &Entry<Topics>, topic: &Topic, problems: &mut Vec<Problem>) -> StoredTopic {
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
            status,
            steps: topic.steps.iter().map(|id| self.id(&self.topics, id, file, problems)).collect(),
            find_out: find_out.collect(),
            fix: self.fixes(&topic.fix, file, problems),
            sources: self.citations(&topic.source, file, problems),
            disputes: self.disputes(&topic.disputes, file, problems),
        }
    }

    fn product(&self, entry: &Entry<Product>, problems: &mut Vec<Problem>) -> StoredProduct {
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

    fn optional_plan(&self, plan: Option<&Plan>, file: &File, problems: &mut Vec<Problem>) -> StoredPlan {
        plan.map_or_else(Vec::new, |plan| self.names.plan(plan, file, problems))
    }

    fn facts(&self, ids: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<u16> {
        ids.iter().map(|id| self.names.fact(id, file, problems)).collect()
    }

    fn conditions(&self, texts: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredCondition> {
        texts.iter().map(|text| self.names.condition(text, file, problems)).collect()
    }

    fn clause(&self, clause: &Clause, file: &File, problems: &mut Vec<Problem>) -> StoredClause {
        let when = self.names.condition(&clause.when, file, problems);
        StoredClause { when, predicts: self.predictions(&clause.predicts, file, problems) }
    }

    fn predictions(&self, list: &[Prediction], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredPrediction> {
        list.iter()
            .map(|one| StoredPrediction {
                code: self.id(&self.codes, &one.code, file, problems),
                certainty: one.certainty,
            })
            .collect()
    }

    fn fixes(&self, list: &[Fix], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredFix> {
        let mut fixes = vec![];
        for fix in list {
            match (&fix.step, fix.owner, &fix.text) {
                (Some(step), None, None) if fix.makes.is_none() => {
                    fixes.push(StoredFix::Shared(self.steps.find(step, file, problems)));
                }
                (None, Some(owner), Some(text)) => {
                    let makes = self.optional_plan(fix.makes.as_ref(), file, problems);
                    fixes.push(StoredFix::Own(StoredStep {
                        text: keep(text.get_ref()),
                        owner,
                        makes,
                        links: self.link_list(&fix.links, file, problems),
                        commands: fix.commands.iter().map(|command| keep(command)).collect(),
                    }));
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

    fn citations(&self, list: &[Citation], file: &File, problems: &mut Vec<Problem>) -> Vec<StoredCitation> {
        list.iter()
            .map(|one| StoredCitation {
                source: self.sources.find(&one.id, file, problems),
                section: keep(&one.section),
            })
            .collect()
    }

    fn disputes(&self, ids: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<u16> {
        ids.iter().map(|id| self.disputes.find(id, file, problems)).collect()
    }

    fn id(&self, ids: &Ids, id: &Text, file: &File, problems: &mut Vec<Problem>) -> &'static str {
        let at = ids.find(id, file, problems);
        ids.known.get(usize::from(at)).copied().unwrap_or_default()
    }

    fn unused(&self, files: &Files, problems: &mut Vec<Problem>) {
        for file in table(&files.sources) {
            self.sources.unused(file.table.source.iter().map(|one| &one.id), &file.file, problems);
        }
        for file in table(&files.disputes) {
            self.disputes.unused(file.table.dispute.iter().map(|one| &one.id), &file.file, problems);
        }
        for file in table(&files.steps) {
            self.steps.unused(file.table.step.iter().map(|one| &one.id), &file.file, problems);
        }
    }
}

fn rights(words: &[Text], file: &File, problems: &mut Vec<Problem>) -> Vec<Right> {
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
