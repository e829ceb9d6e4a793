"""The bundled samples: each is what the shipped JSON Schema says a topology is."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "sample-topologies").glob("*/topology.yaml"))


@pytest.fixture(scope="session")
def validator():
    schema = json.loads((ROOT / "schemas" / "topology.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_a_sample_fits_the_schema(validator, sample):
    document = yaml.safe_load(sample.read_text(encoding="utf-8"))
    found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    assert not found


@pytest.mark.parametrize("change, place", [
    (lambda document: document.update(vpcz={}), "$"),
    (lambda document: document.pop("waylight"), "$"),
    (lambda document: document["vpcs"]["main"].update(cidr=7), "$.vpcs.main.cidr"),
    (lambda document: document["expect"][0].update(verdict="maybe"), "$.expect[0].verdict"),
])
def test_the_schema_refuses_what_is_wrong(validator, change, place):
    path = ROOT / "sample-topologies" / "gateway-endpoint-beside-nat" / "topology.yaml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(document)
    assert place in [error.json_path for error in validator.iter_errors(document)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
def test_a_converted_sample_fits_the_schema(validator, run, sample):
    document = yaml.safe_load(run("convert", sample).stdout)
    found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    assert not found
