//! The time line in minutes before or after the action, for a diagram.

use super::judge::POLICY_DELAY;
use super::texts;
use super::time_line::{Event, GROUP_DELAY};
use crate::model::Moment;
use crate::store::ids::text_ids;

/// The range of an event, in minutes from the action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The earliest time.
    pub from: i64,
    /// The latest time; `None` if no source gives one.
    pub to: Option<i64>,
}

/// A time line in minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeScale {
    /// The range of each event, in time line order.
    pub spans: Vec<Span>,
    /// Every distinct start and end, sorted.
    pub ticks: Vec<i64>,
    /// Whether the times are those of the situation. If not, the policies are assumed to be just old enough for the
    /// action to count.
    pub is_known: bool,
}

/// Converts the events.
#[must_use]
pub fn time_scale(events: &[Event]) -> TimeScale {
    let action = events.iter().find(|event| event.id == text_ids::TIME_ACT).and_then(|event| event.earliest);
    let known = |event: &Event| {
        let minutes = |moment: Option<Moment>| moment?.minutes_since(action?);
        Some(Span { from: minutes(event.earliest)?, to: minutes(event.latest) })
    };
    let spans: Option<Vec<Span>> = events.iter().map(known).collect();
    let is_known = spans.is_some();
    let by_group = events.iter().any(|event| event.id == text_ids::TIME_GROUP);
    let delay = if by_group { GROUP_DELAY } else { 0 };
    let spans = spans.unwrap_or_else(|| events.iter().map(|event| supposed(event, delay)).collect());
    let mut ticks: Vec<i64> = spans.iter().flat_map(|span| [Some(span.from), span.to]).flatten().collect();
    ticks.sort_unstable();
    ticks.dedup();
    TimeScale { spans, ticks, is_known }
}

/// The range of an event if nothing is known: the policy was created just long enough before the action, and events
/// after the licence may be later by `delay`.
fn supposed(event: &Event, delay: i64) -> Span {
    let text = texts::find(event.id).map(|text| text.entry);
    let least = text.and_then(|text| text.least).map(i64::from);
    let most = text.and_then(|text| text.most).map(i64::from);
    match event.id {
        text_ids::TIME_POLICY_CREATED => Span { from: -POLICY_DELAY, to: Some(-POLICY_DELAY) },
        text_ids::TIME_POLICY_IN_FORCE => Span { from: -POLICY_DELAY, to: Some(0) },
        text_ids::TIME_ACT => Span { from: 0, to: Some(0) },
        text_ids::TIME_GROUP => Span { from: 0, to: Some(delay) },
        _ => Span { from: least.unwrap_or_default(), to: most.map(|most| most + delay) },
    }
}

/// A short form of a duration, such as `2 h` or `7 d`.
#[must_use]
pub fn length(minutes: i64) -> String {
    let sign = if minutes < 0 { "−" } else { "" };
    let minutes = minutes.abs();
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = [(days, "d"), (hours, "h"), (rest, "min")];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).take(2).map(|(count, unit)| format!("{count} {unit}")).collect();
    if said.is_empty() { "0".to_owned() } else { format!("{sign}{}", said.join(" ")) }
}
