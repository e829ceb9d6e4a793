"""Broken and hostile input: a message and an end, whatever comes."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "Tests" / "Fuzzing" / "Corpus"
READERS = ["describe", "terraform", "topology"]
# What the program may end with; anything else is a crash.
ENDS = {0, 1, 2, 64, 65, 66, 74}
MEGABYTE = 1 << 20
# Runs a command, and says on its own last line how it went: status, seconds, megabytes.
MEASURE = """
import resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
sys.stderr.buffer.write(done.stderr[:100000])
print(done.returncode, time.monotonic() - start, peak)
"""


@pytest.fixture
def measured(binary, home):
    """Status, seconds, megabytes at most, and standard error of a run."""

    def measured(*arguments):
        answer = subprocess.run(
            [sys.executable, "-c", MEASURE, str(binary), *map(str, arguments)],
            capture_output=True, text=True, timeout=120, cwd=ROOT, errors="replace",
            env={**os.environ, "LC_ALL": "C.UTF-8"})
        status, seconds, peak = answer.stdout.split()
        return int(status), float(seconds), float(peak), answer.stderr

    return measured


def whole(reader):
    return next(path for path in sorted((CORPUS / reader).iterdir())
                if path.stem in ("network", "state")).read_bytes()


# The files of the corpus


@pytest.mark.parametrize(
    "file", [path for reader in READERS for path in sorted((CORPUS / reader).iterdir())],
    ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_file_of_the_corpus_is_read_or_refused_with_a_place(measured, file):
    status, seconds, _, errors = measured("list", file)
    assert status in ENDS
    assert seconds < 2
    if status == 65:
        assert re.search(rf"{re.escape(file.name)}:\d+:\d+: ", errors)


# Large ones


LARGE = {
    "brackets.json": b"[" * (8 * MEGABYTE),
    "braces.json": b'{"Vpcs":' * MEGABYTE,
    "brackets.yaml": b"waylight: 1\nvpcs: " + b"[" * (8 * MEGABYTE),
    "indents.yaml": b"waylight: 1\n" + b"".join(b" " * n + b"a:\n" for n in range(3000)),
    "nothing.json": b'{"Vpcs": []}' + b" " * (8 * MEGABYTE),
    "white.json": b" " * (8 * MEGABYTE),
    "zeros.json": b'{"a": "' + b"\0" * (8 * MEGABYTE),
    "numbers.json": b"[" + b"1," * (4 * MEGABYTE) + b"1]",
    "pairs.json": b"[" + b"12," * (3 * MEGABYTE) + b"1]",
    "lists.json": b"[" + b"[]," * (3 * MEGABYTE) + b"1]",
    "texts.json": b"[" + b'"",' * (3 * MEGABYTE) + b"1]",
    "digits.json": b'{"Vpcs": [{"VpcId": ' + b"9" * (8 * MEGABYTE) + b"}]}",
    "string.json": b'{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "' + b"x" * (8 * MEGABYTE) + b'"}]}',
    "comment.yaml": b"waylight: 1\n#" + b"x" * (8 * MEGABYTE) + b"\nvpcs: {}\n",
    "key.yaml": b"waylight: 1\n" + b"x" * (8 * MEGABYTE) + b": 1\n",
    "bytes.json": b'{"Vpcs": [' + b"\xff\xfe" * (4 * MEGABYTE),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_of_nothing_costs_little(measured, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(LARGE[name])
    (tmp_path / "small.json").write_text('{"Vpcs": []}', encoding="utf-8")
    _, _, usual, _ = measured("list", tmp_path / "small.json")
    status, seconds, peak, _ = measured("list", file)
    assert status in ENDS
    # A debug build on a busy machine: the bound is for what does not end.
    assert seconds < 10
    assert peak - usual < 10 * max(8, len(LARGE[name]) / MEGABYTE)


# What is no file


def test_a_pipe_that_nobody_writes_to_is_given_up(run, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    start = time.monotonic()
    result = run("list", pipe, timeout=30)
    assert result.returncode == 74
    assert "nobody writes to this pipe" in result.stderr
    assert time.monotonic() - start < 4
    # In a folder it is passed by.
    (tmp_path / "vpcs.json").write_text('{"Vpcs": []}', encoding="utf-8")
    assert run("list", tmp_path, timeout=30).returncode == 0
    assert run("check", tmp_path / "vpcs.json", "-f", pipe, timeout=30).returncode == 66


def test_a_pipe_with_a_slow_writer_is_read(binary, home):
    script = f"""'{binary}' list --json <(sleep 1.5; echo '{{"Vpcs": [{{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}}]}}')"""
    answer = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert answer.returncode == 0
    assert [one["Id"] for one in json.loads(answer.stdout)["Resources"]] == ["vpc-1"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom", "/dev/full"])
def test_a_device_is_no_input(measured, device):
    status, seconds, peak, errors = measured("list", device)
    assert status == 65
    assert seconds < 5 and peak < 300
    assert device in errors


def test_links_that_lead_to_themselves_are_passed_by(run, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "vpcs.json").write_text(
        '{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}', encoding="utf-8")
    result = run("list", tmp_path, "--json")
    assert result.returncode == 0
    assert [one["Id"] for one in json.loads(result.stdout)["Resources"]] == ["vpc-1"]
    assert run("list", tmp_path / "loop").returncode == 74


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(run, tmp_path):
    file = tmp_path / "vpcs.json"
    file.write_text("{}", encoding="utf-8")
    file.chmod(0)
    result = run("list", file)
    assert result.returncode == 74
    assert str(file) in result.stderr


@pytest.mark.parametrize("name", ["config.yaml", "themes/odd.yaml"])
@pytest.mark.parametrize("target", ["/dev/zero", "pipe", "nowhere"])
def test_settings_and_themes_that_are_no_files_do_no_harm(run, home, tmp_path, name, target):
    place = home / ".config" / "waylight" / name
    place.parent.mkdir(parents=True)
    if target == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(target)
    script = tmp_path / "script"
    script.write_text(":quit\n", encoding="utf-8")
    start = time.monotonic()
    result = run("explore", "--script", script, "--theme", "odd", timeout=30)
    assert result.returncode in ENDS
    assert time.monotonic() - start < 10


# Sequences for the terminal


HOSTILE = "\x1b[31m\x1b]0;title\x07\x9b2J\u202e\r\x08"


def hostile(value):
    """The same JSON, with sequences for the terminal in every text that may hold any."""
    if isinstance(value, dict):
        return {key: hostile(one) for key, one in value.items()}
    if isinstance(value, list):
        return [hostile(one) for one in value]
    if isinstance(value, str) and not re.fullmatch(r"[\d./-]+|allow|local|active|tcp|available", value):
        return value + HOSTILE
    return value


def assert_harmless(text):
    odd = {f"U+{ord(one):04X}" for one in text
           if (ord(one) < 32 and one not in "\n\t") or 127 <= ord(one) < 160 or one in "\u202e\u2066"}
    assert not odd


@pytest.fixture
def hostile_network(tmp_path):
    network = json.loads(whole("describe"))
    network["Vpcs"][0]["Tags"] = [{"Key": "Name", "Value": "main"}]
    network["Reservations"] = [{"Instances": [{
        "InstanceId": "i-0a1b2c3d", "VpcId": "vpc-0a1b2c3d", "State": {"Name": "running"},
        "Tags": [{"Key": "Name", "Value": "web"}], "NetworkInterfaces": [{
            "NetworkInterfaceId": "eni-1a1b2c3d", "VpcId": "vpc-0a1b2c3d", "SubnetId": "subnet-0a1b2c3d",
            "PrivateIpAddress": "10.0.0.12", "Attachment": {"DeviceIndex": 0}}]}]}]
    file = tmp_path / f"network{HOSTILE.replace('/', '')}.json"
    file.write_text(json.dumps(hostile(network)), encoding="utf-8")
    return file


@pytest.mark.parametrize("arguments", [
    ["list"], ["list", "findings"], ["routes"], ["matrix"], ["matrix", "--format", "csv"],
    ["matrix", "--json"], ["list", "--json"], ["routes", "--json"],
    ["trace", "--from", "10.0.0.12", "--to", "s3", "--json"],
    ["trace", "--from", "10.0.0.12", "--to", "internet", "--format", "html"],
    ["trace", "--from", "10.0.0.12", "--to", "internet", "--format", "svg"],
    ["trace", "--from", "10.0.0.12", "--to", "internet", "--format", "dot"],
    ["trace", "--from", "10.0.0.12", "--to", "internet", "--format", "mermaid"],
    ["trace", "--from", "10.0.0.12", "--to", "s3"], ["trace", "--from", f"x{HOSTILE}", "--to", "s3"],
    ["explore", "--plain"], ["convert"],
], ids=lambda arguments: "-".join(arguments).replace("\x1b", "")[:30])
def test_no_sequence_for_the_terminal_comes_through(run, hostile_network, arguments):
    command, *rest = arguments
    result = run(command, hostile_network, *rest)
    assert result.returncode in ENDS
    assert_harmless(result.stdout)
    assert_harmless(result.stderr)


def test_no_sequence_comes_through_the_explorer(run, hostile_network, tmp_path):
    script = tmp_path / "script"
    script.write_text("j\nj\n<Enter>\n:findings\n<Esc>\n7\n:quit\n", encoding="utf-8")
    result = run("explore", hostile_network, "--script", script, "--size", "120x40")
    assert result.returncode in ENDS
    assert_harmless(result.stdout)
    assert_harmless(result.stderr)


@pytest.mark.parametrize("reader", ["topology", "expectations"])
def test_no_sequence_of_a_yaml_text_comes_through(run, reader):
    if reader == "topology":
        results = [run(command, CORPUS / "topology" / "escapes.yaml")
                   for command in ("list", "routes", "matrix", "convert")]
    else:
        sample = ROOT / "sample-topologies" / "nat-instance"
        results = [run("check", sample, "-f", CORPUS / "expectations" / "bad.yaml")]
    for result in results:
        assert result.returncode in ENDS
        assert_harmless(result.stdout)
        assert_harmless(result.stderr)
