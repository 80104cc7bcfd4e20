//! Reads JSON: answers of the service, Dataverse rows, error objects, licence lists and this program's plans, at any
//! depth.

use super::context::{Context, Edge};
use super::objects::Objects;
use super::packaging::{nested, prose};
#[cfg(any(not(target_os = "unknown"), feature = "js-api", feature = "view-runs"))]
use super::readers::collected;
use super::readers::{connection, licenses, records, values};
use super::unknown::{did_you_mean, unknown_number};
use crate::catalog::{ErrorCode, Family};
use crate::intake::found::{Found, Raw};
use crate::intake::reading::{ArtifactKind, RecognisedBy};
use crate::intake::scan::json::{Kind, Tree};
use crate::intake::scan::layer::{Escapes, Layer};
use crate::intake::scan::record::{Record, same_name};
use crate::intake::scan::words::{code_at, find};
use crate::model::{Fact, RunPlan, Span, Units};

/// A walk over one tree.
struct Walk<'l, 't, 'f> {
    json: Objects<'l, 't, 'f>,
    context: Context,
    /// The objects around the current node, innermost last.
    inside: Vec<Inside>,
}

/// An object around the current node.
struct Inside {
    at: usize,
    /// The first node after it.
    end: usize,
    /// Whether a piece was opened for it.
    opened: bool,
    /// The code that was named outside it.
    outside: Option<&'static ErrorCode>,
}

/// Walks the tree once.
#[inline(never)]
pub(super) fn read(layer: &Layer, tree: &Tree, context: Context, found: &mut Found) {
    let json = Objects { layer, tree, found, around: None };
    let mut walk = Walk { json, context, inside: vec![] };
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
    // Brackets in prose and wiki links look like the beginning of a list.
    if !tree.whole && tree.nodes.iter().any(|node| node.kind == Kind::Object) {
        let place = layer.place(Span { start: tree.end, end: tree.end });
        found.note("The JSON is cut off here. The part before was read.", Some(place));
    }
}

