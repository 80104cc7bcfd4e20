//! Finds the place of each fact of a plan in its JSON text.

use crate::json::{self, Entry, Node, Span};
use crate::model::{Fact, Place, TextMap, Units};

/// The place of each fact, name and value, in form order.
pub(super) fn places_of(text: &str) -> Vec<(Fact, Place)> {
    let Ok(plan) = json::parse(text) else { return vec![] };
    let map = TextMap::new(text, Units::Utf8);
    let found = Fact::ALL.iter().filter_map(|fact| {
        let (subject, field) = fact.path();
        let entry = entry(&plan, subject)?;
        let entry = if field.is_empty() { entry } else { self::entry(&entry.node, field)? };
        Some((*fact, map.place(Span { start: entry.name_span.start, end: entry.node.span.end })))
    });
    found.collect()
}

fn entry<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Entry<'t>> {
    node.entries()?.iter().find(|entry| entry.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_where_its_name_and_value_are() {
        let text =
            "{\n  \"machine\": { \"name\": \"ä\", \"rdpEnabled\": false },\n  \"run\": {\"mode\": \"unattended\"}\n}";
        let places = places_of(text);
        let of = |fact| places.iter().find(|(one, _)| *one == fact).map(|(_, place)| *place);
        let place = of(Fact::MachineRdpEnabled).expect("the fact is in the text");
        assert_eq!(text.get(place.start..place.end), Some("\"rdpEnabled\": false"));
        assert_eq!(place.line, 2);
        let place = of(Fact::RunMode).expect("the fact is in the text");
        assert_eq!((text.get(place.start..place.end), place.line), (Some("\"mode\": \"unattended\""), 3));
        assert_eq!(places_of("[]"), []);
    }
}
