//! The text of the box in pieces: what was understood, and what stands between.

use super::Workbench;
use crate::intake::{Mark, MarkKind};
use flow_preflight_grammar::place::cut;

/// How much of the text is shown with marks, in bytes.
const MOST: usize = 256 * 1024;

impl Workbench {
    /// The beginning of the text, cut into pieces that are understood and pieces that are not. A mark around another
    /// one, such as a row with a code in it, gives way to that; of two at one place, the first is kept.
    #[must_use]
    pub fn marked(&self) -> Vec<(&str, Option<&Mark>)> {
        let text = self.text.get(..self.text.floor_char_boundary(MOST)).unwrap_or_default();
        let mut marks: Vec<&Mark> = vec![];
        for mark in self.reading().marks.iter().filter(|mark| mark.kind != MarkKind::Artifact) {
            match marks.last_mut() {
                Some(last) if mark.place.start < last.place.end => {
                    if mark.place.end <= last.place.end && mark.place != last.place {
                        *last = mark;
                    }
                }
                _ => marks.push(mark),
            }
        }
        let ends = marks.iter().flat_map(|mark| [mark.place.start, mark.place.end]);
        let pieces = cut(text, self.units, ends);
        let what = marks.iter().flat_map(|mark| [None, Some(*mark)]).chain([None]);
        pieces.into_iter().zip(what).filter(|(piece, _)| !piece.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::workbench::{Action, Workbench};

    fn pieces(text: &str) -> Vec<(String, Option<String>)> {
        let mut workbench = Workbench::default();
        workbench.apply(Action::Text(text.to_owned()));
        let piece = |(text, mark): &(&str, Option<&crate::intake::Mark>)| {
            ((*text).to_owned(), mark.map(|mark| mark.meaning.clone()))
        };
        workbench.marked().iter().map(piece).collect()
    }

    #[test]
    fn pieces_make_the_text_again_and_codes_are_marked_behind_letters_of_two_units() {
        let text = "😀 Ergebnis → \"runMode\": \"unattended\", \"code\": \"UnattendedNoAddon\" – bitte!";
        let pieces = pieces(text);
        let whole: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(whole, text);
        let marked: Vec<&str> =
            pieces.iter().filter(|(_, meaning)| meaning.is_some()).map(|(piece, _)| piece.as_str()).collect();
        assert!(marked.contains(&"UnattendedNoAddon"), "{marked:?}");
    }

    #[test]
    fn a_mark_around_another_gives_way_to_it() {
        let pieces = pieces("status: failed, errorCode: SessionCreationFailed, runMode: unattended");
        assert!(
            pieces.iter().any(|(piece, meaning)| piece == "SessionCreationFailed" && meaning.is_some()),
            "{pieces:?}"
        );
    }

    #[test]
    fn without_a_text_there_is_nothing() {
        assert!(pieces("").is_empty());
    }
}
