//! The time line as a diagram and as a list: the earliest and latest time of each event, according to the sources.

use crate::api::{AutoClaim, ClaimEvent};
use crate::auto_claim::texts;
use crate::auto_claim::time_line::Event;
use crate::auto_claim::time_scale::{Span, TimeScale, length, time_scale};
use crate::model::Moment;
use crate::ui::parts::shared::button::disclosure;
use crate::ui::parts::shared::citations::cited;
use yew::prelude::*;

/// The measures of the diagram.
const WIDTH: i32 = 344;
const TOP: i32 = 40;
const ROW: i32 = 38;
const FROM: i32 = 22;
const TO: i32 = 322;

/// The time line.
pub(crate) fn claim_times(answer: &AutoClaim) -> Html {
    let events: Vec<Event> = answer
        .time_line
        .iter()
        .map(|event| Event {
            id: event.id,
            policy: event.policy.as_ref().map(|policy| policy.index),
            earliest: event.earliest,
            latest: event.latest,
        })
        .collect();
    let scale = time_scale(&events);
    let says = if scale.is_known || answer.policies.is_empty() {
        "Times are relative to the action. The picture isn’t to scale."
    } else {
        "Not every time is known, so the picture starts at the action and assumes that the policies are two hours old. It isn’t to scale."
    };
    html! {
        <section class="card times" aria-labelledby="times">
            <h3 id="times">{ "When" }</h3>
            <p class="quiet">{ says }</p>
            { picture(&scale, answer) }
            { disclosure("more", "Each moment with its source", "", html! { <ol class="gates">{ for answer.time_line.iter().map(event) }</ol> }) }
        </section>
    }
}

fn event(event: &ClaimEvent) -> Html {
    let policy = event
        .policy
        .as_ref()
        .map(|policy| format!(" ({})", crate::ui::parts::auto_claim::verdict::policy_name(policy)));
    html! {
        <li>
            <details>
                <summary>
                    { event.title }{ policy.unwrap_or_default() }<span class="unseen">{ ": " }</span>{ " " }
                    <span class="chip">{ when(event) }</span>
                </summary>
                <p class="why">{ event.text }</p>
                { cited(&event.sources) }
            </details>
        </li>
    }
}

/// The times of an event; if they are unknown, how long after which event.
fn when(event: &ClaimEvent) -> String {
    let text = |moment: Moment| moment.text().replacen('T', " ", 1);
    match (event.earliest, event.latest) {
        (Some(one), Some(other)) if one == other => text(one),
        (Some(one), Some(other)) => format!("{} to {}", text(one), text(other)),
        (Some(one), None) => format!("from {}; end not documented", text(one)),
        (None, Some(other)) => format!("until {}", text(other)),
        (None, None) => after(event),
    }
}

fn after(event: &ClaimEvent) -> String {
    let Some(before) = event.after.and_then(texts::find) else { return "time unknown".to_owned() };
    let before = before.entry.title;
    match (event.least, event.most) {
        (Some(0), Some(0)) => format!("at the same time as “{before}”"),
        (Some(0), Some(most)) => format!("up to {} after “{before}”", length(most)),
        (Some(least), Some(most)) if least == most => format!("{} after “{before}”", length(least)),
        _ => format!("some time after “{before}”"),
    }
}

/// The description of the diagram.
fn in_words(scale: &TimeScale) -> String {
    let first = scale.ticks.first().copied().unwrap_or_default();
    let last = scale.ticks.last().copied().unwrap_or_default();
    format!(
        "{} events between {} and {} from the action. The list below has the same content.",
        scale.spans.len(),
        length(first),
        length(last)
    )
}

fn picture(scale: &TimeScale, answer: &AutoClaim) -> Html {
    let count = i32::try_from(scale.ticks.len()).unwrap_or(1);
    let rows = i32::try_from(scale.spans.len()).unwrap_or_default();
    let bottom = TOP + ROW * rows;
    let x = |tick: i64| {
        let at = scale.ticks.iter().position(|known| *known == tick).and_then(|at| i32::try_from(at).ok());
        FROM + (TO - FROM) * at.unwrap_or_default() / (count - 1).max(1)
    };
    // The labels of many times are on two lines.
    let lines = if scale.ticks.len() > 6 { 2 } else { 1 };
    let tick = |(at, tick): (usize, &i64)| {
        let place = x(*tick);
        let height = 26 - 13 * i32::try_from(at % lines).unwrap_or_default();
        let label = if *tick == 0 { "action".to_owned() } else { coarse(*tick) };
        html! {
            <>
                <path class="tick" d={format!("M{place} {}V{bottom}", TOP - 8)} />
                <text class="gate-number" x={place.to_string()} y={height.to_string()}>{ label }</text>
            </>
        }
    };
    let row = |(at, span): (usize, &Span)| {
        let y = TOP + ROW * i32::try_from(at).unwrap_or_default();
        let event = answer.time_line.get(at);
        // A policy is named if there are several.
        let policy = event.and_then(|event| event.policy.as_ref()).filter(|_| answer.policies.len() > 1);
        html! {
            <>
                <text class="event" x={(FROM - 5).to_string()} y={(y + 15).to_string()}>
                    { event.map_or("", |event| event.title) }
                    { for policy.map(|policy| format!(" ({})", policy.index + 1)) }
                </text>
                { bar(span, y + 27, &x) }
            </>
        }
    };
    html! {
        <svg class="picture" viewBox={format!("0 0 {WIDTH} {}", bottom + 6)} role="img" aria-labelledby="times-title times-words">
            <title id="times-title">{ "When it happens" }</title>
            <desc id="times-words">{ in_words(scale) }</desc>
            { for scale.ticks.iter().enumerate().map(tick) }
            { for scale.spans.iter().enumerate().map(row) }
        </svg>
    }
}

/// A duration in its largest unit, for a label; `+` if it is longer.
fn coarse(minutes: i64) -> String {
    let unit = [1440, 60].into_iter().find(|unit| minutes.abs() >= *unit).unwrap_or(1);
    let more = if minutes % unit == 0 { "" } else { "+" };
    format!("{}{more}", length(minutes / unit * unit))
}

/// The range of an event; without a latest time it is open-ended.
fn bar(span: &Span, y: i32, x: &dyn Fn(i64) -> i32) -> Html {
    let from = x(span.from);
    match span.to.map(x) {
        Some(to) if to == from => {
            html! { <circle class="moment" cx={from.to_string()} cy={y.to_string()} r="5.5" /> }
        }
        Some(to) => html! {
            <rect class="moment" x={(from - 5).to_string()} y={(y - 5).to_string()} width={(to - from + 10).to_string()} height="10" rx="5" />
        },
        None => html! {
            <>
                <circle class="moment" cx={from.to_string()} cy={y.to_string()} r="5.5" />
                <path class="track" d={format!("M{from} {y}H{}", from + 36)} />
            </>
        },
    }
}
