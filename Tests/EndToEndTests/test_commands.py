"""The commands: what they print, where, and what they say to the shell."""

import json
import re
import subprocess

import pytest
import wcwidth
from botocore.loaders import Loader
from botocore.model import ServiceModel
from test_json_shape import faults

BESIDE_NAT = "sample-topologies/gateway-endpoint-beside-nat/topology.yaml"
ISOLATED = "sample-topologies/private-subnet-isolated/topology.yaml"


# trace


@pytest.mark.parametrize("sample, source, target, status, verdict", [
    (BESIDE_NAT, "worker", "s3", 0, "reachable"),
    (ISOLATED, "worker", "s3", 1, "unreachable"),
    (ISOLATED, "worker", "onprem", 2, "undetermined"),
])
def test_the_exit_status_is_the_verdict(run, sample, source, target, status, verdict):
    answer = run("trace", sample, "--from", source, "--to", target)
    assert answer.returncode == status, answer.stderr
    assert answer.stdout.splitlines()[0].split()[1] == verdict
    assert answer.stderr == ""


def network(*more):
    """The values of a state: a host in a subnet with an internet gateway, and what is given."""
    resources = {
        "aws_vpc.main": {
            "id": "vpc-0a01", "arn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a01",
            "cidr_block": "10.0.0.0/16", "default_network_acl_id": "acl-0a01",
            "default_route_table_id": "rtb-0a01", "default_security_group_id": "sg-0a01"},
        "aws_subnet.a": {
            "id": "subnet-0a01", "vpc_id": "vpc-0a01", "cidr_block": "10.0.0.0/24"},
        "aws_internet_gateway.a": {"id": "igw-0a01", "vpc_id": "vpc-0a01"},
        "aws_route_table.a": {"id": "rtb-0a02", "vpc_id": "vpc-0a01", "route": []},
        "aws_route_table_association.a": {
            "subnet_id": "subnet-0a01", "route_table_id": "rtb-0a02"},
        "aws_instance.a": {
            "id": "i-0a01", "subnet_id": "subnet-0a01", "private_ip": "10.0.0.10",
            "public_ip": "198.51.100.10", "primary_network_interface_id": "eni-0a01",
            "vpc_security_group_ids": ["sg-0a01"], "tags": {"Name": "web"}},
        **dict(more),
    }
    return {"root_module": {"resources": [
        {"address": address, "mode": "managed", "values": values}
        for address, values in resources.items()]}}


def test_a_plan_is_the_network_after_it_and_with_before_the_one_before(run, tmp_path):
    route = ("aws_route.out", {
        "route_table_id": "rtb-0a02", "destination_cidr_block": "0.0.0.0/0",
        "gateway_id": "igw-0a01"})
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({
        "format_version": "1.2", "terraform_version": "1.9.0", "planned_values": network(route),
        "prior_state": {"format_version": "1.0", "values": network()}}))
    arguments = ("trace", plan, "--from", "web", "--to", "8.8.8.8")
    assert run(*arguments).returncode == 0
    assert run(*arguments, "--before").returncode == 1
    assert "0.0.0.0/0" in run("routes", plan).stdout
    assert "0.0.0.0/0" not in run("routes", plan, "--before").stdout
    routes = [run("list", plan, "rtb", "--json", *more).stdout for more in ((), ("--before",))]
    assert routes[0] != routes[1]
    assert "0.0.0.0/0" not in run("explore", plan, "--plain", "--before").stdout


def test_a_trace_is_in_the_language_asked_for(run):
    arguments = ("trace", BESIDE_NAT, "--from", "worker", "--to", "s3")
    assert "到達可能" in run(*arguments, "--lang", "ja").stdout
    assert "到達可能" in run(*arguments, LC_ALL="", LANG="ja_JP.UTF-8").stdout
    assert "reachable" in run(*arguments, "--lang", "en", LC_ALL="ja_JP.UTF-8").stdout


def test_colour_is_for_terminals_alone(run):
    arguments = ("trace", BESIDE_NAT, "--from", "worker", "--to", "s3")
    assert "\x1b" not in run(*arguments).stdout
    assert "\x1b" not in run(*arguments, "--color", "never").stdout
    assert "\x1b[" in run(*arguments, "--color", "always").stdout


