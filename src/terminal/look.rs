//! Formats text for a terminal: verdicts in colour with a sign, labels in bold, addresses and portals as links, long
//! lines wrapped at words. Redirected output is unchanged.

use anstream::{AutoStream, ColorChoice};
use flow_preflight::catalog::links;
use flow_preflight::check::Verdict;
use std::io::{IsTerminal, Write};
use supports_hyperlinks::Stream;
use terminal_size::{Width, terminal_size};

const BOLD: &str = "1";
const RED: &str = "1;31";
const GREEN: &str = "1;32";
const YELLOW: &str = "1;33";
const BLUE: &str = "34";
const PURPLE: &str = "1;35";

/// Narrower terminals wrap by themselves, because a hanging indent would leave no room.
const NARROWEST: usize = 40;
/// The longest label before a colon.
const LABEL: usize = 40;
/// The deepest hanging indent.
const DEEPEST: usize = 24;

/// The terminal's abilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Colours and bold.
    colours: bool,
    /// Hyperlinks (OSC 8).
    links: bool,
    /// True for a terminal, which control characters of an input must not reach.
    is_terminal: bool,
    /// Its width in columns, if known.
    width: Option<usize>,
}

/// The abilities of standard output.
pub(crate) fn of_output() -> Look {
    let out = std::io::stdout();
    let colours = AutoStream::choice(&out) != ColorChoice::Never;
    Look {
        colours,
        links: colours && supports_hyperlinks::on(Stream::Stdout),
        is_terminal: out.is_terminal(),
        width: out.is_terminal().then(columns).flatten(),
    }
}

/// Prints an error to standard error.
pub(crate) fn show_error(message: &str) {
    let error = std::io::stderr();
    let look = Look {
        colours: AutoStream::choice(&error) != ColorChoice::Never,
        links: false,
        is_terminal: error.is_terminal(),
        width: error.is_terminal().then(columns).flatten(),
    };
    // Without standard error, the message can't be shown.
    let _ = writeln!(anstream::stderr(), "{}", look.dressed(message));
}

/// The terminal's width in columns. WASI can't tell it, so the program's caller passes it.
fn columns() -> Option<usize> {
    let told = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|_| cfg!(target_os = "wasi"));
    terminal_size().map(|(Width(columns), _)| columns.into()).or_else(told)
}

impl Look {
    /// The text for this terminal.
    pub(crate) fn dressed(self, text: &str) -> String {
        if self == Self::default() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() * 2);
        for line in text.split_inclusive('\n') {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            let harmless: String =
                line.chars().filter(|letter| !self.is_terminal || !letter.is_control() || *letter == '\t').collect();
            let width = self.width.filter(|width| *width >= NARROWEST).unwrap_or(usize::MAX);
            for (at, part) in wrapped(&harmless, width).iter().enumerate() {
                if at > 0 {
                    out.push('\n');
                }
                out.push_str(&self.line(part, at == 0));
            }
            out.push_str(end);
        }
        out
    }

    /// A line with its colours and links. Labels and verdicts are only at the start of the first of several lines.
    fn line(self, line: &str, is_first: bool) -> String {
        if !is_first {
            return self.words(line);
        }
        let (start, rest) = label(line);
        let bold = if start.is_empty() { String::new() } else { self.in_style(BOLD, start) };
        if let Some((verdict, sign, style)) = verdict(rest) {
            let after = rest.get(verdict.len()..).unwrap_or_default();
            return bold + &self.in_style(style, &format!("{sign} {verdict}")) + &self.words(after);
        }
        if line.starts_with("  ") && line.contains("flow-preflight ") {
            let text = line.trim_start();
            let end = line.len() - text.len() + text.find("  ").unwrap_or(text.len());
            let (command, about) = line.split_at(end);
            return self.in_style(BLUE, command) + &self.words(about);
        }
        bold + &if start == "Why it failed: " { self.in_style(RED, rest) } else { self.words(rest) }
    }

    /// Options in blue; addresses and portal names as links.
    fn words(self, text: &str) -> String {
        if let Some(at) = text.find("https://") {
            let (before, from) = text.split_at(at);
            let end = from.find([' ', ')', '”']).unwrap_or(from.len());
            let (address, after) = from.split_at(end);
            return self.words(before) + &self.link(address, address) + &self.words(after);
        }
        // Longest name first, because one portal's name may be the beginning of another's.
        let named = links::all().iter().filter(|link| self.links && text.contains(link.label));
        if let Some(link) = named.max_by_key(|link| link.label.len())
            && let Some((before, after)) = text.split_once(link.label)
        {
            return self.words(before) + &self.link(link.url, link.label) + &self.words(after);
        }
        let word = |word: &str| {
            let option = word.trim_end_matches([' ', ',', '.', ';', ':']);
            if option.len() > 2 && option.starts_with("--") {
                self.in_style(BLUE, option) + word.get(option.len()..).unwrap_or_default()
            } else {
                word.to_owned()
            }
        };
        text.split_inclusive(' ').map(word).collect()
    }

    fn link(self, address: &str, words: &str) -> String {
        let words = self.in_style(BLUE, words);
        if self.links { format!("\x1b]8;;{address}\x1b\\{words}\x1b]8;;\x1b\\") } else { words }
    }

    fn in_style(self, style: &str, words: &str) -> String {
        if self.colours { format!("\x1b[{style}m{words}\x1b[0m") } else { words.to_owned() }
    }
}

