//! The Model Context Protocol server, by the client of the official SDK: tools, answers, errors, the prompt.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use rmcp::ServiceExt;
use rmcp::model::{CallToolRequestParams, GetPromptRequestParams, JsonObject};
use rmcp::service::{RoleClient, RunningService};
use rmcp::transport::TokioChildProcess;
use serde_json::{Value, json};

type Client = RunningService<RoleClient, ()>;

/// The most bytes of an answer.
const LONGEST: usize = 6_000;

async fn client() -> Client {
    let mut server = tokio::process::Command::new(env!("CARGO_BIN_EXE_flow-preflight"));
    server.arg("mcp").current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mcp"));
    ().serve(TokioChildProcess::new(server).unwrap()).await.unwrap()
}

fn object(value: Value) -> JsonObject {
    let Value::Object(object) = value else { panic!("no object: {value}") };
    object
}

/// The text of an answer, and whether it is an error.
async fn call(client: &Client, tool: &'static str, arguments: Value) -> (String, bool) {
    let answer = client.call_tool(CallToolRequestParams::new(tool).with_arguments(object(arguments))).await.unwrap();
    let answer = serde_json::to_value(&answer).unwrap();
    let text = answer["content"][0]["text"].as_str().unwrap_or_else(|| panic!("no text: {answer}")).to_owned();
    assert!(text.len() <= LONGEST, "{tool}: {} bytes", text.len());
    (text, answer["isError"] == json!(true))
}

