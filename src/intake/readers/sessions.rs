//! Reads `query user` and `qwinsta`: who is signed in. A locked session is shown as active, so locks stay unknown.

use super::output::{Block, Output};
use crate::intake::context::Edge;
use crate::intake::found::{Found, Raw};
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::record::{TextLine, line_at};
use crate::model::{Fact, Session, SessionState, Span};

/// The first two words of the heading of `query user`, in Windows' languages.
const USER_HEADS: [(&str, &str); 8] = [
    ("USERNAME", "SESSIONNAME"),
    ("BENUTZERNAME", "SITZUNGSNAME"),
    ("UTILISATEUR", "SESSION"),
    ("USUARIO", "NOMBRE"),
    ("NOME", "NOMESESSIONE"),
    ("NOMEUTENTE", "NOMESESSIONE"),
    ("GEBRUIKERSNAAM", "SESSIENAAM"),
    ("NOMBRE", "SESIÓN"),
];

/// The output that begins at this line.
pub(in crate::intake) fn begins(block: &Block, line: &TextLine) -> Option<Output> {
    let text = line.text.trim();
    // The sentence shown instead of the table: nobody is signed in.
    if text.len() < 60 && (text.starts_with("No User exists for *") || text == "Kein Benutzer existiert für *") {
        return Some(Output::NoSession);
    }
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    let is = |one: &str, two: &str| USER_HEADS.contains(&(one, two));
    if is(first, second) {
        return Some(if folded(text).is_some() { Output::FoldedSessions } else { Output::Sessions });
    }
    // Spanish has `NOMBRE USUARIO`, then `NOMBRE SESIÓN`.
    if (first, second) == ("NOMBRE", "USUARIO") {
        return Some(Output::Sessions);
    }
    if is(second, first) {
        return Some(Output::Stations);
    }
    // A heading in another language: capitals with ID among them, and a row of the right shape below.
    if text.chars().any(char::is_lowercase) {
        return None;
    }
    let head = Head::of(line)?;
    let next = line_at(&block.layer.text, line.next)?;
    let starts_with_station = next.text.trim_start_matches(['>', ' ']).split(' ').next().is_some_and(is_station);
    let output = if starts_with_station { Output::Stations } else { Output::Sessions };
    let fits = match row(next.text, starts_with_station, &head) {
        // A line end after the row shows that it is complete.
        Row::Session { whole, .. } => whole || !next.is_last(),
        Row::Listener | Row::Station => true,
        Row::None => false,
    };
    fits.then_some(output)
}

/// The columns of a list's heading.
#[derive(Clone, Copy, Default)]
struct Head {
    /// Where the state begins: in characters, and in console columns. `None` if blanks were removed.
    state: Option<(usize, usize)>,
}

impl Head {
    /// The columns of a line that has the word ID and another word after it.
    fn of(line: &TextLine) -> Option<Self> {
        if line.text.len() > 200 {
            return None;
        }
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let id = words.iter().position(|word| matches!(*word, "ID" | "ID."))?;
        let state = words.get(id + 1)?;
        let wide = line.text.contains("  ");
        Some(Self { state: wide.then(|| column(line.text, state)) })
    }

    /// True if a word of a row is in the state column, or is a known state if blanks were removed.
    fn is_state(&self, line: &str, word: &str) -> bool {
        if !is_state(word) {
            return false;
        }
        let Some((letters, columns)) = self.state else { return is_known_state(word) };
        let (at_letter, at_column) = column(line, word);
        let near = |one: usize, two: usize| one.abs_diff(two) <= 2;
        near(letters, at_letter) || near(columns, at_column) || is_known_state(word)
    }
}

/// Where a word begins in a line: in characters, and in console columns, where some characters take two.
fn column(line: &str, word: &str) -> (usize, usize) {
    let start = (word.as_ptr() as usize).saturating_sub(line.as_ptr() as usize).min(line.len());
    let before = line.get(..start).unwrap_or("");
    let letters = before.chars().count();
    let is_wide = |letter: &char| matches!(*letter, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}');
    (letters, letters + before.chars().filter(is_wide).count())
}

/// The kind of a table line.
enum Row {
    /// A session with its user; `whole` is false if the line may be cut off.
    Session {
        user: String,
        state: SessionState,
        whole: bool,
    },
    /// A station that waits for connections.
    Listener,
    /// A station without a user.
    Station,
    None,
}