impl Walk<'_, '_, '_> {
    /// Closes the objects that end before this node.
    fn leave(&mut self, at: usize) {
        while let Some(object) = self.inside.pop_if(|object| object.end <= at) {
            if object.opened {
                self.json.found.close();
            }
            self.context.named = object.outside;
            self.json.around = self.inside.last().map(|object| object.at);
        }
    }

    /// Reads a node and returns the next one: for a container its content, unless it was read as a whole.
    fn node(&mut self, at: usize) -> usize {
        let next = self.json.tree.nodes.get(at).map_or(at + 1, |node| node.next);
        match self.json.tree.kind(at) {
            Some(Kind::Object) if self.object(at) => return next,
            Some(Kind::Array) if licenses::license_list(&mut self.json, at) => return next,
            Some(Kind::Object | Kind::Array) => {}
            Some(Kind::Bare) => self.number(at),
            Some(Kind::Text | Kind::Cut) => self.text(at),
            None => {}
        }
        at + 1
    }

    /// Reads an object; true if nothing in it is left to read.
    fn object(&mut self, at: usize) -> bool {
        if let Some(plan) = self.plan_in(at) {
            self.plan(plan);
            return true;
        }
        #[cfg(any(not(target_os = "unknown"), feature = "js-api", feature = "view-runs"))]
        if collected::machine(&mut self.json, at) {
            return true;
        }
        let end = self.json.tree.nodes.get(at).map_or(at, |node| node.next);
        let outside = self.context.named;
        let record = self.json.record(at);
        let opened = self.shape(at, &record);
        if let Some(mode) = record.get("runmode") {
            values::run_mode(&mode.value, record.place(mode), self.json.found);
        }
        self.inside.push(Inside { at, end, opened, outside });
        self.json.around = Some(at);
        false
    }

    /// Recognises an object; true if it opened a piece.
    fn shape(&mut self, at: usize, record: &Record) -> bool {
        let whole = self.json.place(at);
        let check = self.json.get(at, "licenseCheck").or_else(|| self.json.get(at, "licenceCheck"));
        let context = self.json.member(at, "@odata.context");
        if check.is_some() || (record.has("flowsessionid") && context.ends_with("RunDesktopFlowResponse")) {
            self.json.found.open(ArtifactKind::RunDesktopFlowAnswer, whole);
            self.json.found.about().run = values::filled(record.text("flowsessionid"));
            if check.is_none() {
                self.json
                    .found
                    .note("The answer has no licenseCheck. That says nothing about the licences.", Some(whole));
            }
            return true;
        }
        if connection::connection(&mut self.json, at) {
            return true;
        }
        // A row with few columns is recognised by the table in its context.
        let outside = self.json.outside("@odata.context");
        let set = if context.is_empty() { outside } else { context }.rsplit('#').next().unwrap_or("");
        let table = set.split(['(', '/']).next().unwrap_or("");
        if self.json.get(at, "value").is_none() && records::read_of_table(table, record, self.json.found) {
            return true;
        }
        if let Some(opened) = self.coded(at, record, whole) {
            return opened;
        }
        if records::read_one(record, self.json.found) {
            let code = record.any(&["errorcode", "code"]);
            self.context.named = code.and_then(|code| find(code.value.trim())).or(self.context.named);
            return true;
        }
        if record.has("statuscode") && (self.json.get(at, "body").is_some() || self.json.get(at, "headers").is_some()) {
            self.json.found.open(ArtifactKind::CloudFlowAction, whole);
            self.action(at);
            return true;
        }
        false
    }

    /// Reads a failed action, whose headers name the cloud flow's run.
    fn action(&mut self, at: usize) {
        let Some(headers) = self.json.get(at, "headers") else { return };
        let Some(run) = self.json.get(headers, "x-ms-workflow-run-id") else { return };
        self.json.found.about().run = values::filled(self.json.tree.written(self.json.layer, run));
        self.json.found.set(Fact::CloudFlowExists, Raw::Flag(true), self.json.place(run), false);
    }

    /// Reads an object with `code` and `message`. Returns whether it opened a piece; `None` if it is no such object. An
    /// unknown code is shown as written.
    fn coded(&mut self, at: usize, record: &Record, whole: Span) -> Option<bool> {
        let name = self.json.tree.name(self.json.layer, at);
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
            self.json.found.open(kind, whole);
        }
        match known {
            Some((entry, _)) => {
                self.json.found.code(entry, place, RecognisedBy::Code);
                self.context.named = Some(entry);
            }
            None => {
                let before = (self.json.found.suggestions.len(), self.json.found.notes.len());
                did_you_mean(&code.value, place, self.json.found);
                if (self.json.found.suggestions.len(), self.json.found.notes.len()) == before {
                    let message = Some(record.text("message")).filter(|message| !message.is_empty());
                    self.json.found.unknown_code(code.value.trim(), message, place);
                }
            }
        }
        Some(!is_check)
    }

    fn number(&mut self, at: usize) {
        let span = self.json.tree.span(at);
        if let Some((entry, span)) = code_at(&self.json.layer.text, span) {
            self.json.found.code(entry, self.json.layer.place(span), RecognisedBy::Code);
        } else {
            unknown_number(self.json.layer, span, self.json.found);
        }
    }

    /// Any string may hold a code: an error code column, a message, nested JSON. The inputs and outputs of a flow are skipped.
    fn text(&mut self, at: usize) {
        let name = self.json.tree.name(self.json.layer, at);
        if same_name(name, "inputs") || same_name(name, "outputs") {
            return;
        }
        let span = self.json.tree.span(at);
        let edge = if self.json.tree.kind(at) == Some(Kind::Cut) { Edge::Cut } else { Edge::Whole };
        let context = Context { edge, depth: self.context.depth + 1, ..self.context };
        let written = self.json.layer.part(span);
        let is_packed = written.bytes().any(|byte| matches!(byte, b'{' | b'[' | b'\n' | b'&'))
            || (written.contains('\\') && (written.contains("\\\"") || written.contains("\\n")));
        if is_packed {
            return nested(self.json.layer, span, Escapes::Backslash, context, self.json.found);
        }
        prose(self.json.layer, span, context, self.json.found);
    }

    /// The plan that an object is, or contains if this program wrote it. The codes that a report predicts did not
    /// happen.
    fn plan_in(&self, at: usize) -> Option<usize> {
        let is_plan = |object: usize| {
            self.json.tree.children(object).any(|fields| {
                let subject = self.json.tree.name(self.json.layer, fields);
                self.json.tree.kind(fields) == Some(Kind::Object)
                    && Fact::ALL
                        .iter()
                        .any(|fact| fact.path().0 == subject && self.json.get(fields, inner(*fact)).is_some())
            })
        };
        if is_plan(at) {
            return Some(at);
        }
        if !self.json.member(at, "schema").starts_with("flow-preflight/") {
            return None;
        }
        let report = self.json.get(at, "report").unwrap_or(at);
        self.json.get(report, "plan")
    }

    /// Reads a plan. Its errors become notes, and the rest is still used.
    fn plan(&mut self, at: usize) {
        let whole = self.json.tree.span(at);
        self.json.found.open(ArtifactKind::RunPlan, self.json.layer.place(whole));
        let written = self.json.layer.part(whole);
        // The reader of plans needs straight quotes.
        let straight = written.replace(['“', '”', '„', '‟'], "\"");
        let (plan, errors) = RunPlan::from_json_leniently(&straight, Units::Utf8);
        for (fact, value) in plan.iter() {
            let (subject, _) = fact.path();
            let node = self.json.get(at, subject).and_then(|subject| self.json.get(subject, inner(fact)));
            if let Some(node) = node {
                self.json.found.fact(fact, value.clone(), self.json.place(node));
            }
        }
        for error in errors {
            let part = Span { start: whole.start + error.place.start, end: whole.start + error.place.end };
            let place = if straight == written { self.json.layer.place(part) } else { self.json.layer.place(whole) };
            self.json.found.note(error.message, Some(place));
        }
        self.json.found.close();
    }
}

/// The key of a fact inside its subject; a subject that is itself a list has items.
fn inner(fact: Fact) -> &'static str {
    match fact.path().1 {
        "" => "items",
        field => field,
    }
}
