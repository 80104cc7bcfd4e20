//! Generated run history with known answers: columns as in Dataverse, 12 % failed, with the messages of
//! `tests/artifacts/code` under other names and ids; 5 % of the failures have unknown texts.

pub(crate) mod write;

use serde_json::Value;
use std::path::Path;

/// A seeded random generator: SplitMix64.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    /// Two times out of three one of the first items, else any.
    fn mostly_first<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let first = (0..all.len()).find(|_| self.below(4) == 0).filter(|_| self.below(3) > 0);
        first.and_then(|at| all.get(at)).unwrap_or(self.of(all))
    }

    fn guid(&mut self) -> String {
        let (a, b) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            a >> 32,
            a >> 16 & 0xFFFF,
            a & 0xFFF,
            b >> 52,
            b & 0xFFFF_FFFF_FFFF
        )
    }
}

/// The true cause of a run's failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    Succeeded,
    /// The name of its entry in the catalogue.
    Failed(String),
    /// It failed with a text that must stay unknown.
    Unknown,
}

/// One run with its answer.
pub(crate) struct Run {
    pub(crate) truth: Truth,
    pub(crate) id: String,
    pub(crate) status: u8,
    pub(crate) mode: u8,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) details: String,
    /// In seconds since 1970.
    pub(crate) started: i64,
    pub(crate) seconds: i64,
    pub(crate) user: String,
    pub(crate) machine: String,
    pub(crate) machine_id: String,
    pub(crate) group_id: String,
    pub(crate) connection: String,
    pub(crate) flow: String,
}

/// The columns of a Dataverse query, and their values in a run.
pub(crate) const COLUMNS: [&str; 15] = [
    "flowsessionid",
    "statecode",
    "statuscode",
    "runmode",
    "errorcode",
    "errormessage",
    "errordetails",
    "startedon",
    "completedon",
    "sessionusername",
    "machinename",
    "_machineid_value",
    "_machinegroupid_value",
    "connectionid",
    "_regardingobjectid_value@OData.Community.Display.V1.FormattedValue",
];

impl Run {
    pub(crate) fn values(&self) -> [String; 15] {
        let moment = |seconds| flow_preflight::model::Moment::of_utc(seconds).text();
        [
            self.id.clone(),
            "0".to_owned(),
            self.status.to_string(),
            self.mode.to_string(),
            self.code.clone(),
            self.message.clone(),
            self.details.clone(),
            moment(self.started),
            moment(self.started + self.seconds),
            self.user.clone(),
            self.machine.clone(),
            self.machine_id.clone(),
            self.group_id.clone(),
            self.connection.clone(),
            self.flow.clone(),
        ]
    }
}

/// How one failure is reported.
struct Failure {
    id: String,
    /// Empty if the product gives none.
    code: String,
    message: String,
    /// The artefact as pasted.
    whole: String,
}

/// Texts that no entry explains, such as a company's own messages.
const UNKNOWN: [&str; 12] = [
    "The invoice {n} could not be booked: period 2026-{n} is closed.",
    "Kunde {n} wurde im Stammdatensatz nicht gefunden.",
    "Die Datei Rechnung_{n}.pdf hat kein Deckblatt.",
    "Le solde du compte {n} ne correspond pas au relevé.",
    "No se ha encontrado el pedido {n} en la hoja de cálculo.",
    "Il totale della fattura {n} non quadra.",
    "O cliente {n} não tem contrato ativo.",
    "注文 {n} の金額が一致しません。",
    "订单 {n} 的金额不符。",
    "Order {n} is on hold by credit control.",
    "Expected 12 columns in the price list, found {n}.",
    "{n} rows of the payroll have no cost centre.",
];

/// An endless history of runs, newest last.
pub(crate) struct History {
    dice: Dice,
    failures: Vec<Failure>,
    machines: Vec<(String, String, String)>,
    flows: Vec<String>,
    connections: Vec<String>,
    now: i64,
}

/// The first run's start: Saturday 14 November 2026, 00:00 UTC.
const START: i64 = 1_794_614_400;

