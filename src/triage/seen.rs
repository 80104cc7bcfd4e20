//! Messages that were counted before, so that the wording of each is found once.

use flow_preflight_tables::Quick;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// False in the program of a page, which has no room for this.
const REMEMBERS: bool = cfg!(not(target_arch = "wasm32"));

/// The most messages that are remembered; then all are forgotten.
const MOST: usize = 4_096;

/// The keys of the signatures of earlier messages. It is a cache, not a part of a summary.
#[derive(Debug)]
pub(super) struct Seen<K> {
    keys: HashMap<Box<str>, K, BuildHasherDefault<Quick>>,
    /// The message that was asked for last.
    asked: String,
}

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self { keys: HashMap::default(), asked: String::new() }
    }
}

impl<K> Seen<K> {
    /// The key of the message that has these parts.
    pub(super) fn find(&mut self, parts: [&str; 3]) -> Option<&K> {
        if !REMEMBERS {
            return None;
        }
        self.asked.clear();
        for part in parts {
            self.asked.push_str(part);
            self.asked.push('\u{1f}');
        }
        self.keys.get(self.asked.as_str())
    }

    /// Remembers the key of the message that was asked for last.
    pub(super) fn remember(&mut self, key: K) {
        if !REMEMBERS {
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
