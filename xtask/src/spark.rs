//! `cargo xtask spark`: runs `examples/spark/` in local mode and compares it with one process over the same files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::say::{note, step};
use crate::{debian, shell, workspace};

/// The number of files, and of rows in each.
const FILES: u32 = 12;
const ROWS: u32 = 5_000;

/// Runs the example and compares its counts with those of one process.
pub(crate) fn spark() -> Result<()> {
    let java = debian::find_or_install("java", &["default-jre-headless"])?;
    let folder = workspace::target().join("spark");
    fs::create_dir_all(&folder)?;
    let python = environment(&folder)?;
    step("building the program", || {
        shell::quiet(
            Command::new("cargo").args(["build", "--quiet", "--bin", "flow-preflight"]).current_dir(workspace::root()),
        )
    })?;
    let program = workspace::target().join("debug/flow-preflight");
    let runs = folder.join("runs");
    let files = write_runs(&runs)?;

    let start = Instant::now();
    let one = step("one process", || answer(Command::new(&program).args(["triage", "--json"]).args(&files)))?;
    note(&format!("  {} rows in {} files: {:.1} s", FILES * ROWS, FILES, start.elapsed().as_secs_f32()));

    let out = folder.join("summary.json");
    let start = Instant::now();
    step("PySpark, local mode, two workers", || {
        let mut submit = Command::new(&python);
        submit.arg(workspace::root().join("examples/spark/triage.py"));
        submit.arg("--program").arg(&program).arg("--runs").arg(runs.join("*.csv")).arg("--out").arg(&out);
        // Spark uses `JAVA_HOME` and ignores the search path when it is set.
        if let Some(home) = fs::canonicalize(&java)?.parent().and_then(Path::parent) {
            submit.env("JAVA_HOME", home);
        }
        submit.env("PYSPARK_PYTHON", &python).env("PYSPARK_DRIVER_PYTHON", &python);
        submit.env("PYSPARK_SUBMIT_ARGS", "--master local[2] pyspark-shell").env("SPARK_LOCAL_IP", "127.0.0.1");
        shell::quiet(&mut submit)
    })?;
    note(&format!("  the same rows: {:.1} s", start.elapsed().as_secs_f32()));

    let spark: Value = serde_json::from_str(&fs::read_to_string(&out)?).context("the example wrote no JSON")?;
    compare(&one, &spark)?;
    let total = one.pointer("/summary/total").unwrap_or(&Value::Null);
    note(&format!("✓ the same answer: {} bytes, {total}", spark.to_string().len()));
    Ok(())
}

/// A Python environment of its own with the example's packages.
fn environment(folder: &Path) -> Result<PathBuf> {
    let python = folder.join("venv/bin/python");
    let wanted = fs::read_to_string(workspace::root().join("examples/spark/requirements.txt"))?;
    let stamp = folder.join("venv/requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    debian::find_or_install("python3", &["python3"])?;
    step("installing PySpark into a folder of its own", || {
        let make = || shell::quiet(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder.join("venv")));
        if make().is_err() {
            debian::install(&["python3-venv"])?;
            make()?;
        }
        shell::quiet(
            Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "-r"])
                .arg(workspace::root().join("examples/spark/requirements.txt")),
        )
    })?;
    fs::write(stamp, wanted)?;
    Ok(python)
}

/// The parsed output of `triage`, which exits with 1 if runs failed.
fn answer(command: &mut Command) -> Result<Value> {
    let ran = command.output()?;
    ensure!(matches!(ran.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&ran.stderr));
    Ok(serde_json::from_slice(&ran.stdout)?)
}

/// Fails at the first key that differs.
fn compare(one: &Value, spark: &Value) -> Result<()> {
    let keys = |value: &Value| value.as_object().map(|keys| keys.keys().cloned().collect::<Vec<_>>());
    ensure!(keys(one) == keys(spark), "the answers have other keys: {:?} and {:?}", keys(one), keys(spark));
    for (key, value) in one.as_object().into_iter().flatten() {
        let other = spark.get(key).unwrap_or(&Value::Null);
        if value != other {
            let place =
                value.as_object().and_then(|inner| inner.keys().find(|inner| value.get(*inner) != other.get(*inner)));
            bail!("`{key}` differs{}", place.map_or(String::new(), |inner| format!(" in `{inner}`")));
        }
    }
    Ok(())
}

/// Writes the files with runs, the same at every call: codes, messages with names, quotes and line ends, times,
/// machines.
fn write_runs(folder: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let mut random = 29_112_026_u32;
    let mut next = |below: u32| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) % below
    };
    let mut files = vec![];
    for file in 0..FILES {
        let mut text =
            "flowsessionid,statuscode,runmode,errorcode,errormessage,startedon,machinename,flowname\n".to_owned();
        for row in 0..ROWS {
            let id = file * ROWS + row;
            let (machine, user) = (next(70), next(40));
            let (status, code, message) = match next(20) {
                0 => (8, "NoCandidateMachine", "\"No machine able to run the desktop flow has been found.\nThere is a user session on the target machine.\"".to_owned()),
                1 => (8, "InvalidConnectionCredentials", format!("\"The credentials of CONTOSO\\svc-{user} are not valid.\"")),
                2 => (8, "", format!("\"The file \"\"C:\\in\\{id}.xlsx\"\" of run {id} is locked by user{user}.\"")),
                3 => (8, "UnattendedNoAddon", "No add-on".to_owned()),
                _ => (4, "", String::new()),
            };
            let (day, hour, minute) = (1 + next(28), next(24), next(60));
            let _ = writeln!(
                text,
                "00000000-0000-0000-0000-{id:012},{status},2,{code},{message},2026-11-{day:02}T{hour:02}:{minute:02}:00Z,BOT-{machine:02},Invoices {}",
                next(9)
            );
        }
        let path = folder.join(format!("runs-{file:02}.csv"));
        fs::write(&path, text)?;
        files.push(path);
    }
    Ok(files)
}