/// The label of a line, up to a colon and a space, and the rest. A heading has no rest.
fn label(line: &str) -> (&str, &str) {
    if line.ends_with(':') && !line.starts_with(' ') {
        return (line, "");
    }
    let Some(end) = line.find(": ").map(|at| at + 2) else { return ("", line) };
    let (label, rest) = line.split_at(end);
    let is_name =
        label.trim_start().starts_with(char::is_uppercase) && label.len() <= LABEL && !label.contains(['“', '(', '.']);
    if is_name { (label, rest) } else { ("", line) }
}

/// The verdict at the start of a text, with its sign and style.
fn verdict(text: &str) -> Option<(&'static str, char, &'static str)> {
    let all = [
        (Verdict::Blocked, '×', RED),
        (Verdict::AtRisk, '!', YELLOW),
        (Verdict::Ready, '√', GREEN),
        (Verdict::NotSure, '?', PURPLE),
    ];
    let begins = |label: &str| {
        text.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', ',', ' ']))
    };
    all.into_iter().map(|(verdict, sign, style)| (verdict.label(), sign, style)).find(|(label, ..)| begins(label))
}

/// A line wrapped at spaces; the lines after the first have a hanging indent.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let length = |text: &str| text.chars().count();
    if length(line) <= width {
        return vec![line.to_owned()];
    }
    let hang = " ".repeat(hang(line));
    let mut parts = vec![];
    let mut part = String::new();
    for word in line.split_inclusive(' ') {
        if length(&part) + length(word.trim_end()) > width && !part.trim().is_empty() {
            parts.push(part.trim_end().to_owned());
            part.clone_from(&hang);
        }
        part.push_str(word);
    }
    parts.push(part);
    parts
}

/// The hanging indent of a line: the start of its text, after an indent, a mark or a column.
fn hang(line: &str) -> usize {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let column = text.find("  ").map(|at| text.len() - text.get(at..).unwrap_or_default().trim_start().len());
    let mark = text.strip_prefix("- ").map(|_| 2);
    let deep = column.or(mark).unwrap_or(2);
    if indent + deep <= DEEPEST { indent + deep } else { indent + 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Look = Look { colours: false, links: false, is_terminal: true, width: Some(40) };
    const FULL: Look = Look { colours: true, links: true, is_terminal: true, width: None };

    #[test]
    fn redirected_text_stays_as_it_is() {
        let text = "Next run: Will not run\n\x1b[31m\u{7}";
        assert_eq!(Look::default().dressed(text), text);
    }

    #[test]
    fn control_characters_of_an_input_never_reach_a_terminal() {
        assert_eq!(PLAIN.dressed("a\x1b]0;title\u{7}b\r\tc\u{9b}\n"), "a]0;titleb\tc\n");
    }

    #[test]
    fn a_verdict_has_a_sign_and_a_colour() {
        assert_eq!(
            FULL.dressed("Next run: Will not run\n"),
            "\x1b[1mNext run: \x1b[0m\x1b[1;31m× Will not run\x1b[0m\n"
        );
        assert_eq!(FULL.dressed("May fail"), "\x1b[1;33m! May fail\x1b[0m");
        assert_eq!(FULL.dressed("May failing"), "May failing");
    }

    #[test]
    fn addresses_and_portals_are_links_where_the_terminal_has_them() {
        let shown = FULL.dressed("  Maker: Open the Power Automate portal");
        assert!(shown.contains("\x1b]8;;https://make.powerautomate.com"), "{shown:?}");
        let bare = Look { links: false, ..FULL }.dressed("see https://example.org/a?b=c)");
        assert_eq!(bare, "see \x1b[34mhttps://example.org/a?b=c\x1b[0m)");
    }

    #[test]
    fn options_are_blue_without_their_punctuation() {
        assert_eq!(FULL.dressed("--all, then --json."), "\x1b[34m--all\x1b[0m, then \x1b[34m--json\x1b[0m.");
        assert_eq!(FULL.dressed("a -- b"), "a -- b");
    }

    #[test]
    fn long_lines_wrap_at_words_and_hang_below_their_text() {
        let text = "  --fail-on LEVEL  exit status 1 from this level on: atRisk, notSure\n  - the last item is a long one, longer than the rest\n";
        let shown = PLAIN.dressed(text);
        assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
        assert!(shown.contains("\n                   "), "{shown}");
        assert!(shown.contains("\n    than"), "{shown}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&shown), words(text), "no word is lost");
        let endless = "x".repeat(90);
        assert_eq!(PLAIN.dressed(&endless), endless, "what has no space is not cut");
    }
}
