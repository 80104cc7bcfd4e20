//! Messages that were counted before, so that the wording of each is found once.

use flow_preflight_tables::Quick;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// False in the program of a page, which has no room for the table: it remembers few messages, in a list.
const REMEMBERS: bool = cfg!(not(target_arch = "wasm32"));

/// The most messages that are remembered; then all are forgotten.
const MOST: usize = 4_096;

/// The most messages in the list; then they are replaced one after the other.
const FEW: usize = 16;

/// The keys of the signatures of earlier messages. It is a cache, not a part of a summary.
#[derive(Debug)]
pub(super) struct Seen<K> {
    keys: HashMap<Box<str>, K, BuildHasherDefault<Quick>>,
    few: Vec<(Box<str>, K)>,
    /// Which of them is replaced next.
    next: usize,
    /// The message that was asked for last.
    asked: String,
}

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self { keys: HashMap::default(), few: vec![], next: 0, asked: String::new() }
    }
}

impl<K> Seen<K> {
    /// The key of the message that has these parts.
    pub(super) fn find(&mut self, parts: [&str; 3]) -> Option<&K> {
        self.asked.clear();
        for part in parts {
            self.asked.push_str(part);
            self.asked.push('\u{1f}');
        }
        if REMEMBERS {
            return self.keys.get(self.asked.as_str());
        }
        self.few.iter().find(|(known, _)| **known == *self.asked).map(|(_, key)| key)
    }

    /// Remembers the key of the message that was asked for last.
    pub(super) fn remember(&mut self, key: K) {
        if !REMEMBERS {
            let made = (self.asked.as_str().into(), key);
            match self.few.get_mut(self.next) {
                Some(known) => *known = made,
                None => self.few.push(made),
            }
            self.next = (self.next + 1) % FEW;
            return;
        }
        if self.keys.len() >= MOST {
            self.keys.clear();
        }
        self.keys.insert(self.asked.as_str().into(), key);
    }
}

/// A copy remembers nothing.
impl<K> Clone for Seen<K> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<K> PartialEq for Seen<K> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<K> Eq for Seen<K> {}
