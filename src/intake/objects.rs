//! Gives readers access to the objects of a JSON text: members by name, places, records, and where to record findings.

use super::found::Found;
use super::scan::json::{Kind, Tree};
use super::scan::layer::{Escapes, Layer, unescape};
use super::scan::record::{Field, Key, Record, same_name};
use crate::model::Span;
use std::borrow::Cow;

/// The objects of a tree.
pub(super) struct Objects<'l, 't, 'f> {
    pub(super) layer: &'l Layer,
    pub(super) tree: &'t Tree,
    pub(super) found: &'f mut Found,
    /// The object around the current node.
    pub(super) around: Option<usize>,
}

impl<'l> Objects<'l, '_, '_> {
    /// A member of the object around the current node; empty if there is none.
    pub(super) fn outside(&self, name: &str) -> &'l str {
        self.around.map_or("", |object| self.member(object, name))
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

    /// The members of an object that are no containers.
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

    /// The number of active licences: `prepaidUnits.enabled` in Microsoft Graph. The object itself counts as a field
    /// too.
    fn prepaid(&self, units: usize, record: &mut Record<'l>) {
        let names = [(units, "prepaidUnits"), (self.get(units, "enabled").unwrap_or(units), "prepaidUnits.enabled")];
        for (node, name) in names {
            let at = self.tree.span(node);
            let value = Cow::Borrowed(self.tree.written(self.layer, node));
            record.fields.push(Field { name, key: Key::of(name), value, at });
        }
    }
}
