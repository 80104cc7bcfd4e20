//! The page of many machines: the script that collects them, what it reads and why, and the addresses that show the
//! tenant's side. It needs no script.

use super::section::section;
use crate::catalog::queries::{self, SOME_ENVIRONMENT, Service, TenantQuery};
use yew::prelude::*;

const SCRIPT: &str = include_str!("../../../static/collect.ps1");

/// The first words of a comment in the script that says what is read. Other comments say how.
const WHAT: [&str; 6] = ["Which ", "What ", "Whether ", "Who ", "Other ", "Settings "];

/// Starts the 64-bit PowerShell from an action that may run in the 32-bit one.
const FROM_A_FLOW: [&str; 2] = [
    "$system = if ($env:PROCESSOR_ARCHITEW6432) { 'sysnative' } else { 'System32' }",
    r#"& "$env:SystemRoot\$system\WindowsPowerShell\v1.0\powershell.exe" -ExecutionPolicy Bypass -File \\server\share\collect.ps1"#,
];

/// The page of many machines.
pub(crate) fn machines_document(root: &str) -> Html {
    html! {
        <article class="entry-page">
            <header><h1>{ "Many machines" }</h1></header>
            <div class="body">
                <div class="card">
                    <p class="lead">{ "A script writes the settings and sessions of each machine to a file. The page or the terminal says which machines lack what, and the fewest changes that make most of them ready." }</p>
                    <p><a data-look="small" href={format!("{root}collect.ps1")} download="collect.ps1">{ "Download collect.ps1" }</a></p>
                </div>
                { section("1. Collect", Some(collect())) }
                { section("2. Compare", Some(compare(root))) }
                { section("3. Ask the tenant", Some(ask())) }
                { section("What the script reads, and why", Some(reads())) }
            </div>
            <aside aria-label="About the script">
                <dl class="glance">
                    <dt>{ "Needs" }</dt><dd>{ "Windows PowerShell 5.1, 64-bit. No module, no administrator rights." }</dd>
                    <dt>{ "Changes" }</dt><dd>{ "Nothing. It reads, and writes one file if you name a folder." }</dd>
                    <dt>{ "Sends" }</dt><dd>{ "Nothing. It opens three connections and closes them; " }<code>{ "-NoNetwork" }</code>{ " leaves them out." }</dd>
                    <dt>{ "Writes" }</dt><dd>{ "Numbers, SIDs and names: the same in every language of Windows." }</dd>
                    <dt>{ "Format" }</dt><dd><a href={format!("{root}collect.schema.json")}>{ "JSON Schema" }</a></dd>
                </dl>
            </aside>
        </article>
    }
}

fn collect() -> Html {
    html! {
        <>
            <h3>{ "By hand" }</h3>
            <p><code>{ r"powershell.exe -ExecutionPolicy Bypass -File collect.ps1 -Folder \\server\share\machines -Account CONTOSO\svc-bot" }</code></p>
            <p><code>{ "-Account" }</code>{ " is the account that the connection signs in with. With it, the file says whether an open session is that account’s, and whether the groups name it." }</p>
            <p>{ "Windows clients run no script files by default. " }<code>{ "-ExecutionPolicy Bypass" }</code>{ " allows this one and changes no setting. A Group Policy that sets the execution policy overrides it: sign the script, or paste it into PowerShell." }</p>
            <h3>{ "By a management tool" }</h3>
            <p>{ "As a script that runs in the 64-bit PowerShell. Without " }<code>{ "-Folder" }</code>{ " it prints the JSON." }</p>
            <h3>{ "From a desktop flow" }</h3>
            <p>{ "Action " }<em>{ "Run PowerShell script" }</em>{ " with these two lines. Its variable " }<code>{ "PowershellOutput" }</code>{ " is the JSON." }</p>
            { for FROM_A_FLOW.map(|line| html! { <p><code>{ line }</code></p> }) }
        </>
    }
}

fn compare(root: &str) -> Html {
    html! {
        <ul class="plain">
            <li>{ "On the page: " }<a href={format!("{root}runs/")}>{ "Run history" }</a>{ ", " }<em>{ "Machines" }</em>{ ", then drop the files. They are read in your browser." }</li>
            <li>{ "In a terminal: " }<code>{ "flow-preflight fleet machines --run run.json" }</code>{ ". The files of one folder are a group: machines unlike the others in it are named. " }<code>{ "run.json" }</code>{ " contains the facts that all machines share." }</li>
        </ul>
    }
}

/// The tenant's side. A link needs no address of an environment; the rest is to be copied.
fn ask() -> Html {
    let query = |query: &TenantQuery| {
        let address = query.address(SOME_ENVIRONMENT);
        html! {
            <li>
                { query.tells }{ ": " }
                if query.service == Service::Graph {
                    <a href={address} rel="noreferrer">{ "open in Graph Explorer" }</a>
                } else {
                    <code>{ address }</code>
                }
            </li>
        }
    };
    html! {
        <>
            <p>{ "Groups, bots, licences and runs are in the tenant, not on the machines. Open an address in a tab where you are signed in, and paste what it shows into the workbench. They only read, and show what your roles let you see." }</p>
            <ul class="plain">{ for queries::all().iter().map(query) }</ul>
            <p>{ "Replace " }<code>{ SOME_ENVIRONMENT }</code>{ " with your environment’s address: Power Platform admin center, Environments, the environment, Environment URL." }</p>
        </>
    }
}

/// What the script's own comments say that it reads.
fn reads() -> Html {
    html! { <ul class="plain">{ for what_is_read().into_iter().map(|says| html! { <li>{ says }</li> }) }</ul> }
}

/// The first sentence of each comment that says what is read.
fn what_is_read() -> Vec<String> {
    let mut comments = vec![String::new()];
    // Behind the help, which is a comment of its own.
    for line in SCRIPT.rsplit("#>").next().unwrap_or_default().lines() {
        match (line.trim_start().strip_prefix("# "), comments.last_mut()) {
            (Some(words), Some(comment)) => *comment += &format!(" {words}"),
            _ => comments.push(String::new()),
        }
    }
    let first = |comment: &String| {
        let comment = comment.trim();
        let sentence = comment.split_once(". ").map_or(comment.trim_end_matches('.'), |(first, _)| first);
        WHAT.iter().any(|word| comment.starts_with(word)).then(|| format!("{sentence}."))
    };
    comments.iter().filter_map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, what_is_read};

    #[test]
    fn every_part_of_the_script_says_what_it_reads() {
        let read = what_is_read();
        assert_eq!(read.len(), 12, "{read:#?}");
        assert!(
            read.iter().any(|says| says
                == "Who is signed in: an unattended run may need nobody signed in, an attended run needs its user."),
            "{read:#?}"
        );
        // Everything that asks Windows stands below one of them.
        let first = SCRIPT.find("# Which Windows it is").unwrap_or_default();
        let asks = ["Get-CimInstance", "Get-Service", "Get-Process", "Get-ChildItem", "dsregcmd.exe"];
        let code = SCRIPT.rsplit("#>").next().unwrap_or_default();
        let before = SCRIPT.get(SCRIPT.len() - code.len()..first).unwrap_or_default();
        assert!(asks.iter().all(|word| !before.contains(word)), "{before}");
    }
}
