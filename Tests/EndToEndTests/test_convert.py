"""`waylight convert`: any input as a topology in YAML that gives the same answers."""

import json
import os
import stat
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "sample-topologies"
FIXTURES = Path(__file__).parent / "fixtures"


def test_a_text_goes_to_standard_output(run):
    sample = SAMPLES / "gateway-endpoint-beside-nat" / "topology.yaml"
    for arguments in ([sample], [sample, "-o", "-"]):
        result = run("convert", *arguments)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith("waylight: 1\n")
        assert yaml.safe_load(result.stdout)["vpcs"]["main"]["cidr"] == "10.0.0.0/16"


def test_what_is_converted_gives_the_same_answers(run, tmp_path):
    sample = SAMPLES / "transit-gateways-in-two-regions" / "topology.yaml"
    file = tmp_path / "network.yaml"
    assert run("convert", sample, "-o", file).returncode == 0
    before, after = (run("matrix", path, "--json").stdout for path in (sample, file))
    assert json.loads(before) == json.loads(after)
    assert run("check", file).returncode == 0
    again = run("convert", file)
    assert again.stdout == file.read_text(encoding="utf-8")


def test_standard_input_is_read(run):
    sample = (SAMPLES / "nat-instance" / "topology.yaml").read_text(encoding="utf-8")
    result = run("convert", "-", stdin=sample)
    assert result.returncode == 0
    assert run("convert", "-", stdin=result.stdout).stdout == result.stdout


def test_a_file_is_written_over_with_force_alone(run, tmp_path):
    sample = SAMPLES / "nat-instance" / "topology.yaml"
    file = tmp_path / "network.yaml"
    file.write_text("mine", encoding="utf-8")
    result = run("convert", sample, "-o", file)
    assert result.returncode == 74
    assert result.stderr.splitlines() == [
        f"waylight: {file}: the file is there already", "  --force writes over it"]
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("convert", sample, "-o", file, "--force").returncode == 0
    assert file.read_text(encoding="utf-8").startswith("waylight: 1\n")
    assert os.listdir(tmp_path) == ["network.yaml"]


def test_a_link_is_not_written_over_and_with_force_stays_one(run, tmp_path):
    sample = SAMPLES / "nat-instance" / "topology.yaml"
    link, target = tmp_path / "link.yaml", tmp_path / "target.yaml"
    link.symlink_to(target)
    assert run("convert", sample, "-o", link).returncode == 74
    assert not target.exists()
    target.write_text("old", encoding="utf-8")
    assert run("convert", sample, "-o", link, "--force").returncode == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("waylight: 1\n")


def test_a_device_is_written_to_and_stays_one(run):
    assert run("convert", SAMPLES / "nat-instance" / "topology.yaml",
               "-o", "/dev/null", "--force").returncode == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("place", ["nowhere/network.yaml", "."])
def test_what_cannot_be_written_is_said(run, tmp_path, place):
    result = run("convert", SAMPLES / "nat-instance" / "topology.yaml", "-o", tmp_path / place)
    assert result.returncode == 74
    assert result.stderr.startswith("waylight: ")
    assert os.listdir(tmp_path) == []


def test_nothing_is_written_of_an_input_that_cannot_be_read(run, tmp_path):
    file = tmp_path / "network.yaml"
    assert run("convert", tmp_path / "nothing.json", "-o", file).returncode == 66
    (tmp_path / "broken.json").write_text('{"Vpcs": [', encoding="utf-8")
    assert run("convert", tmp_path / "broken.json", "-o", file).returncode == 65
    assert not file.exists()
