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
pub fn entries(table: &'static str, text: &'static str) -> impl Iterator<Item = Entry> {
    let rest = text.split_once("\n# ").map_or("", |(_, rest)| rest);
    let entries = if let Some(first) = text.strip_prefix("# ") { first } else { rest };
    entries.split("\n# ").filter(|entry| !entry.is_empty()).map(move |entry| {
        let (id, body) = entry.split_once('\n').unwrap_or((entry, ""));
        Entry { id: id.trim_end(), table, body }
    })
}

impl Entry {
    /// The lines, in their order; those that belong to another line are found under that.
    pub fn lines(self) -> impl Iterator<Item = Line> {
        lines(self.table, self.body, "  ")
    }

    /// The text of the first line with this key; empty if there is none.
    #[must_use]
    pub fn text(self, key: &str) -> &'static str {
        self.all(key).next().map_or("", |line| line.text)
    }

    /// The lines with this key.
    pub fn all(self, key: &str) -> impl Iterator<Item = Line> {
        self.lines().filter(move |line| line.key == key)
    }

    /// Notes that the entry is wrong.
    pub fn wrong(self, why: &'static str) {
        note(Problem { table: self.table, what: self.id, why });
    }

    /// Notes every line whose key is not one of `keys`.
    pub fn expect(self, keys: &[&str]) {
        for line in self.lines().filter(|line| !keys.contains(&line.key)) {
            line.wrong("no line of such an entry begins like this");
        }
    }
}

impl Line {
    /// The lines under this one.
    pub fn lines(self) -> impl Iterator<Item = Self> {
        lines(self.table, self.under, "    ")
    }

    /// The text of the first line with this key under this one; empty if there is none.
    #[must_use]
    pub fn under(self, key: &str) -> &'static str {
        self.lines().find(|line| line.key == key).map_or("", |line| line.text)
    }

    /// The key and what stands behind it, for lines such as `no code`.
    #[must_use]
    pub fn is(self, words: &str) -> bool {
        words.split_once(' ').unwrap_or((words, "")) == (self.key, self.argument)
    }

    /// Notes that the line is wrong.
    pub fn wrong(self, why: &'static str) {
        note(Problem { table: self.table, what: if self.text.is_empty() { self.argument } else { self.text }, why });
    }
}

/// Splits a body at the lines that do not begin with `indent`: those belong to the line above them.
fn lines(table: &'static str, body: &'static str, indent: &'static str) -> impl Iterator<Item = Line> {
    let mut rest = body;
    std::iter::from_fn(move || {
        loop {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            if line.is_empty() && after.is_empty() {
                return None;
            }
            let mut end = 0;
            for under in after.split_inclusive('\n').take_while(|under| under.starts_with(indent)) {
                end += under.len();
            }
            let (under, after) = after.split_at_checked(end).unwrap_or((after, ""));
            rest = after;
            let line = line.trim_start();
            if line.is_empty() || line.starts_with("//") {
                continue;
            }
            let (head, text) = line.split_once(':').unwrap_or((line, ""));
            let (key, argument) = head.split_once(' ').unwrap_or((head, ""));
            return Some(Line { key, argument, text: text.trim(), under, table });
        }
    })
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

/// Keeps a list for as long as the program runs, as tables are.
#[must_use]
pub fn keep<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
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
        let fixes: Vec<Line> = one.all("fix").collect();
        assert_eq!((fixes[0].argument, fixes[0].text), ("step-a", ""));
        assert_eq!((fixes[1].argument, fixes[1].text), ("maker", "Do it."));
        assert_eq!((fixes[1].under("makes"), fixes[1].under("tell")), ("{\"run\":{}}", "so"));
        assert!(one.lines().any(|line| line.is("no code")));
        assert_eq!(all[1].text("what"), "");
        assert_eq!(all[1].lines().count(), 1);
    }
}
