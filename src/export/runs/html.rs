//! The report on many runs as one HTML file. It fetches nothing, runs no script, and repeats each picture as a table.

use super::{RunReport, SavedBy, counted, grouped, share};
use crate::model::RunPlan;
use std::fmt::Write;

/// The style for light, dark and print.
const STYLE: &str = "
:root { color-scheme: light dark; font: 15px/1.6 system-ui, sans-serif; }
body { max-width: 1168px; margin: 0 auto; padding: 24px; }
h1 { font-size: 24px; line-height: 32px; } h2 { font-size: 16px; margin-top: 32px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: start; font-weight: 500; } th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
.number { text-align: end; white-space: nowrap; } code { font-size: 13px; }
svg { display: block; fill: light-dark(#1d5bbf, #7cabff); } .wide { overflow-x: auto; }
.track { fill: color-mix(in srgb, currentColor 12%, transparent); }
";

/// The most machines and causes in the cross table.
const BESIDE: usize = 6;

/// The days of the week, as hours are counted.
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl RunReport<'_> {
    /// The report as one HTML file.
    #[must_use]
    pub fn html(&self) -> String {
        let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        out += "<meta name=\"viewport\" content=\"width=device-width\">\n";
        out +=
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
        let changes = self.changes();
        let title = if changes.is_empty() { "Run history".to_owned() } else { self.saved() };
        let _ = write!(
            out,
            "<title>{0}</title>\n<style>{STYLE}</style>\n<h1>{0}</h1>\n<p>{1}</p>\n",
            text(&title),
            text(&self.headline())
        );
        if !changes.is_empty() {
            out += "<ol>\n";
            for SavedBy { step, saved, so_far } in &changes {
                let action = text(&step.action(&RunPlan::new()));
                let (owner, share) = (text(step.owner.label()), share(*so_far, self.failed()));
                let _ = writeln!(
                    out,
                    "<li>{action} <b>{owner}</b>, {}, {share} with those above</li>",
                    counted(*saved, "run")
                );
            }
            out += "</ol>\n";
        }
        self.causes(&mut out);
        self.hours(&mut out);
        self.machines(&mut out);
        self.unknown(&mut out);
        out += "<h2>Good to know</h2>\n<ul>\n";
        for (label, worst) in self.worst() {
            let _ = writeln!(out, "<li>{label}: {}</li>", text(&worst));
        }
        for remark in self.remarks() {
            let _ = writeln!(out, "<li>{}</li>", text(&remark));
        }
        out += "</ul>\n</html>\n";
        out
    }

    fn causes(&self, out: &mut String) {
        *out += "<h2>Causes</h2>\n<div class=\"wide\"><table>\n<tr><th>Cause<th>Code<th>Owner<th><th class=\"number\">Runs<th class=\"number\">Share\n";
        let most = self.judged.causes.iter().map(|cause| cause.runs).max().unwrap_or(1).max(1);
        let runs = self.known().take(self.top).map(|(cause, _)| cause.runs);
        let (rest, _) = self.rest();
        let unknown = self.judged.causes.iter().filter(|cause| cause.entry.is_none()).map(|cause| cause.runs);
        let runs = runs.chain((rest > 0).then_some(rest)).chain(unknown);
        for ([count, share, title, id, owner], runs) in self.cause_rows().iter().zip(runs) {
            let bar = bar(runs, most);
            let id = if id.is_empty() { String::new() } else { format!("<code>{}</code>", text(id)) };
            let _ = writeln!(
                out,
                "<tr><td>{}<td>{id}<td>{}<td>{bar}<td class=\"number\">{count}<td class=\"number\">{share}",
                text(title),
                text(owner)
            );
        }
        *out += "</table></div>\n";
    }

    /// Failed runs by weekday and hour: a square for each hour, its area proportional to the number.
    fn hours(&self, out: &mut String) {
        let failed = |day: u8, hour: u8| self.summary.hours.of(day * 24 + hour).failed;
        let most = self.summary.hours.iter().map(|(_, count)| count.failed).max().unwrap_or(0);
        if most == 0 {
            return;
        }
        *out += "<h2>When they fail (UTC)</h2>\n<div class=\"wide\"><table>\n<tr><th>Day";
        (0..24).for_each(|hour| {
            let _ = write!(out, "<th>{hour:02}");
        });
        *out += "<th class=\"number\">Failed\n";
        for (day, name) in (0_u8..).zip(DAYS) {
            let _ = write!(out, "<tr><th>{name}");
            for hour in 0..24 {
                let runs = failed(day, hour);
                let side = (14.0 * (runs as f64 / most as f64).sqrt()).ceil();
                let title = format!("{name} {hour:02}:00: {}", grouped(runs));
                let _ = write!(
                    out,
                    "<td><svg width=\"14\" height=\"14\" role=\"img\" aria-label=\"{title}\"><title>{title}</title><rect width=\"{side}\" height=\"{side}\"/></svg>"
                );
            }
            let all: u64 = (0..24).map(|hour| failed(day, hour)).sum();
            let _ = writeln!(out, "<td class=\"number\">{}", grouped(all));
        }
        *out += "</table></div>\n";
    }

    fn machines(&self, out: &mut String) {
        let machines = self.summary.machines.by_failures();
        let machines: Vec<_> =
            machines.iter().filter(|(_, count)| count.failed > 0).take(self.top.max(BESIDE)).collect();
        if machines.is_empty() {
            return;
        }
        let causes: Vec<_> = self.judged.causes.iter().take(BESIDE).collect();
        *out += "<h2>Machines and causes</h2>\n<div class=\"wide\"><table>\n<tr><th>Machine";
        for cause in &causes {
            let _ =
                write!(out, "<th class=\"number\">{}", text(cause.entry.map_or("Not recognised", |entry| entry.title)));
        }
        *out += "<th class=\"number\">All failed<th class=\"number\">Runs\n";
        for (name, count) in machines {
            let _ = write!(out, "<tr><th>{}", text(name));
            for cause in &causes {
                let runs = cause.machines.get(*name).copied().unwrap_or(0);
                let shown = if runs == 0 { "–".to_owned() } else { grouped(runs) };
                let _ = write!(out, "<td class=\"number\">{shown}");
            }
            let _ = writeln!(
                out,
                "<td class=\"number\">{}<td class=\"number\">{}",
                grouped(count.failed),
                grouped(count.runs)
            );
        }
        *out += "</table></div>\n";
    }

    fn unknown(&self, out: &mut String) {
        if self.judged.unknown.is_empty() {
            return;
        }
        *out += "<h2>Not recognised</h2>\n<div class=\"wide\"><table>\n<tr><th>Text<th class=\"number\">Runs\n";
        for (unknown, runs) in self.judged.unknown.iter().take(self.top) {
            let _ = writeln!(out, "<tr><td>{}<td class=\"number\">{}", text(unknown), grouped(*runs));
        }
        *out += "</table></div>\n";
    }
}

/// A bar beside its number. Hidden from screen readers, which read the number.
fn bar(runs: u64, most: u64) -> String {
    let length = runs.saturating_mul(160).div_ceil(most);
    format!(
        "<svg width=\"160\" height=\"8\" aria-hidden=\"true\"><rect class=\"track\" width=\"160\" height=\"8\" rx=\"4\"/><rect width=\"{length}\" height=\"8\" rx=\"4\"/></svg>"
    )
}

/// Escapes a text for HTML.
fn text(plain: &str) -> String {
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
