"""What goes into a pull request: checks, matrices and diagrams."""

import csv
import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat/topology.yaml"
EXPECTATIONS = """\
expect:
  - {from: "private-*", to: s3, verdict: reachable, via: [gateway-endpoint], avoids: [nat-gateway]}
  - {from: worker, to: internet, verdict: unreachable, note: "<nothing> & nobody"}
  - {from: "db-*", to: s3, verdict: reachable}
"""


@pytest.fixture
def expectations(tmp_path):
    """One that holds, one that does not, and one about nothing."""
    path = tmp_path / "expectations.yaml"
    path.write_text(EXPECTATIONS)
    return str(path)


def test_the_input_s_own_expectations_are_checked(run):
    answer = run("check", SAMPLE)
    assert answer.returncode == 0, answer.stdout
    assert answer.stdout.splitlines()[-1].endswith("all hold")


def test_what_does_not_hold_is_told_with_its_place(run, expectations):
    answer = run("check", SAMPLE, "-f", expectations)
    assert answer.returncode == 1
    assert "✓ private-* → s3" in answer.stdout
    assert "2 of 2 hold" in answer.stdout
    assert f"{expectations}:3" in answer.stdout
    assert "nothing is called like 'db-*'" in answer.stdout
    assert answer.stdout.splitlines()[-1] == "3 expectations: 2 do not hold"


def test_a_check_in_japanese(run, expectations):
    answer = run("check", SAMPLE, "-f", expectations, "--lang", "ja")
    assert "到達可能" in answer.stdout and "件が不成立" in answer.stdout


def test_a_check_as_json(run, root, expectations):
    answer = run("check", SAMPLE, "-f", expectations, "--json", "--lang", "ja")
    found = json.loads(answer.stdout)
    jsonschema.validate(found, json.loads((root / "schemas" / "check.schema.json").read_text()))
    assert found["Holds"] is False
    assert [check["Holds"] for check in found["Checks"]] == [True, False, False]
    assert [check["Line"] for check in found["Checks"]] == [2, 3, 4]
    assert found["Checks"][1]["Cases"][0]["Verdict"] == "reachable"
    assert found["Checks"][1]["Cases"][0]["Faults"][0].startswith("reachable, not unreachable")


def test_a_check_as_junit(run, expectations):
    suites = ElementTree.fromstring(run("check", SAMPLE, "-f", expectations, "--format", "junit").stdout)
    (suite,) = suites.findall("testsuite")
    assert suite.attrib["tests"] == "4"
    assert (suite.attrib["failures"], suite.attrib["errors"]) == ("1", "1")
    cases = suite.findall("testcase")
    assert [len(case) for case in cases] == [0, 0, 1, 1]
    assert cases[2].find("failure").attrib["message"].startswith("reachable, not unreachable")
    assert cases[3].find("error") is not None


def test_a_check_as_sarif(run, expectations):
    log = json.loads(run("check", SAMPLE, "-f", expectations, "--format", "sarif").stdout)
    assert_sarif(log)
    (found,) = log["runs"]
    rules = {rule["id"] for rule in found["tool"]["driver"]["rules"]}
    assert [result["ruleId"] for result in found["results"]] == ["verdict", "not-asked"]
    assert {result["ruleId"] for result in found["results"]} <= rules
    place = found["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("expectations.yaml")
    assert place["region"]["startLine"] == 3


def assert_sarif(log):
    """Holds a log against what SARIF 2.1.0 asks of it."""
    file = Path(__file__).parent / "fixtures" / "sarif-subset.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(log)


def test_a_log_of_sarif_is_well_formed_whatever_its_file_is_called(run, tmp_path, expectations):
    place = tmp_path / "a b%ü\"#?"
    place.mkdir()
    moved = place / "期待.yaml"
    shutil.copy(expectations, moved)
    for language in ("en", "ja"):
        log = json.loads(
            run("check", SAMPLE, "-f", moved, "--format", "sarif", "--lang", language).stdout)
        assert_sarif(log)
        for result in log["runs"][0]["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert unquote(urlsplit(uri).path) == str(moved)
    # All that holds is a log, too, with no result.
    good = tmp_path / "good.yaml"
    good.write_text("expect: [{from: worker, to: s3, verdict: reachable}]\n")
    log = json.loads(run("check", SAMPLE, "-f", good, "--format", "sarif").stdout)
    assert_sarif(log)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize("text, status, words", [
    ("expect: [{from: a, too: b}]", 65, "did you mean 'to'"),
    ("", 65, "there are no expectations"),
    ("[1, 2", 65, "not YAML"),
    ("expect: {from: a}", 65, ""),
])
def test_a_wrong_file_of_expectations_checks_nothing(run, tmp_path, text, status, words):
    path = tmp_path / "broken.yaml"
    path.write_text(text)
    answer = run("check", SAMPLE, "-f", str(path))
    assert answer.returncode == status, answer.stderr
    assert answer.stdout == ""
    assert words in answer.stderr


def test_nothing_to_check_is_said(run, tmp_path):
    assert run("check", SAMPLE, "-f", str(tmp_path / "none.yaml")).returncode == 66
    bare = tmp_path / "bare.yaml"
    bare.write_text("waylight: 1\nvpcs: {a: {cidr: 10.0.0.0/16}}\n")
    answer = run("check", str(bare))
    assert answer.returncode == 64
    assert "-f FILE" in answer.stderr


def test_expectations_of_an_input_with_errors_are_not_taken_for_all(run, root, tmp_path):
    broken = tmp_path / "topology.yaml"
    text = (root / SAMPLE).read_text(encoding="utf-8")
    broken.write_text(text.replace("    avoids: [nat, igw]", "    avoid: [nat, igw]"), encoding="utf-8")
    answer = run("check", str(broken))
    assert answer.returncode == 65
    assert "did you mean 'avoids'" in answer.stderr and answer.stdout == ""


def test_a_matrix_as_text(run):
    answer = run("matrix", SAMPLE)
    assert answer.returncode == 0
    head, *rows = answer.stdout.splitlines()
    assert head.split() == ["from", "s3", "dynamodb", "internet"]
    worker = next(row for row in rows if row.startswith("worker"))
    assert "s3-gateway" in worker and worker.count("nat") == 2


def test_a_matrix_as_csv_and_json(run):
    arguments = ("matrix", SAMPLE, "--from", "worker", "--to", "s3", "--to", "web")
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout)))
    assert [(row["to"], row["verdict"]) for row in rows] == [("s3", "reachable"), ("web", "reachable")]
    assert rows[0]["gateway"] == "s3-gateway"
    records = json.loads(run(*arguments, "--json").stdout)["Matrix"]
    assert [record["Verdict"] for record in records] == ["reachable", "reachable"]
    assert records[0]["GatewayKind"] == "gateway-endpoint"


