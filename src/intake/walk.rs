//! JSON: answers of the service, rows of Dataverse, error objects, licence lists and our own plans, at any depth.

#[cfg(any(not(target_arch = "wasm32"), feature = "door"))]
use super::readers::collected;
use super::readers::{connection, licenses, records, values};
use crate::catalog::{ErrorCode, Family};
use crate::intake::found::{Found, Say};
use crate::intake::reading::{ArtifactKind, By};
use crate::intake::scan::json::{Kind, Tree};
use crate::intake::scan::layer::{Escapes, Layer, unescape};
use crate::intake::scan::record::{Field, Key, Record, same_name};
use crate::intake::scan::words::{code_at, did_you_mean, find, unknown_number};
use crate::intake::segments::{self, Context, Edge, prose};
use crate::model::{Fact, RunPlan, Span, Units};
use std::borrow::Cow;

/// A walk over one tree.
pub(super) struct Walk<'l, 't, 'f> {
    pub(super) layer: &'l Layer,
    pub(super) tree: &'t Tree,
    pub(super) found: &'f mut Found,
    context: Context,
    /// The objects that the walk is in, the innermost last.
    inside: Vec<Inside>,
}

/// An object that the walk is in.
struct Inside {
    at: usize,
    /// The first node behind it.
    end: usize,
    /// Whether a piece was opened for it.
    opened: bool,
    /// The code that was named outside it.
    outside: Option<&'static ErrorCode>,
}

/// Walks the tree once.
#[inline(never)]
pub(super) fn read(layer: &Layer, tree: &Tree, context: Context, found: &mut Found) {
    let mut walk = Walk { layer, tree, found, context, inside: vec![] };
    let mut at = 0;
    while at < tree.nodes.len() {
        walk.leave(at);
        at = walk.node(at).max(at + 1);
    }
    walk.leave(usize::MAX);
    if let Some(curly) = tree.curly {
        let place = layer.place(Span { start: curly, end: curly + '“'.len_utf8() });
        found.note(
            "The text has curly quotes, as word processors make them. They were read as straight ones.",
            Some(place),
        );
    }
    // Brackets in prose and links of a wiki look like the beginning of a list.
    if !tree.whole && tree.nodes.iter().any(|node| node.kind == Kind::Object) {
        let place = layer.place(Span { start: tree.end, end: tree.end });
        found.note("The JSON breaks off here. What stands before was read.", Some(place));
    }
}

impl<'l> Walk<'l, '_, '_> {
    /// Closes what ends before this node.
    fn leave(&mut self, at: usize) {
        while let Some(object) = self.inside.pop_if(|object| object.end <= at) {
            if object.opened {
                self.found.close();
            }
            self.context.named = object.outside;
        }
    }

    /// Reads a node, and says which one is next: for a container what is in it, unless it was read as a whole.
    fn node(&mut self, at: usize) -> usize {
        let next = self.tree.nodes.get(at).map_or(at + 1, |node| node.next);
        match self.tree.kind(at) {
            Some(Kind::Object) if self.object(at) => return next,
            Some(Kind::Array) if licenses::license_list(self, at) => return next,
            Some(Kind::Object | Kind::Array) => {}
            Some(Kind::Bare) => self.number(at),
            Some(Kind::Text | Kind::Cut) => self.text(at),
            None => {}
        }
        at + 1
    }

