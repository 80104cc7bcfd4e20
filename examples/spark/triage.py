"""Counts desktop flow runs in many partitions, and adds the counts up: `flow-preflight triage` under PySpark.

    spark-submit triage.py --program ./flow-preflight --runs 'abfss://…/flowsession/*.csv' --out summary.json

Each partition is one `triage --json`, which reads its rows from standard input as they come. The answers, a few hundred
kilobytes each, are added up by `triage --merge`: first those of each task, then those of all tasks on the driver. The
counts are the same as those of one process over all files.
"""

import argparse
import subprocess
import tempfile
from pathlib import Path

import pandas as pd
from pyspark.sql import SparkSession

# Answered, with or without failed runs in it; 2 is an input that can't be used.
ANSWERED = (0, 1)


def ran(words, rows=()):
    """What the program prints, given these lines."""
    with tempfile.TemporaryFile() as complaints:
        program = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)
        # It prints after the last row only, so nothing waits for the other end.
        for row in rows:
            program.stdin.write(row.encode())
        out, _ = program.communicate()
        complaints.seek(0)
        if program.returncode not in ANSWERED:
            raise RuntimeError(f"{' '.join(words)}: {complaints.read().decode()}")
    return out.decode()


def merged(program, answers):
    """One answer from several."""
    if len(answers) == 1:
        return answers[0]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, answer in enumerate(answers):
            file = Path(folder, f"{number}.json")
            file.write_text(answer, encoding="utf-8")
            files.append(str(file))
        return ran([program, "triage", "--json", "--merge", *files])


def count(program):
    """Rows → the answer of the partition that they are; nothing for an empty partition."""

    def partition(frames):
        lines = (frame.to_json(orient="records", lines=True) for frame in frames if len(frame))
        first = next(lines, None)
        if first is not None:
            rows = (text for part in ([first], lines) for text in part)
            yield pd.DataFrame({"answer": [ran([program, "triage", "--json", "-"], rows)]})

    return partition


def add(program):
    """Answers → one answer."""

    def partition(frames):
        answers = [answer for frame in frames for answer in frame["answer"]]
        if answers:
            yield pd.DataFrame({"answer": [merged(program, answers)]})

    return partition


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--program", required=True, help="where flow-preflight lies on every worker")
    words.add_argument("--runs", required=True, help="CSV files with a head, partitioned as they are")
    words.add_argument("--out", required=True, help="where the answer goes")
    words.add_argument("--tasks", type=int, default=8, help="how many tasks add up before the driver does")
    given = words.parse_args()

    spark = SparkSession.builder.appName("flow-preflight triage").getOrCreate()
    # Text as it is: what a value means is the program's business. A message may have line ends and quotes in it.
    runs = spark.read.csv(given.runs, header=True, inferSchema=False, multiLine=True, quote='"', escape='"')
    counted = runs.mapInPandas(count(given.program), schema="answer string")
    added = counted.coalesce(given.tasks).mapInPandas(add(given.program), schema="answer string")
    answers = [row.answer for row in added.collect()]
    if not answers:
        raise SystemExit("There is no run in these files.")
    Path(given.out).write_text(merged(given.program, answers), encoding="utf-8")
    spark.stop()


if __name__ == "__main__":
    main()