impl History {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let groups: Vec<String> = (0..6).map(|_| dice.guid()).collect();
        let machines = (1..=38)
            .map(|number| {
                let name = if number % 4 == 0 {
                    format!("FABRIKAM-PC-{number:02}")
                } else {
                    format!("CONTOSO-RPA-{number:02}")
                };
                (name, dice.guid(), dice.of(&groups).clone())
            })
            .collect();
        let flows = [
            "Invoice booking",
            "Bank statements",
            "Stock sync",
            "Payroll, monthly",
            "Price \"A\" list",
            "Zahlungslauf",
        ];
        let connections = (0..12).map(|_| dice.guid().replace('-', "")).collect();
        Self { dice, failures: failures(), machines, flows: flows.map(str::to_owned).to_vec(), connections, now: START }
    }

    fn fail(&mut self, run: &mut Run) {
        run.status = *self.dice.mostly_first(&[8, 9, 10, 11]);
        if self.dice.below(100) < 5 {
            run.truth = Truth::Unknown;
            let number = self.dice.below(9_000_000) + 1_000;
            run.message = self.dice.of(&UNKNOWN).replace("{n}", &number.to_string());
            return;
        }
        let way = self.dice.below(100);
        let failure = self.dice.mostly_first(&self.failures);
        run.truth = Truth::Failed(failure.id.clone());
        let (code, message, whole) = (failure.code.clone(), failure.message.clone(), failure.whole.clone());
        match way {
            0..60 if !code.is_empty() => (run.code, run.message) = (code, vary(&message, run, &mut self.dice)),
            60..75 if !code.is_empty() => run.code = code,
            75..85 if !code.is_empty() => {
                let error =
                    serde_json::json!({ "error": { "code": code, "message": vary(&message, run, &mut self.dice) } });
                run.details = error.to_string();
            }
            _ => run.message = vary(&whole, run, &mut self.dice),
        }
    }
}

impl Iterator for History {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let (machine, machine_id, group_id) = self.dice.mostly_first(&self.machines).clone();
        self.now += i64::try_from(self.dice.below(12)).unwrap();
        let mut run = Run {
            truth: Truth::Succeeded,
            id: self.dice.guid(),
            status: 4,
            mode: if self.dice.below(5) == 0 { 1 } else { 2 },
            code: String::new(),
            message: String::new(),
            details: String::new(),
            started: self.now,
            seconds: i64::try_from(self.dice.below(3_600)).unwrap(),
            user: format!("CONTOSO\\svc-bot{:02}", self.dice.below(30)),
            machine,
            machine_id,
            group_id,
            connection: self.dice.mostly_first(&self.connections).clone(),
            flow: self.dice.mostly_first(&self.flows).clone(),
        };
        if self.dice.below(100) < 12 {
            self.fail(&mut run);
        }
        Some(run)
    }
}

/// The failures of the corpus, in an order independent of their names.
fn failures() -> Vec<Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/artifacts/code");
    let mut found: Vec<Failure> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let whole = std::fs::read_to_string(&path).unwrap();
            let mut failure = Failure { id, code: String::new(), message: String::new(), whole };
            if let Ok(value) = serde_json::from_str::<Value>(&failure.whole) {
                error(&value, &mut failure);
            }
            failure
        })
        .filter(|failure| failure.id != "ValidLicenseCoverage")
        .collect();
    found.sort_by_key(|failure| {
        Dice::new(failure.id.bytes().fold(7, |sum, byte| (sum * 31 + u64::from(byte)) & 0xFFFF_FFFF)).next()
    });
    assert!(found.len() > 100, "the corpus is gone");
    found
}

/// Finds the code and message in an artefact.
fn error(value: &Value, failure: &mut Failure) {
    match value {
        Value::Object(fields) => {
            let text = |names: [&str; 2]| names.iter().find_map(|name| fields.get(*name)?.as_str());
            if let (Some(code), message) = (text(["errorcode", "code"]), text(["errormessage", "message"]))
                && failure.code.is_empty()
                && code == failure.id
            {
                code.clone_into(&mut failure.code);
                message.unwrap_or("").clone_into(&mut failure.message);
            }
            fields.values().for_each(|value| error(value, failure));
        }
        Value::Array(items) => items.iter().for_each(|value| error(value, failure)),
        _ => {}
    }
}

/// The text with other ids and this run's names.
fn vary(text: &str, run: &Run, dice: &mut Dice) -> String {
    let mut made = text.to_owned();
    for id in [
        "7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
        "1c2d3e4f-5061-4273-8495-a6b7c8d9e0f1",
        "5d1f7f0e-3f52-4d7b-9a56-2f0c9f6c1a11",
    ] {
        made = made.replace(id, &dice.guid());
    }
    for machine in ["BOT-VM-07", "BOT-VM-02", "SRV-RPA-02", "RPA-0042"] {
        made = made.replace(machine, &run.machine);
    }
    made.replace("svc-invoicebot", run.user.rsplit('\\').next().unwrap())
}
