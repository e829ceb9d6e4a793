"""`waylight trace --json` against the shape of NetworkInsightsAnalysis that AWS's own clients have.

botocore carries EC2's service description. Every key that is printed must be a member of the shape
in its place, every value of its type; `Waylight` is the one key of our own.
"""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from botocore.loaders import Loader
from botocore.model import ServiceModel

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "sample-topologies").glob("*/topology.yaml"))
OUR_KEY = "Waylight"
EXIT_CODES = {"reachable": 0, "unreachable": 1, "undetermined": 2}


def queries(path):
    """The options of `waylight trace` for every expectation of a sample, with its verdict."""
    for expectation in yaml.safe_load(path.read_text(encoding="utf-8")).get("expect", []):
        options = ["--from", expectation["from"], "--to", expectation["to"]]
        for name in ("port", "protocol", "source-port"):
            if name in expectation:
                options += [f"--{name}", expectation[name]]
        yield [str(option) for option in options], expectation.get("verdict")


QUERIES = [
    pytest.param(path, options, verdict, id=f"{path.parent.name}-{number}")
    for path in SAMPLES for number, (options, verdict) in enumerate(queries(path), 1)
]


@pytest.fixture(scope="session")
def analysis_shape():
    model = ServiceModel(Loader().load_service_model("ec2", "service-2"))
    return model.shape_for("NetworkInsightsAnalysis")


@pytest.fixture(scope="session")
def schema():
    return json.loads((ROOT / "schemas" / "trace.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def trace(run):
    return lambda *arguments: run("trace", *arguments)


def faults(value, shape, place="$"):
    """Where a value departs from a shape of botocore's."""
    kind = shape.type_name
    if kind == "structure":
        if not isinstance(value, dict):
            yield f"{place}: {kind} wanted, got {value!r}"
            return
        for key, inner in value.items():
            if key == OUR_KEY:
                continue
            if key not in shape.members:
                yield f"{place}.{key}: not in {shape.name}"
            else:
                yield from faults(inner, shape.members[key], f"{place}.{key}")
        return
    if kind == "list":
        if not isinstance(value, list):
            yield f"{place}: {kind} wanted, got {value!r}"
            return
        for number, inner in enumerate(value):
            yield from faults(inner, shape.member, f"{place}[{number}]")
        return
    wanted = {
        "string": str, "boolean": bool, "integer": int, "long": int, "double": (int, float),
        "float": (int, float), "timestamp": str,
    }[kind]
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind != "boolean"):
        yield f"{place}: {kind} wanted, got {value!r}"
    elif shape.name in ("Port",) and not 0 <= value <= 65535:
        yield f"{place}: {value} is no port"
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{place}: {value!r} is not one of {shape.enum}"


def test_the_samples_have_expectations():
    assert SAMPLES
    assert QUERIES


@pytest.mark.parametrize("value, wanted", [
    ({"NetworkPathFound": True, "Waylight": {"Verdict": "reachable"}}, []),
    ({"NetworkPathFound": 1}, ["$.NetworkPathFound: boolean wanted, got 1"]),
    ({"PathFound": True}, ["$.PathFound: not in NetworkInsightsAnalysis"]),
    ({"Status": "done"}, ["$.Status: 'done' is not one of ['running', 'succeeded', 'failed']"]),
    ({"ForwardPathComponents": [{"SequenceNumber": "1"}]},
     ["$.ForwardPathComponents[0].SequenceNumber: integer wanted, got '1'"]),
])
def test_departures_from_the_shape_are_noticed(analysis_shape, value, wanted):
    assert list(faults(value, analysis_shape)) == wanted


@pytest.mark.parametrize("sample, options, verdict", QUERIES)
def test_the_answer_has_the_shape_of_an_analysis(
        trace, analysis_shape, schema, sample, options, verdict):
    answer = trace(sample, *options, "--json")
    assert answer.returncode in EXIT_CODES.values(), answer.stderr
    document = json.loads(answer.stdout)
    # A question that stands for several services has an analysis for each.
    analyses = document.get("NetworkInsightsAnalyses", [document])
    verdicts = {analysis[OUR_KEY]["Verdict"] for analysis in analyses}
    worst = next(one for one in ("unreachable", "undetermined", "reachable") if one in verdicts)
    assert worst == (verdict or worst)
    assert answer.returncode == EXIT_CODES[worst]
    for analysis in analyses:
        assert not list(faults(analysis, analysis_shape))
        jsonschema.Draft202012Validator(schema).validate(analysis)
        check(analysis)


def check(analysis):
    """What an analysis says in one place must fit what it says in another."""
    # Reachability Analyzer reads no policies: what a policy alone denies is a path found.
    found = [one for one in analysis.get("Explanations", []) if one[OUR_KEY]["Severity"] != "remark"]
    assert analysis["NetworkPathFound"] == all("POLICY" in one["ExplanationCode"] for one in found)
    assert analysis["Status"] == "succeeded"
    assert bool(found) == (analysis[OUR_KEY]["Verdict"] != "reachable")
    for way in ("ForwardPathComponents", "ReturnPathComponents"):
        numbers = [component["SequenceNumber"] for component in analysis.get(way, [])]
        assert numbers == list(range(1, len(numbers) + 1))
    # A name that fails is never sent anywhere.
    if not any(one[OUR_KEY]["Direction"] == "name" for one in found):
        assert analysis["ForwardPathComponents"]


@pytest.mark.parametrize("sample, options, verdict", QUERIES[:1])
def test_the_same_question_has_the_same_answer_byte_for_byte(trace, sample, options, verdict):
    """Rule A6."""
    first, second = (trace(sample, *options, "--json").stdout for _ in range(2))
    assert first == second


def test_json_and_format_json_are_the_same(trace):
    sample, options, _ = QUERIES[0].values
    assert trace(sample, *options, "--json").stdout == trace(
        sample, *options, "--format", "json").stdout


def test_the_schema_knows_what_the_shape_knows(analysis_shape, schema):
    """Every member of AWS's shape is in the shipped schema, and nothing else but `Waylight`."""
    definitions = {**schema["$defs"], analysis_shape.name: schema}

    def compare(shape, seen):
        if shape.type_name == "list":
            compare(shape.member, seen)
        elif shape.type_name == "structure" and shape.name not in seen:
            seen.add(shape.name)
            known = definitions[shape.name]["properties"]
            assert set(known) - {OUR_KEY} == set(shape.members), shape.name
            for member in shape.members.values():
                compare(member, seen)

    compare(analysis_shape, set())