def test_colour_on_a_terminal_unless_no_color_is_set(explore):
    arguments = ("trace", BESIDE_NAT, "--from", "worker", "--to", "s3")
    with explore(*arguments) as terminal:
        terminal.wait_for_exit()
        assert b"\x1b[" in terminal.bytes
    with explore(*arguments, NO_COLOR="1") as terminal:
        terminal.wait_for_exit()
        assert b"\x1b[" not in terminal.bytes


def test_a_question_for_several_services_asks_for_each(run):
    sample = "sample-topologies/session-manager-without-nat/topology.yaml"
    answer = run("trace", sample, "--from", "silent", "--to", "ssm-session")
    assert answer.returncode == 1
    assert answer.stdout.startswith("✗ unreachable  silent → ssm-session\n")
    for service in ("ssm.", "ssmmessages.", "ec2messages."):
        assert f"✗  {service}" in answer.stdout


def test_standard_input_is_a_path(run, root):
    text = (root / BESIDE_NAT).read_text(encoding="utf-8")
    answer = run("trace", "-", "--from", "worker", "--to", "s3", stdin=text)
    assert answer.returncode == 0


# what goes wrong


def test_an_unknown_end_is_64_with_the_nearest_names(run):
    answer = run("trace", BESIDE_NAT, "--from", "wroker", "--to", "s3")
    assert answer.returncode == 64
    assert answer.stdout == ""
    assert "wroker" in answer.stderr and "worker" in answer.stderr


def test_a_name_of_several_is_64_and_lists_them(run, tmp_path):
    path = tmp_path / "twins.yaml"
    path.write_text("""
waylight: 1
vpcs:
  a: {cidr: 10.0.0.0/16, subnets: {s: {cidr: 10.0.0.0/24, az: a}}, instances: {web: {subnet: s}}}
  b: {cidr: 10.1.0.0/16, subnets: {s: {cidr: 10.1.0.0/24, az: a}}, instances: {web: {subnet: s}}}
""", encoding="utf-8")
    answer = run("trace", path, "--from", "web", "--to", "s3")
    assert answer.returncode == 64
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 3


def test_a_bad_protocol_is_64(run):
    answer = run("trace", BESIDE_NAT, "--from", "worker", "--to", "s3", "--protocol", "tcpp")
    assert answer.returncode == 64
    assert answer.stdout == ""
    assert "tcpp" in answer.stderr


def test_no_such_file_is_66(run):
    for command in (["list", "nowhere"], ["trace", "nowhere", "--from", "a", "--to", "b"]):
        answer = run(*command)
        assert answer.returncode == 66
        assert answer.stdout == ""
        assert answer.stderr.startswith("waylight: nowhere: ")


def test_what_is_no_network_is_65_and_says_where(run, tmp_path):
    path = tmp_path / "broken.json"
    path.write_text('{"Vpcs": [', encoding="utf-8")
    answer = run("list", path)
    assert answer.returncode == 65
    assert answer.stdout == ""
    assert "broken.json:1:" in answer.stderr


def test_an_unknown_kind_or_table_is_66_with_what_is_near(run):
    answer = run("list", BESIDE_NAT, "subnt")
    assert answer.returncode == 66
    assert "subnet" in answer.stderr
    answer = run("routes", BESIDE_NAT, "privat")
    assert answer.returncode == 66
    assert "private" in answer.stderr


def test_a_full_disk_is_74(binary, home, root):
    with open("/dev/full", "w") as full:
        answer = subprocess.run(
            [binary, "list", BESIDE_NAT], stdout=full, stderr=subprocess.PIPE, text=True, cwd=root)
    assert answer.returncode == 74
    assert "standard output" in answer.stderr


def test_a_reader_that_goes_away_is_no_fault(binary, home, root):
    answer = subprocess.run(
        ["bash", "-c", f'"{binary}" list "{BESIDE_NAT}" | head -n 1'], capture_output=True,
        text=True, cwd=root)
    assert answer.returncode == 0
    assert len(answer.stdout.splitlines()) == 1
    assert answer.stderr == ""