#[tokio::test(flavor = "current_thread")]
async fn the_tools_are_listed_with_schemas_and_as_reading_only() {
    let client = client().await;
    let tools = serde_json::to_value(client.list_all_tools().await.unwrap()).unwrap();
    let names: Vec<&str> = tools.as_array().unwrap().iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    for name in ["read", "explain", "check", "fix", "why_not", "autoclaim", "triage", "settings"] {
        let tool = &tools[names.iter().position(|known| *known == name).unwrap_or_else(|| panic!("no tool {name}"))];
        assert!(tool["description"].as_str().is_some_and(|says| says.len() > 40), "{tool}");
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        let properties = tool["inputSchema"]["properties"].as_object().unwrap();
        assert!(properties.values().all(|property| property["description"].is_string()), "{tool}");
    }
    assert_eq!(names.len(), 8);
    client.cancel().await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn each_tool_answers_with_its_sources() {
    let client = client().await;
    let blocked = json!({ "run": { "mode": "unattended" }, "machine": { "rdpEnabled": false } });
    for (tool, arguments, says) in [
        ("read", json!({ "text": "{\"error\":{\"code\":\"RDPIsNotEnabled\"}}" }), "Remote Desktop isn’t enabled"),
        ("explain", json!({ "code": "UnattendedNoAddon" }), "No unattended capacity"),
        ("check", json!({ "plan": blocked }), "Will not run"),
        ("fix", json!({ "plan": blocked }), "Switch on Remote Desktop"),
        ("why_not", json!({ "code": "UnattendedNoAddon", "plan": blocked }), "Unattended bots"),
    ] {
        let (text, is_error) = call(&client, tool, arguments).await;
        assert!(!is_error && text.contains(says), "{tool}: {text}");
        assert!(text.contains("https://learn.microsoft.com/"), "{tool} names no source: {text}");
    }
    let (text, _) = call(&client, "autoclaim", json!({ "situation": { "act": { "what": "goPremium" } } })).await;
    assert!(text.contains("polic"), "{text}");
    let (text, _) = call(&client, "settings", json!({ "text": "rdpEnabled" })).await;
    assert!(text.contains("`machine.rdpEnabled`") && text.contains("true or false"), "{text}");
    client.cancel().await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn the_longest_explanations_fit() {
    let client = client().await;
    for entry in flow_preflight::catalog::codes::all() {
        let (text, is_error) = call(&client, "explain", json!({ "code": entry.id })).await;
        assert!(!is_error && text.contains(entry.title), "{}: {text}", entry.id);
        for source in entry.sources {
            assert!(text.contains(source.source.url), "{} lost a source: {text}", entry.id);
        }
    }
    client.cancel().await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn a_table_of_runs_is_counted_and_a_missing_file_named() {
    let client = client().await;
    let folder = std::env::temp_dir().join(format!("flow-preflight-mcp-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("runs.csv");
    std::fs::write(&file, "Flow session,Status,Error code,Machine\n1,Failed,RDPIsNotEnabled,M1\n").unwrap();
    let (text, is_error) = call(&client, "triage", json!({ "files": [file] })).await;
    assert!(!is_error && text.contains("Remote Desktop isn’t enabled"), "{text}");
    let (text, is_error) = call(&client, "triage", json!({ "files": ["nowhere.csv"] })).await;
    assert!(is_error && text.contains("nowhere.csv"), "{text}");
    std::fs::remove_dir_all(folder).unwrap();
    client.cancel().await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn mistakes_are_answers_that_name_what_is_right() {
    let client = client().await;
    for (tool, arguments, says) in [
        ("explain", json!({ "code": "UnatendedNoAddon" }), "UnattendedNoAddon"),
        ("check", json!({ "plan": { "machine": { "rdpEnabld": true } } }), "rdpEnabled"),
        ("fix", json!({ "plan": {}, "stays": ["machine.osFamly"] }), "osFamily"),
        ("settings", json!({ "text": "no such setting" }), "no such setting"),
    ] {
        let (text, is_error) = call(&client, tool, arguments).await;
        assert!(is_error && text.contains(says), "{tool}: {text}");
    }
    client.cancel().await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn the_prompt_carries_the_evidence() {
    let client = client().await;
    let prompts = client.list_all_prompts().await.unwrap();
    assert_eq!(prompts.iter().map(|prompt| prompt.name.as_str()).collect::<Vec<_>>(), ["diagnose_failed_run"]);
    let asked =
        GetPromptRequestParams::new("diagnose_failed_run").with_arguments(object(json!({ "text": "quser says" })));
    let prompt = serde_json::to_string(&client.get_prompt(asked).await.unwrap()).unwrap();
    assert!(prompt.contains("quser says") && prompt.contains("`read`"), "{prompt}");
    client.cancel().await.unwrap();
}

/// The questions of the recorded session: each tool, and each kind of mistake.
fn questions() -> Vec<(&'static str, Value)> {
    let blocked =
        json!({ "run": { "mode": "unattended" }, "machine": { "rdpEnabled": false, "osFamily": "windows11" } });
    let quser = " USERNAME  SESSIONNAME  ID  STATE   IDLE TIME  LOGON TIME\n kim       rdp-tcp#3     2  Active         .  11/28/2026 8:01 AM\n";
    vec![
        ("read", json!({ "text": "{\"error\":{\"code\":\"Win10AlreadyHasActiveSession\",\"message\":\"…\"}}" })),
        ("read", json!({ "text": quser })),
        ("read", json!({ "text": "nothing of interest" })),
        ("explain", json!({ "code": "NoCandidateMachine" })),
        ("explain", json!({ "code": "UnatendedNoAddon" })),
        ("check", json!({ "plan": blocked })),
        ("check", json!({ "plan": { "machine": { "rdpEnabld": true } } })),
        ("fix", json!({ "plan": blocked, "stays": ["machine.osFamily"] })),
        ("why_not", json!({ "code": "UnattendedNoAddon", "plan": blocked })),
        ("autoclaim", json!({ "situation": { "act": { "what": "goPremium" } } })),
        ("triage", json!({ "files": ["runs.csv"] })),
        ("triage", json!({ "files": ["nowhere.csv"] })),
        ("settings", json!({ "text": "session" })),
    ]
}

/// The npm package is held against this session: `tests/npm/mcp.test.mjs`. `UPDATE=1` records it again.
#[tokio::test(flavor = "current_thread")]
async fn the_recorded_session_is_what_the_server_answers() {
    let client = client().await;
    let mut answers = vec![];
    for (tool, arguments) in questions() {
        let (text, is_error) = call(&client, tool, arguments.clone()).await;
        answers.push(json!({ "tool": tool, "arguments": arguments, "isError": is_error, "text": text }));
    }
    let (name, arguments) = ("diagnose_failed_run", json!({ "text": "quser says" }));
    let prompt = GetPromptRequestParams::new(name).with_arguments(object(arguments.clone()));
    let session = json!({
        "tools": client.list_all_tools().await.unwrap(),
        "prompts": client.list_all_prompts().await.unwrap(),
        "prompt": { "name": name, "arguments": arguments, "messages": client.get_prompt(prompt).await.unwrap().messages },
        "answers": answers,
    });
    client.cancel().await.unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mcp/session.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, serde_json::to_string_pretty(&session).unwrap() + "\n").unwrap();
    }
    let recorded: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(session, recorded, "record it again with UPDATE=1");
}

/// The only thread waits for the client, so everything that came before must be answered first.
#[tokio::test(flavor = "current_thread")]
async fn requests_that_are_sent_together_are_all_answered() {
    let client = client().await;
    let codes = ["RDPIsNotEnabled", "UnattendedNoAddon", "NoCandidateMachine"];
    let [one, two, three] = codes.map(|code| call(&client, "explain", json!({ "code": code })));
    let answers = tokio::join!(one, two, three);
    for (code, (text, _)) in codes.into_iter().zip([answers.0, answers.1, answers.2]) {
        assert!(text.contains(code), "{text}");
    }
    client.cancel().await.unwrap();
}