    /// A member of the object around this node; empty if there is none.
    pub(super) fn outside(&self, name: &str) -> &'l str {
        self.inside.last().map_or("", |object| self.member(object.at, name))
    }

    pub(super) fn get(&self, object: usize, name: &str) -> Option<usize> {
        self.tree.get(self.layer, object, name)
    }

    /// The text of a member; empty if there is none or it is cut off.
    pub(super) fn member(&self, object: usize, name: &str) -> &'l str {
        self.get(object, name).map_or("", |node| self.tree.written(self.layer, node))
    }

    pub(super) fn place(&self, node: usize) -> Span {
        self.layer.place(self.tree.span(node))
    }

    /// The values of an object that are no containers, by their names.
    pub(super) fn record(&self, object: usize) -> Record<'l> {
        let mut record = Record { layer: self.layer, fields: vec![], at: self.tree.span(object) };
        for child in self.tree.children(object) {
            if same_name(self.tree.name(self.layer, child), "prepaidunits")
                && self.tree.kind(child) == Some(Kind::Object)
            {
                self.prepaid(child, &mut record);
            }
            if !matches!(self.tree.kind(child), Some(Kind::Text | Kind::Bare)) {
                continue;
            }
            let at = self.tree.span(child);
            let written = self.layer.part(at);
            let value = if written.contains('\\') {
                Cow::Owned(unescape(self.layer, at, Escapes::Backslash).text)
            } else {
                Cow::Borrowed(if written == "null" { "" } else { written })
            };
            let name = self.tree.name(self.layer, child);
            record.fields.push(Field { name, key: Key::of(name), value, at });
        }
        record
    }

    /// How many licences are active: `prepaidUnits.enabled` of Microsoft Graph. The object itself counts as a field, too.
    fn prepaid(&self, units: usize, record: &mut Record<'l>) {
        let names = [(units, "prepaidUnits"), (self.get(units, "enabled").unwrap_or(units), "prepaidUnits.enabled")];
        for (node, name) in names {
            let at = self.tree.span(node);
            let value = Cow::Borrowed(self.tree.written(self.layer, node));
            record.fields.push(Field { name, key: Key::of(name), value, at });
        }
    }

    /// Reads an object; true if nothing in it is to be read any more.
    fn object(&mut self, at: usize) -> bool {
        if let Some(plan) = self.plan_in(at) {
            self.plan(plan);
            return true;
        }
        #[cfg(any(not(target_arch = "wasm32"), feature = "door"))]
        if collected::machine(self, at) {
            return true;
        }
        let end = self.tree.nodes.get(at).map_or(at, |node| node.next);
        let outside = self.context.named;
        let record = self.record(at);
        let opened = self.shape(at, &record);
        if let Some(mode) = record.get("runmode") {
            values::run_mode(&mode.value, record.place(mode), self.found);
        }
        self.inside.push(Inside { at, end, opened, outside });
        false
    }

    /// Recognises an object; true if it opened a piece for it.
    fn shape(&mut self, at: usize, record: &Record) -> bool {
        let whole = self.place(at);
        let check = self.get(at, "licenseCheck").or_else(|| self.get(at, "licenceCheck"));
        let context = self.member(at, "@odata.context");
        if check.is_some() || (record.has("flowsessionid") && context.ends_with("RunDesktopFlowResponse")) {
            self.found.open(ArtifactKind::RunDesktopFlowAnswer, whole);
            self.found.about().run = values::filled(record.text("flowsessionid"));
            if check.is_none() {
                self.found.note("The answer has no licenseCheck. That says nothing about the licences.", Some(whole));
            }
            return true;
        }
        if connection::connection(self, at) {
            return true;
        }
        // A row whose columns are few is known by the table that its context names.
        let outside = self.outside("@odata.context");
        let set = if context.is_empty() { outside } else { context }.rsplit('#').next().unwrap_or("");
        let table = set.split(['(', '/']).next().unwrap_or("");
        if self.get(at, "value").is_none() && records::read_of_table(table, record, self.found) {
            return true;
        }
        if let Some(opened) = self.coded(at, record, whole) {
            return opened;
        }
        if records::read_one(record, self.found) {
            let code = record.any(&["errorcode", "code"]);
            self.context.named = code.and_then(|code| find(code.value.trim())).or(self.context.named);
            return true;
        }
        if record.has("statuscode") && (self.get(at, "body").is_some() || self.get(at, "headers").is_some()) {
            self.found.open(ArtifactKind::CloudFlowAction, whole);
            self.action(at);
            return true;
        }
        false
    }

    /// The headers of a failed action name the run of the cloud flow.
    fn action(&mut self, at: usize) {
        let Some(headers) = self.get(at, "headers") else { return };
        let Some(run) = self.get(headers, "x-ms-workflow-run-id") else { return };
        self.found.about().run = values::filled(self.tree.written(self.layer, run));
        self.found.say(Fact::CloudFlowExists, Say::Flag(true), self.place(run), false);
    }

    /// Reads an object with `code` and `message`, and says whether it opened a piece for it; `None` if it is none.
    /// A code that is not in the catalogue is shown as it is.
    fn coded(&mut self, at: usize, record: &Record, whole: Span) -> Option<bool> {
        let name = self.tree.name(self.layer, at);
        let is_check = same_name(name, "licensecheck") || same_name(name, "licencecheck");
        let is_error = same_name(name, "error");
        let code = record.get("code").filter(|code| !code.value.is_empty())?;
        if !(is_check || is_error || record.has("message")) {
            return None;
        }
        let place = record.place(code);
        let known = code_at(&code.value, Span { start: 0, end: code.value.len() });
        let kind = match known {
            Some((entry, _)) if !is_error && entry.family == Family::LicenseCheck => ArtifactKind::LicenseCheck,
            _ => ArtifactKind::ErrorObject,
        };
        if !is_check {
            self.found.open(kind, whole);
        }
        match known {
            Some((entry, _)) => {
                self.found.code(entry, place, By::Code);
                self.context.named = Some(entry);
            }
            None => {
                let before = (self.found.suggestions.len(), self.found.notes.len());
                did_you_mean(&code.value, place, self.found);
                if (self.found.suggestions.len(), self.found.notes.len()) == before {
                    let message = Some(record.text("message")).filter(|message| !message.is_empty());
                    self.found.unknown_code(code.value.trim(), message, place);
                }
            }
        }
        Some(!is_check)
    }

    fn number(&mut self, at: usize) {
        let span = self.tree.span(at);
        if let Some((entry, span)) = code_at(&self.layer.text, span) {
            self.found.code(entry, self.layer.place(span), By::Code);
        } else {
            unknown_number(self.layer, span, self.found);
        }
    }

    /// Any string may hold a code: an error code column, a message, JSON in a string. What a flow was given is its own affair.
    fn text(&mut self, at: usize) {
        let name = self.tree.name(self.layer, at);
        if same_name(name, "inputs") || same_name(name, "outputs") {
            return;
        }
        let span = self.tree.span(at);
        let edge = if self.tree.kind(at) == Some(Kind::Cut) { Edge::Cut } else { Edge::Whole };
        let context = Context { edge, depth: self.context.depth + 1, ..self.context };
        let written = self.layer.part(span);
        if written.contains(['{', '[', '\n', '&']) || written.contains("\\\"") || written.contains("\\n") {
            return segments::nested(self.layer, span, Escapes::Backslash, context, self.found);
        }
        prose(self.layer, span, context, self.found);
    }

    /// The plan that an object is, or that stands in it because this program wrote it. The codes that a report
    /// predicts did not happen.
    fn plan_in(&self, at: usize) -> Option<usize> {
        let is_plan = |object: usize| {
            self.tree.children(object).any(|fields| {
                let subject = self.tree.name(self.layer, fields);
                self.tree.kind(fields) == Some(Kind::Object)
                    && Fact::ALL.iter().any(|fact| fact.path().0 == subject && self.get(fields, inner(*fact)).is_some())
            })
        };
        if is_plan(at) {
            return Some(at);
        }
        if !self.member(at, "schema").starts_with("flow-preflight/") {
            return None;
        }
        let report = self.get(at, "report").unwrap_or(at);
        self.get(report, "plan")
    }

    /// Reads a plan with the one reader of plans; what is wrong with it becomes notes, and the rest is still read.
    fn plan(&mut self, at: usize) {
        let whole = self.tree.span(at);
        self.found.open(ArtifactKind::RunPlan, self.layer.place(whole));
        let written = self.layer.part(whole);
        // The reader of plans wants straight quotes.
        let straight = written.replace(['“', '”', '„', '‟'], "\"");
        let (plan, errors) = RunPlan::from_json_leniently(&straight, Units::Utf8);
        for (fact, value) in plan.iter() {
            let (subject, _) = fact.path();
            let node = self.get(at, subject).and_then(|subject| self.get(subject, inner(fact)));
            if let Some(node) = node {
                self.found.fact(fact, value.clone(), self.place(node));
            }
        }
        for error in errors {
            let part = Span { start: whole.start + error.place.start, end: whole.start + error.place.end };
            let place = if straight == written { self.layer.place(part) } else { self.layer.place(whole) };
            self.found.note(error.message, Some(place));
        }
        self.found.close();
    }
}

/// The key inside its subject at which a fact stands; a subject that is a list itself has items.
fn inner(fact: Fact) -> &'static str {
    match fact.path().1 {
        "" => "items",
        field => field,
    }
}
