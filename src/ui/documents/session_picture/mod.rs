//! A picture of an unattended run's session: who is signed in, sign-in, session, run, sign-out or lock, with the point of
//! failure. A list says the same.

mod points;

use crate::catalog::{ErrorCode, Rule, Severity, Source, sources};
use crate::ui::parts::shared::shape::{Sign, shape_at};
use points::{LANES, Lane, Mark, Point};
use yew::prelude::*;

/// The measures: as wide as a phone, and scaled with the page.
const WIDTH: i32 = 344;
const LANE: i32 = 98;
const FIRST: i32 = 36;
const STEP: i32 = 68;
/// How far from a point its line ends.
const GAP: i32 = 14;
const LABEL: i32 = 24;
const LINE: i32 = 13;

/// The picture without a failure, for all kinds of Windows.
pub(super) fn session_picture() -> Html {
    drawn(&LANES, None)
}

/// The picture for a rule about a point of the session; `None` for others.
pub(super) fn picture_of_rule(rule: &Rule) -> Option<Html> {
    points::of_rule(rule).map(|mark| drawn(&mark.lanes, Some(&mark)))
}

/// The same for a code.
pub(super) fn picture_of_code(entry: &ErrorCode) -> Option<Html> {
    points::of_code(entry).map(|mark| drawn(&mark.lanes, Some(&mark)))
}

/// True if the page of the rule has a picture.
pub(crate) fn has_picture(rule: &Rule) -> bool {
    points::of_rule(rule).is_some()
}

/// True if the page of the code has a picture.
pub(crate) fn code_has_picture(entry: &ErrorCode) -> bool {
    points::of_code(entry).is_some()
}

fn drawn(lanes: &[Lane], mark: Option<&Mark>) -> Html {
    let height = LANE * i32::try_from(lanes.len()).unwrap_or(1);
    let lane = |(at, lane): (usize, &Lane)| row(*lane, i32::try_from(at).unwrap_or_default() * LANE, mark);
    html! {
        <figure class="session">
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-labelledby="session-title session-says">
                <title id="session-title">{ "An unattended run’s session" }</title>
                <desc id="session-says">{ "Before the run, sign-in, session, run, and what happens afterwards. The list below says the same." }</desc>
                { for lanes.iter().enumerate().map(lane) }
            </svg>
            <details>
                <summary>{ "The picture in words" }</summary>
                { for lanes.iter().map(|lane| in_words(*lane, mark)) }
                { for source().map(citation) }
            </details>
        </figure>
    }
}

/// A kind of Windows: a line from point to point, with a label below each.
fn row(lane: Lane, top: i32, mark: Option<&Mark>) -> Html {
    let y = top + 36;
    let reached = mark.map_or(Point::After, |mark| mark.point);
    let stop = |(at, point): (usize, &Point)| {
        let x = FIRST + STEP * i32::try_from(at).unwrap_or_default();
        let failed = mark.filter(|mark| mark.point == *point);
        let text = |line: i32, words: &'static str| {
            html! {
                if !words.is_empty() {
                    <text x={x.to_string()} y={(y + LABEL + LINE * line).to_string()}>{ words }</text>
                }
            }
        };
        let [first, second] = point.label(lane);
        let third = if second.is_empty() { 1 } else { 2 };
        html! {
            <g data-way={if failed.is_some() { "failed" } else if *point > reached { "shut" } else { "met" }}>
                if at > 0 { <path d={format!("M{} {y}H{}", x - STEP + GAP, x - GAP)} /> }
                if let Some(mark) = failed {
                    { shape_at(sign(mark.severity), x, y) }
                    <g class="fault" data-sign={sign(mark.severity).word()}>{ text(third, mark.says()) }</g>
                } else {
                    <circle cx={x.to_string()} cy={y.to_string()} r="7" />
                }
                { text(0, first) }
                { text(1, second) }
            </g>
        }
    };
    html! {
        <>
            <text class="lane" x="0" y={(top + 14).to_string()}>{ lane.name() }</text>
            { for Point::ALL.iter().enumerate().map(stop) }
        </>
    }
}

const fn sign(severity: Severity) -> Sign {
    match severity {
        Severity::Blocker => Sign::Blocked,
        Severity::Risk | Severity::Note => Sign::Risk,
    }
}

/// The page that says so.
fn source() -> Option<&'static Source> {
    sources::all().iter().find(|source| source.id == "run-unattended")
}

fn citation(source: &'static Source) -> Html {
    html! { <p class="fine">{ "Source: " }<a href={source.url} rel="noreferrer">{ source.title }</a></p> }
}

fn in_words(lane: Lane, mark: Option<&Mark>) -> Html {
    let one = |point: &Point| {
        let failed = mark.filter(|mark| mark.point == *point);
        html! {
            <li>
                { point.sentence(lane) }
                if let Some(mark) = failed {
                    { " " }<strong>{ if mark.severity == Severity::Blocker { "The run fails here." } else { "The run may fail here." } }</strong>
                }
            </li>
        }
    };
    html! {
        <>
            <p>{ lane.name() }</p>
            <ol class="points">{ for Point::ALL.iter().map(one) }</ol>
        </>
    }
}