/// Reads the table under this heading. Returns its end.
pub(in crate::intake) fn table(block: &Block, head: &TextLine, stations: bool, found: &mut Found) -> usize {
    let text = &block.layer.text;
    let mut end = head.next;
    let mut items = vec![];
    let mut rows = 0;
    let mut complete = true;
    let mut listens = false;
    let columns = Head::of(head).unwrap_or_default();
    while let Some(line) = line_at(text, end) {
        let at_end = line.is_last() && block.edge != Edge::Whole;
        if line.is_blank() {
            // The indentation of a row whose rest is missing.
            complete = complete && !at_end;
            break;
        }
        match row(line.text, stations, &columns) {
            Row::None => {
                // A line that is no row ends the list. An unreadable or cut-off row makes the list incomplete.
                let begins = line.text.starts_with([' ', '>']) || line.text.split(' ').next().is_some_and(is_station);
                // The sign before the own session may be taken for that of a quoted mail.
                let begins = begins || ((at_end || columns.state.is_none()) && begins_row(line.text));
                let begins = begins || (at_end && looks_like_row(line.text));
                let cut = at_end && begins && !line.text.trim().contains(':');
                let prompt = line.text.contains(":\\") || line.text.contains('$');
                complete = complete && !cut && (prompt || !(begins && looks_like_row(line.text)));
                if cut {
                    end = line.next;
                }
                break;
            }
            Row::Session { user, state, whole } => {
                if at_end && !whole {
                    complete = false;
                } else {
                    items.push(Session { user: Some(user), state: Some(state), ..Session::default() });
                }
            }
            Row::Listener => listens = true,
            Row::Station => {}
        }
        rows += 1;
        end = line.next;
    }
    let span = block.layer.place(Span { start: head.start, end });
    found.open(ArtifactKind::WindowsSessions, span);
    if rows == 0 {
        found.note("The list of sessions is cut off after its header.", Some(span));
    } else {
        if listens {
            found.set(Fact::MachineRdpListener, Raw::Flag(true), span, false);
        }
        if !items.is_empty() {
            found.alone(says(&items), span);
        }
        found.sessions(items, complete, span);
        if !complete {
            found.note("The list of sessions is cut off: there may be more of them.", Some(span));
        }
    }
    found.close();
    end
}

/// What follows the heading of `query user` on the same line, if a chat removed the line ends.
fn folded(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("LOGON TIME ")?;
    rest.split_whitespace().nth(2).map(|_| rest)
}

/// Reads sessions on the line of their heading: each row ends with its sign-in time.
pub(in crate::intake) fn one_line(block: &Block, head: &TextLine, found: &mut Found) -> usize {
    let words: Vec<&str> = folded(head.text).unwrap_or("").split_whitespace().collect();
    let span = block.layer.place(Span { start: head.start, end: head.end() });
    let mut items = vec![];
    let mut complete = true;
    let mut row: Vec<&str> = vec![];
    let mut words = words.into_iter().peekable();
    let cut = head.is_last() && block.edge != Edge::Whole;
    while let Some(word) = words.next() {
        row.push(word);
        let is_time = word.contains(':') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
        let behind_date = row.len().checked_sub(2).and_then(|at| row.get(at)).is_some_and(|date| is_date(date));
        if !(is_time && behind_date) {
            continue;
        }
        if let Some(half) = words.next_if(|next| matches!(*next, "AM" | "PM")) {
            row.push(half);
        }
        match self::row(&row.join(" "), false, &Head::default()) {
            Row::Session { user, state, .. } => {
                items.push(Session { user: Some(user), state: Some(state), ..Session::default() });
            }
            _ => complete = false,
        }
        row.clear();
    }
    found.open(ArtifactKind::WindowsSessions, span);
    if !items.is_empty() {
        found.alone(says(&items), span);
        found.sessions(items, complete && row.is_empty() && !cut, span);
    }
    found.close();
    head.next
}

fn is_date(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_digit).count() >= 3 && word.contains(['/', '.', '-'])
}

/// What a list of sessions means for a run.
fn says(items: &[Session]) -> String {
    if items.is_empty() {
        return "Nobody is signed in: an unattended run finds a free machine, and an attended run has no session to run in.".to_owned();
    }
    let one = |session: &Session| {
        let state = match session.state {
            Some(SessionState::Disconnected) => "disconnected",
            _ => "active",
        };
        format!("{} ({state})", session.user.as_deref().unwrap_or("somebody"))
    };
    let names: Vec<String> = items.iter().take(8).map(one).collect();
    format!(
        "Signed in: {}. An attended run needs an active, unlocked session of its user; this list shows a locked session as active. An unattended run needs its user signed out, unless sessions are reused; on Windows 10 and 11 nobody else may have an active session either.",
        names.join(", ")
    )
}

