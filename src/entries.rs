//! Tables: the plain text files that hold what we know, an entry after a `# id`, a `key argument: text` a line.

use std::sync::Mutex;

/// One entry of a table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What stands behind the `#`.
    pub id: &'static str,
    /// The name of the table.
    pub table: &'static str,
    body: &'static str,
}

/// One line of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The word that says what it is.
    pub key: &'static str,
    /// What stands between the key and the colon, such as the id of another entry.
    pub argument: &'static str,
    /// What stands behind the colon.
    pub text: &'static str,
    /// The lines that belong to it, indented by two spaces.
    under: &'static str,
    table: &'static str,
}

/// The entries of a table. `table` is its name, for messages.
#[must_use]
pub const fn entries(table: &'static str, text: &'static str) -> Entries {
    Entries { table, rest: text }
}

/// The entries of a table, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Entries {
    table: &'static str,
    rest: &'static str,
}

impl Iterator for Entries {
    type Item = Entry;

    // Not inlined, like the other readers here: each use would cost the page its weight anew.
    #[inline(never)]
    fn next(&mut self) -> Option<Entry> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let (entry, rest) = self.rest.split_once("\n# ").unwrap_or((self.rest, ""));
            self.rest = rest;
            let (id, body) = entry.split_once('\n').unwrap_or((entry, ""));
            // Only the first one still has its sign; what stands before it is a comment.
            let id = id.strip_prefix("# ").unwrap_or(id).trim_end();
            if !id.is_empty() && !id.starts_with("//") {
                return Some(Entry { id, table: self.table, body });
            }
        }
    }
}

impl Entry {
    /// The lines, in their order; those that belong to another line are found under that.
    #[must_use]
    pub const fn lines(self) -> Lines {
        Lines { table: self.table, rest: self.body, indent: "  " }
    }

    /// The text of the first line with this key; empty if there is none.
    #[must_use]
    pub fn text(self, key: &str) -> &'static str {
        self.lines().text(key)
    }

    /// What `read` makes of the lines with this key, kept for good.
    #[must_use]
    pub fn list<T>(self, key: &str, read: impl FnMut(Line) -> Option<T>) -> &'static [T] {
        self.lines().list(key, read)
    }

    /// The texts of the lines with this key.
    #[must_use]
    #[inline(never)]
    pub fn texts(self, key: &str) -> &'static [&'static str] {
        self.list(key, |line| Some(line.text))
    }

    /// Notes that the entry is wrong.
    pub fn wrong(self, why: &'static str) {
        note(Problem { table: self.table, what: self.id, why });
    }

    /// Notes every line whose key is not one of `keys`.
    pub fn expect(self, keys: &[&str]) {
        for line in self.lines() {
            if !keys.contains(&line.key) {
                line.wrong("no line of such an entry begins like this");
            }
        }
    }
}

impl Line {
    /// The lines under this one.
    #[must_use]
    pub const fn lines(self) -> Lines {
        Lines { table: self.table, rest: self.under, indent: "    " }
    }

    /// The text of the first line with this key under this one; empty if there is none.
    #[must_use]
    pub fn under(self, key: &str) -> &'static str {
        self.lines().text(key)
    }

    /// True if the line begins with these two words, as in `no code`.
    #[must_use]
    pub fn is(self, key: &str, argument: &str) -> bool {
        self.key == key && self.argument == argument
    }

    /// Notes that the line is wrong.
    pub fn wrong(self, why: &'static str) {
        note(Problem { table: self.table, what: if self.text.is_empty() { self.argument } else { self.text }, why });
    }
}

/// Lines, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    table: &'static str,
    rest: &'static str,
    /// A line that begins like this belongs to the line above it.
    indent: &'static str,
}

impl Lines {
    #[inline(never)]
    fn text(self, key: &str) -> &'static str {
        for line in self {
            if line.key == key {
                return line.text;
            }
        }
        ""
    }

    /// What `read` makes of the lines with this key, kept for good.
    #[must_use]
    pub fn list<T>(self, key: &str, mut read: impl FnMut(Line) -> Option<T>) -> &'static [T] {
        let mut list = vec![];
        for line in self {
            if line.key == key
                && let Some(item) = read(line)
            {
                list.push(item);
            }
        }
        list.leak()
    }
}

impl Iterator for Lines {
    type Item = Line;

    #[inline(never)]
    fn next(&mut self) -> Option<Line> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let (line, after) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            let mut end = 0;
            for under in after.split_inclusive('\n') {
                if !under.starts_with(self.indent) {
                    break;
                }
                end += under.len();
            }
            let (under, after) = after.split_at_checked(end).unwrap_or((after, ""));
            self.rest = after;
            let line = line.trim_start();
            if line.is_empty() || line.starts_with("//") {
                continue;
            }
            let (head, text) = line.split_once(':').unwrap_or((line, ""));
            let (key, argument) = head.split_once(' ').unwrap_or((head, ""));
            return Some(Line { key, argument, text: text.trim(), under, table: self.table });
        }
    }
}

/// What is wrong with a table.
#[derive(Clone, Copy, Debug)]
pub struct Problem {
    /// The table.
    pub table: &'static str,
    /// The entry, or the text of the line.
    pub what: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

static PROBLEMS: Mutex<Vec<Problem>> = Mutex::new(Vec::new());

fn note(problem: Problem) {
    if let Ok(mut problems) = PROBLEMS.lock() {
        problems.push(problem);
    }
}

/// Everything found wrong in the tables read so far. A test reads all of them and wants none.
#[must_use]
pub fn problems() -> Vec<Problem> {
    PROBLEMS.lock().map(|problems| problems.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "// a comment\n# one\ntitle: First: with a colon\nfix step-a\nfix maker: Do it.\n  makes: {\"run\":{}}\n  tell: so\nno code\n\n# two\nwhat:\n";

    #[test]
    fn entries_lines_and_what_belongs_to_them() {
        let all: Vec<Entry> = entries("table", TABLE).collect();
        assert_eq!(all.iter().map(|entry| entry.id).collect::<Vec<_>>(), ["one", "two"]);
        let one = all[0];
        assert_eq!(one.text("title"), "First: with a colon");
        let fixes: Vec<Line> = one.lines().filter(|line| line.key == "fix").collect();
        assert_eq!((fixes[0].argument, fixes[0].text), ("step-a", ""));
        assert_eq!((fixes[1].argument, fixes[1].text), ("maker", "Do it."));
        assert_eq!((fixes[1].under("makes"), fixes[1].under("tell")), ("{\"run\":{}}", "so"));
        assert!(one.lines().any(|line| line.is("no", "code")));
        assert_eq!(all[1].text("what"), "");
        assert_eq!(all[1].lines().count(), 1);
    }
}
