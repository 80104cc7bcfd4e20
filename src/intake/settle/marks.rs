//! Makes the marks: every place that was understood, with its meaning, for highlighting the paste.

use crate::intake::details::{Mark, MarkKind};
use crate::intake::reading::Reading;
use crate::labels;
use crate::text::sorted::sorted_by;

/// The most marks.
const MOST_MARKS: usize = 2_000;

/// Makes the marks of a reading, in text order. Of two that begin at one place, the longer comes first.
pub(super) fn mark(reading: &mut Reading) {
    let mut marks: Vec<Mark> = vec![];
    marks.extend(reading.artifacts.iter().map(|found| Mark {
        kind: MarkKind::Artifact,
        place: found.place,
        meaning: found.kind.label().to_owned(),
    }));
    marks.extend(reading.codes.iter().map(|found| Mark {
        kind: MarkKind::Code,
        place: found.place,
        meaning: found.entry.title.to_owned(),
    }));
    marks.extend(reading.unknown.iter().map(|found| Mark {
        kind: MarkKind::UnknownCode,
        place: found.place,
        meaning: "Not a known code".to_owned(),
    }));
    marks.extend(reading.facts.iter().map(|found| Mark {
        kind: MarkKind::Fact,
        place: found.place,
        meaning: format!("{}: {}", found.fact.info().label, labels::value(found.fact, &found.value)),
    }));
    let mut marks = sorted_by(marks, |mark| [mark.place.start, usize::MAX - mark.place.end, mark.kind as usize]);
    marks.truncate(MOST_MARKS);
    reading.marks = marks;
}