/// Records that nobody is signed in.
pub(in crate::intake) fn nobody(block: &Block, line: &TextLine, found: &mut Found) -> usize {
    let span = block.layer.place(Span { start: line.start, end: line.end() });
    found.open(ArtifactKind::WindowsSessions, span);
    found.alone(says(&[]), span);
    found.sessions(vec![], true, span);
    found.close();
    line.next
}

/// True if a line is the beginning of a row without its blanks: a user, then at most a station or a number.
fn begins_row(line: &str) -> bool {
    line.split_whitespace().skip(1).all(|word| is_station(word) || is_id(word))
}

/// True if a line contains a session number.
fn looks_like_row(line: &str) -> bool {
    line.split_whitespace().skip(1).take(3).any(is_id)
}

fn is_id(word: &str) -> bool {
    word.len() <= 6 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// True if a word names a station: `console`, `rdp-tcp#4`, `ica-cgp#2`, `services`.
fn is_station(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains('#')
        || ["console", "rdp-", "ica-", "services", "31c5ce94259d4006a9e4"].iter().any(|name| word.starts_with(name))
}

fn is_state(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && !is_station(word)
}

/// Reads a row from its words. User and station precede the session number.
fn row(whole: &str, stations: bool, head: &Head) -> Row {
    let line = whole;
    let line = line.trim_start_matches(['>', ' ']);
    if line.len() > 300 {
        return Row::None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    // At least one word precedes the number, and a state follows. A user may be called `2`.
    let id = words.iter().enumerate().skip(1).find_map(|(at, word)| {
        (is_id(word) && words.get(at + 1).is_some_and(|next| head.is_state(whole, next))).then_some(at)
    });
    let Some(id) = id else { return Row::None };
    let state = words.get(id + 1).copied().unwrap_or("");
    let before = words.get(..id).unwrap_or(&[]);
    let after = words.get(id + 2..).unwrap_or(&[]);
    let (user, station) = match before {
        [station, user @ ..] if stations && is_station(station) => (user, true),
        [user @ .., station] if !stations && !user.is_empty() && is_station(station) => (user, true),
        user => (user, false),
    };
    if state.eq_ignore_ascii_case("listen") || words.get(id).is_some_and(|id| id.len() >= 5) {
        return Row::Listener;
    }
    if user.is_empty() {
        return Row::Station;
    }
    // Windows user names can't contain these.
    if user.iter().any(|word| word.contains([':', '"', '=', ',', ';', '|', '*', '?', '[', '/', '+'])) {
        return Row::None;
    }
    let time = |word: &&&str| word.contains(':') && word.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    // The sign-in time is last in a row of `query user`. Its minutes have two digits; AM or PM follows an hour of one
    // digit.
    let last_time = after.iter().rev().take(2).find(time);
    let minutes = last_time.and_then(|time| time.rsplit(':').next()).is_some_and(|minutes| minutes.len() >= 2);
    let early = last_time.is_some_and(|time| time.len() < 5) && after.last() == last_time;
    let signed_in = minutes && !early && !line.ends_with(' ');
    if !stations && !after.iter().any(|word| word.contains(['.', ':', '+', '/']) || *word == "none" || is_id(word)) {
        // Neither an idle time nor a date: a cut-off row, or another table.
        let whole_state = matches!(state, "Active" | "Disc" | "Aktiv" | "Getr.");
        return if whole_state { session(user, station, state, false) } else { Row::None };
    }
    session(user, station, state, stations || (signed_in && after.len() >= 2))
}

/// The states of `quser` and `qwinsta`, in English and other languages.
fn is_known_state(state: &str) -> bool {
    ["Active", "Disc", "Conn", "ConnQ", "Shadow", "Idle", "Listen", "Reset", "Down", "Init", "Aktiv", "Getr."]
        .contains(&state)
}

fn session(user: &[&str], station: bool, state: &str, whole: bool) -> Row {
    // A disconnected session has no station; the word for its state is translated.
    let state = match state {
        "Active" | "Aktiv" | "Actif" | "Activo" => SessionState::Active,
        "Disc" | "Getr." => SessionState::Disconnected,
        _ if station => SessionState::Active,
        _ => SessionState::Disconnected,
    };
    Row::Session { user: user.join(" "), state, whole }
}