def test_a_matrix_as_a_page(run):
    page = run("matrix", SAMPLE, "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<tr>") == 4
    # It needs nothing from anywhere.
    assert "http" not in page and "<script" not in page


def test_a_matrix_of_names_that_nothing_has(run):
    answer = run("matrix", SAMPLE, "--to", "nowhere-at-all")
    assert answer.returncode == 64
    assert "nowhere-at-all" in answer.stderr


def test_a_trace_as_a_graph(run):
    arguments = ("trace", SAMPLE, "--from", "worker", "--to", "s3")
    dot = run(*arguments, "--format", "dot").stdout
    assert dot.startswith("digraph path {") and dot.endswith("}\n")
    assert dot.count("{") == dot.count("}")
    assert "style=dashed" in dot and "s3-gateway" in dot
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tsvg"], input=dot, text=True, check=True, capture_output=True)
    chart = run(*arguments, "--format", "mermaid").stdout
    assert "flowchart LR" in chart
    assert "-.->" in chart and "s3-gateway" in chart


def test_a_block_is_marked_in_a_graph(run):
    sample = "sample-topologies/private-subnet-isolated/topology.yaml"
    answer = run("trace", sample, "--from", "worker", "--to", "s3", "--format", "dot")
    assert answer.returncode == 1
    assert "#b3261e" in answer.stdout


def test_a_trace_as_a_drawing(run):
    arguments = ("trace", SAMPLE, "--from", "worker", "--to", "s3", "--format", "svg")
    drawing = run(*arguments).stdout
    root = ElementTree.fromstring(drawing)
    names = {"svg": "http://www.w3.org/2000/svg"}
    assert "worker → s3" in root.find("svg:title", names).text
    words = [text.text for text in root.iterfind("svg:text", names)]
    assert any("s3-gateway" in word for word in words)
    assert any("path" in path.attrib["class"] for path in root.iterfind("svg:path", names))
    assert "prefers-color-scheme: dark" in drawing
    # The same question is always the same drawing.
    assert run(*arguments).stdout == drawing


def test_a_drawing_has_the_colours_of_a_page_without_installed_themes(run, binary, tmp_path):
    arguments = ("trace", SAMPLE, "--from", "worker", "--to", "s3", "--format", "svg")
    alone = tmp_path / "waylight"
    try:
        alone.hardlink_to(binary.resolve())
    except OSError:
        shutil.copy(binary, alone)
    answer = subprocess.run(
        [alone, *arguments], capture_output=True, text=True, timeout=60,
        env={"HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path), "LC_ALL": "C.UTF-8"})
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == run(*arguments).stdout


def test_a_drawing_shows_one_path(run):
    sample = "sample-topologies/session-manager-without-nat/topology.yaml"
    answer = run("trace", sample, "--from", "worker-a", "--to", "ssm-session", "--format", "svg")
    assert answer.returncode == 64
    assert answer.stdout == ""
