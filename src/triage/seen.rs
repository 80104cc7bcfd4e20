//! Messages that were counted before, so that the wording of each is found once.

use flow_preflight_tables::Numbers;

/// The most messages that are remembered: the first ones, among which the frequent ones are.
const MOST: usize = 4_096;

/// The keys of the signatures of earlier messages. It is a cache, not a part of a summary.
#[derive(Debug)]
pub(super) struct Seen<K> {
    /// The place in `keys` of each message.
    places: Numbers,
    keys: Vec<K>,
    /// The message that was asked for last.
    asked: String,
}

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self { places: Numbers::default(), keys: vec![], asked: String::new() }
    }
}

impl<K> Seen<K> {
    /// The key of the message that has these parts.
    pub(super) fn find(&mut self, parts: [&str; 3]) -> Option<&K> {
        self.asked = parts.join("\u{1f}");
        self.keys.get(self.places.get(&self.asked)? as usize)
    }

    /// Remembers the key of the message that was asked for last.
    pub(super) fn remember(&mut self, key: K) {
        if self.keys.len() < MOST {
            self.places.insert(&self.asked, self.keys.len() as u64);
            self.keys.push(key);
        }
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