# list, routes, samples, paths, themes


def test_list_prints_kinds_as_tables_and_as_json(run):
    text = run("list", BESIDE_NAT, "subnets").stdout
    assert "private-a" in text and "NAT" not in text
    document = json.loads(run("list", BESIDE_NAT, "--json").stdout)
    assert sorted(document) == ["Findings", "Resources"]
    order = [(item["Type"], item["Id"]) for item in document["Resources"]]
    assert order == sorted(order) and len(order) > 5
    assert {"AWS::EC2::VPC", "AWS::EC2::Subnet"} <= {kind for kind, _ in order}


def test_routes_prints_tables_and_describe_route_tables_shape(run):
    assert "pl-s3" in run("routes", BESIDE_NAT).stdout
    assert "public-a" not in run("routes", BESIDE_NAT, "private").stdout
    tables = json.loads(run("routes", BESIDE_NAT, "--json").stdout)["RouteTables"]
    shape = ServiceModel(Loader().load_service_model("ec2", "service-2")).shape_for("RouteTable")
    assert tables
    for table in tables:
        assert not list(faults(table, shape))


def test_what_routes_prints_can_be_read_back(run, tmp_path):
    path = tmp_path / "routes.json"
    path.write_text(run("routes", BESIDE_NAT, "--json").stdout, encoding="utf-8")
    answer = run("list", path, "findings")
    assert "unknown" not in answer.stderr.lower()


def test_samples_are_listed_in_the_order_in_which_they_teach_and_printed(run, root, samples):
    listed = [line.split()[0] for line in run("samples").stdout.splitlines()]
    order = (root / "sample-topologies" / "order.txt").read_text(encoding="utf-8").split()
    assert listed == order
    assert sorted(order) == [sample.parent.name for sample in samples]
    assert listed[0] == "public-subnet-internet-gateway"
    name = samples[0].parent.name
    assert run("samples", name).stdout == samples[0].read_text(encoding="utf-8")
    answer = run("samples", name + "x")
    assert answer.returncode == 64 and name in answer.stderr


def test_paths_and_themes_say_where_things_are(run, root, home):
    paths = run("paths").stdout
    assert str(home / ".config" / "waylight" / "config.yaml") in paths
    assert str(root / "sample-topologies") in paths
    assert "terminal" in run("themes").stdout


def test_the_version_is_on_standard_output(run):
    answer = run("--version")
    assert answer.returncode == 0
    assert answer.stdout.strip()[0].isdigit()


def test_keys_come_from_the_explorers_own_table(run):
    english = run("keys").stdout
    assert "PgDn" in english and "]" in english
    assert run("keys", "--lang", "ja").stdout != english


@pytest.mark.parametrize("command", [
    "", "explore", "trace", "check", "matrix", "routes", "list", "capture", "convert", "samples", "themes", "keys",
    "paths"])
def test_help_speaks_japanese_where_lang_asks_for_it(run, command):
    words = ["help", command] if command else ["--help"]
    english = run(*words).stdout
    japanese = run(*words, LC_ALL="ja_JP.UTF-8").stdout
    assert japanese.startswith("概要: ")
    assert run(*words, LC_ALL="C").stdout == english
    # The same options and commands, each explained in Japanese, in lines that a terminal need not break.
    labels = re.compile(r"^  (?! |See |詳)(?:-\w, )?[-<\w]+", re.MULTILINE)
    assert sorted(labels.findall(japanese)) == sorted(labels.findall(english))
    for line in japanese.splitlines():
        assert wcwidth.wcswidth(line) <= 80, line
    for label in labels.findall(japanese):
        start = japanese.index("\n" + label) + 1
        text = re.split(r"\n(?! {26})", japanese[start:])[0][len(label):]
        assert re.search("[\u3040-\u30ff\u4e00-\u9fff]", text), label + text
    if command:
        assert run(command, "--help", "--lang", "ja", LC_ALL="C").stdout == japanese
