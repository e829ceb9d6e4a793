"""waylight capture, with the real aws command against moto's server, and with one that misbehaves."""

import ipaddress
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time

import pytest

from account import ACCOUNT, BUCKET, REGION, Moto, Network
from conftest import ROOT
from terminal import Terminal

STUB = ROOT / "Tests" / "EndToEndTests" / "fixtures" / "aws-stub"


def refused(operation, code="UnauthorizedOperation"):
    return {
        "err": f"\nAn error occurred ({code}) when calling the {operation} operation: no.\n",
        "exit": 254}


# With the real command


# What moto has no answer to. It is there already, as if an earlier run had taken it: each run of the
# command costs most of a second.
NOT_AT_MOTO = [
    f"{REGION}/describe-instance-connect-endpoints", f"{REGION}/describe-transit-gateway-connects",
    f"{REGION}/describe-transit-gateway-connect-peers", f"{REGION}/describe-virtual-interfaces",
    f"{REGION}/describe-vpc-block-public-access-options", "global/describe-direct-connect-gateways",
    f"{REGION}/describe-vpc-block-public-access-exclusions",
    "global/list-multi-region-access-points"]


def begin_capture(folder, network):
    """A capture with what is not asked for again."""
    record = {
        "WaylightCapture": {"Version": 1, "Redacted": False}, "CapturedAccounts": [],
        "CaptureFailures": [], "CaptureAbsent": []}
    lists = network.ec2.describe_managed_prefix_lists()["PrefixLists"]
    tables = network.ec2.describe_transit_gateway_route_tables()["TransitGatewayRouteTables"]
    names = NOT_AT_MOTO + [
        f"{REGION}/get-managed-prefix-list-entries.{one['PrefixListId']}" for one in lists
        if one["OwnerId"] != ACCOUNT] + [
        f"{REGION}/get-transit-gateway-prefix-list-references.{one['TransitGatewayRouteTableId']}"
        for one in tables]
    for name in names:
        path = folder / ACCOUNT / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    (folder / "capture.json").write_text(json.dumps(record))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)


@pytest.fixture(scope="module")
def account(binary, tmp_path_factory):
    """A network at moto's, captured once: the network, the folder, and how the capture ended."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "snapshot"
    with Moto() as moto:
        network = Network(moto)
        begin_capture(folder, network)
        done = subprocess.run(
            [binary, "capture", "-o", folder, "--region", REGION, "--bucket", BUCKET],
            capture_output=True, text=True, timeout=240, env=moto.environment(home))
    return network, folder, done


def verdict(answer):
    return {0: "reachable", 1: "unreachable", 2: "undetermined"}.get(answer.returncode, answer.stderr)


# What is asked, what is answered, and what the answer must name.
QUESTIONS = [
    (["--from", "worker", "--to", "internet"], "reachable", "nat-"),
    (["--from", "vault", "--to", "internet"], "unreachable", "isolated"),
    (["--from", "worker", "--to", "store"], "reachable", "pcx-"),
    (["--from", "worker", "--to", "https://store.shop.internal"], "reachable", "10.1.1.10"),
    # Moto lists the routes of a transit gateway without their attachments.
    (["--from", "worker", "--to", "ledger"], "unreachable", "No line of the transit gateway"),
    (["--from", "worker", "--to", "store", "--port", "22"], "unreachable", "group store"),
    (["--from", "internet", "--to", "web"], "unreachable", "group web"),
    (["--from", "203.0.113.7", "--to", "web"], "reachable", "igw-"),
    (["--from", "worker", "--to", f"s3://{BUCKET}"], "unreachable", BUCKET),
]


@pytest.mark.parametrize("question, expected, named", QUESTIONS)
def test_a_captured_account_answers(run, account, question, expected, named):
    answer = run("trace", account[1], *question)
    assert verdict(answer) == expected, answer.stdout
    assert named in " ".join(answer.stdout.split())


def test_the_capture_has_what_was_built(run, account):
    network, folder, done = account
    assert done.returncode == 0, done.stderr
    assert "not given" not in done.stdout, done.stderr
    assert len(NOT_AT_MOTO) < int(re.search(r"(\d+) were there", done.stdout)[1])
    kinds = [one["Type"] for one in json.loads(run("list", folder, "--json").stdout)["Resources"]]
    for kind, count in {
            "AWS::EC2::VPC": 2, "AWS::EC2::Instance": 5, "AWS::EC2::TransitGateway": 1,
            "AWS::EC2::VPCPeeringConnection": 1, "AWS::Route53::HostedZone": 1,
            "AWS::ElasticLoadBalancingV2::LoadBalancer": 1, "AWS::RDS::DBInstance": 1,
            "AWS::EC2::VPNConnection": 1}.items():
        assert kinds.count(kind) == count, (kind, kinds)
    files = {path.name for path in folder.rglob("*.json")}
    assert f"describe-vpc-attribute.{network.shop}.enableDnsHostnames.json" in files
    assert not [path for path in folder.rglob("*") if path.name.startswith(".")]
    # Moto makes up a key for each tunnel.
    connections = next(folder.rglob("describe-vpn-connections.json")).read_text()
    assert "pre_shared_key" not in connections


def test_a_capture_belongs_to_its_owner_alone(account):
    for path in [account[1], *account[1].rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


# With one that misbehaves


class Stub:
    """An aws command of the test's own, and what it was asked.

    It does not load what Python's start-up brings with it: it is run some hundred times.
    """

    def __init__(self, folder, home, binary):
        self.folder, self.home, self.binary = folder, home, binary
        (folder / "bin").mkdir()
        command = folder / "bin" / "aws"
        command.write_text(f"#!/bin/sh\nexec {sys.executable} -SE {STUB} \"$@\"\n")
        command.chmod(0o755)
        self.plan({})

    def plan(self, answers):
        (self.folder / "plan.json").write_text(json.dumps(answers))
        (self.folder / "log").unlink(missing_ok=True)

    @property
    def log(self):
        path = self.folder / "log"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    @property
    def commands(self):
        return [" ".join(entry["arguments"][:2]) for entry in self.log]

    @property
    def environment(self):
        mine = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        return mine | {
            "PATH": f"{self.folder / 'bin'}:/usr/bin:/bin", "HOME": str(self.home),
            "STUB": str(self.folder), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [self.binary, "capture", *map(str, arguments)], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=self.environment | environment)

    def capture(self, *arguments, **environment):
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)


@pytest.fixture
def stub(tmp_path, home, binary):
    folder = tmp_path / "stub"
    folder.mkdir()
    return Stub(folder, home, binary)


TROUBLE = {
    "ec2 describe-vpcs": [{"out": json.dumps({"Vpcs": [
        {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": ACCOUNT},
        {"VpcId": "--output=text", "CidrBlock": "10.1.0.0/16"},
        {"VpcId": "../../../escaped", "CidrBlock": "10.2.0.0/16"}]})}],
    "ec2 describe-subnets": [
        {"err": "\nAn error occurred (RequestLimitExceeded) when calling the X operation\n",
         "exit": 255},
        {"out": '{"Subnets": []}'}],
    "ec2 describe-vpc-endpoints": [refused("DescribeVpcEndpoints")],
    "rds describe-db-instances": [refused("DescribeDBInstances", "AccessDenied")],
    "ec2 describe-instance-connect-endpoints": [
        {"err": "aws: error: argument operation: Invalid choice, valid choices are:\n", "exit": 252}],
    "ec2 describe-vpc-block-public-access-options": [
        {"err": "usage: aws\n\naws: [ERROR]: argument operation: Found invalid choice\n",
         "exit": 252}],
    "ec2 describe-route-tables": [{"out": '{"RouteTables": ['}],
    "ec2 describe-network-acls": [{"err": "\x1b]0;title\x07\x1b[2Jerror: \x1b[31mred\n", "exit": 1}],
    "ec2 describe-addresses": [{"huge": 30_000}],
}


def test_an_account_that_answers_badly(run, stub, tmp_path):
    folder = tmp_path / "snapshot"
    stub.plan(TROUBLE)
    done = stub.capture("-o", folder, "--region", REGION)
    assert done.returncode == 0, done.stderr
    assert "ec2:DescribeVpcEndpoints, rds:DescribeDBInstances" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr and "\x07" not in done.stderr
    assert f"{REGION} " in done.stderr and "█" not in done.stderr, "lines, where there is no terminal"
    assert stub.commands.count("ec2 describe-subnets") == 2
    # What came from the network is neither an option nor a path.
    for entry in stub.log:
        assert not any("escaped" in one or one == "--vpc-id=--output=text"
                       for one in entry["arguments"])
    assert not list(tmp_path.rglob("*escaped*"))
    place = folder / ACCOUNT / REGION
    assert not (place / "describe-route-tables.json").exists()
    assert (place / "describe-addresses.json").stat().st_size > 30_000_000
    found = run("list", folder, "findings")
    assert "\x1b" not in found.stdout
    for words in [
            "the permission ec2:DescribeVpcEndpoints is missing in eu-west-1",
            "the permission rds:DescribeDBInstances is missing",
            "not known to this aws: aws ec2 describe-instance-connect-endpoints",
            "not known to this aws: aws ec2 describe-vpc-block-public-access-options",
            "aws ec2 describe-route-tables", "aws ec2 describe-network-acls", "no known form"]:
        assert words in found.stdout, words
    # Once it is allowed, only what was missing is asked for.
    stub.plan({})
    again = stub.capture("-o", folder, "--region", REGION)
    assert again.returncode == 0, again.stderr
    assert sorted(set(stub.commands)) == [
        "ec2 describe-instance-connect-endpoints", "ec2 describe-network-acls",
        "ec2 describe-route-tables", "ec2 describe-vpc-block-public-access-options",
        "ec2 describe-vpc-endpoints", "rds describe-db-instances", "sts get-caller-identity"]
    left = json.loads(run("list", folder, "--json").stdout)["Findings"]
    assert ["no known form" in one["Message"] for one in left if one["Code"] == "NOT_CAPTURED"] == [
        True]


def is_running(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_children_and_the_next_run_takes_the_rest(run, stub, tmp_path, sent):
    folder = tmp_path / "snapshot"
    stub.plan({"ec2 describe-vpcs": [{"out": "{}", "sleep": 600}]})
    process = stub.start("-o", folder, "--region", REGION, "--jobs", "2")
    deadline = time.monotonic() + 30
    while "ec2 describe-vpcs" not in stub.commands and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == -sent
    assert "the same command takes the rest" in err
    assert not [entry["pid"] for entry in stub.log if is_running(entry["pid"])]
    assert not list(folder.rglob(".*"))
    assert "was not finished" in run("list", folder, "findings").stdout
    if sent == signal.SIGINT:
        stub.plan({})
        assert stub.capture("-o", folder, "--region", REGION).returncode == 0
        assert "was not finished" not in run("list", folder, "findings").stdout


def test_a_terminal_shows_a_bar_for_each_region(stub, tmp_path):
    stub.plan({"ec2 describe-subnets": [{"out": "{}", "sleep": 0.3}]})
    command = [stub.binary, "capture", "-o", tmp_path / "snapshot", "--region", REGION]
    environment = {name: value for name, value in stub.environment.items() if name != "TERM"}
    with Terminal(command, environment=environment) as terminal:
        terminal.wait_for("░")
        assert REGION in terminal.text
        assert terminal.wait_for_exit() == 0
        assert "░" not in terminal.text


def test_a_role_is_assumed_and_its_credentials_are_nowhere_else(stub, tmp_path):
    secret = "the-secret-of-the-role"
    stub.plan({
        "sts assume-role": [{"out": json.dumps({"Credentials": {
            "AccessKeyId": "ASIAROLE", "SecretAccessKey": secret, "SessionToken": secret + "-t"}})}],
        "ec2 describe-regions": [{"out": json.dumps({"Regions": [
            {"RegionName": "eu-north-1"}, {"RegionName": REGION}]})}],
        "ec2 describe-vpcs": [{"out": secret, "exit": 0}]})
    folder = tmp_path / "snapshot"
    done = stub.capture(
        "-o", folder, "--profile", "shop", "--all-regions", "--jobs", "8",
        "--role-arn", "arn:aws:iam::123456789012:role/Reader", AWS_DEFAULT_REGION=REGION)
    assert done.returncode == 0, done.stderr
    first, *others = [
        entry for entry in stub.log if entry["arguments"][0] != "configure"]
    assert first["arguments"][:2] == ["sts", "assume-role"]
    assert "--profile=shop" in first["arguments"]
    for entry in others:
        assert entry["environment"]["AWS_SECRET_ACCESS_KEY"] == secret
        assert not any("profile" in one or secret in one for one in entry["arguments"])
    assert {one["environment"]["AWS_PROFILE"] for one in others} == {"shop"}
    regions = {part.name for part in (folder / ACCOUNT).iterdir()}
    assert regions == {"eu-north-1", REGION, "global"}
    for path in folder.rglob("*.json"):
        assert secret not in path.read_text()
    assert secret not in done.stdout + done.stderr


# Before anything is asked


def test_without_the_command_it_says_what_to_install(stub, tmp_path):
    done = stub.capture("-o", tmp_path / "snapshot", "--region", REGION, PATH="/nonexistent")
    assert done.returncode == 66
    assert 'there is no "aws" in PATH' in done.stderr
    assert not (tmp_path / "snapshot").exists()


@pytest.mark.parametrize("arguments, words", [
    (["--region=--output"], "no name of a region"),
    (["--region", REGION, "--bucket", "../x"], "no name of a bucket"),
    (["--region", REGION, "--role-arn", "x"], "no ARN of a role"),
])
def test_names_of_no_known_form_are_refused(stub, tmp_path, arguments, words):
    done = stub.capture("-o", tmp_path / "snapshot", *arguments)
    assert done.returncode == 64
    assert words in done.stderr
    assert stub.log == []


def test_without_credentials_it_says_how_to_sign_in(stub, tmp_path):
    stub.plan({
        "sts get-caller-identity": [
            {"err": "\nUnable to locate credentials. You can configure credentials\n", "exit": 253}],
        "configure get": [{"out": "eu-west-1\n"}]})
    done = stub.capture("-o", tmp_path / "snapshot")
    assert done.returncode == 74
    assert "Unable to locate credentials" in done.stderr and "aws sso login" in done.stderr
    assert not (tmp_path / "snapshot").exists()


def test_without_a_region_it_asks_for_one(stub, tmp_path):
    stub.plan({"configure get": [{"exit": 1}]})
    done = stub.capture("-o", tmp_path / "snapshot")
    assert done.returncode == 64
    assert "--region" in done.stderr


def test_a_folder_with_other_files_is_left_alone(stub, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "notes.txt").write_text("mine")
    for arguments in ([], ["--fresh"]):
        done = stub.capture("-o", tmp_path / "own", "--region", REGION, *arguments)
        assert done.returncode == 64
        assert "no capture" in done.stderr
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["notes.txt"]


def test_the_policy_is_that_of_the_documents(run):
    assert run("capture", "--policy").stdout == (ROOT / "docs" / "capture-policy.json").read_text()


# Redacted, and live


def test_a_redacted_capture_answers_the_same(run, account, stub, tmp_path):
    """The same account once more, from the files of the capture, with everything replaced."""
    folder = account[1]
    redacted = tmp_path / "redacted"
    stub.plan({"configure get": [{"exit": 1}]})
    done = stub.capture(
        "-o", redacted, "--redact", "--region", REGION, "--bucket", BUCKET, "--jobs", "8",
        REPLAY=str(folder), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    everything = "".join(path.read_text() for path in redacted.rglob("*.json"))
    everything += " ".join(str(path.relative_to(redacted)) for path in redacted.rglob("*"))
    # Moto takes Elastic IPs out of 127.0.0.0/8, which is nobody's own.
    secrets = [ACCOUNT, "203.0.113", "worker", "offices", "the office", BUCKET, "front", "orders"]
    for secret in secrets:
        assert not re.search(rf"\b{secret}\b", everything), secret

    def resources(path):
        listed = json.loads(run("list", path, "--json").stdout)["Resources"]
        return {one["Id"]: one for one in listed}

    before, after = resources(folder), resources(redacted)
    # What has an id of AWS's keeps it.
    kept = {id for id in before if "-" in id and not id.startswith(("net/", "app/"))} & set(after)
    assert len(kept) > 30
    names = {before[id]["Name"]: after[id]["Name"] for id in kept if before[id].get("Name")}
    assert names["worker"] != "worker" and len(names) > 10
    bucket = next(redacted.rglob("get-bucket-policy.*")).name
    new = names | {
        f"s3://{BUCKET}": "s3://" + bucket.removeprefix("get-bucket-policy.").removesuffix(".json"),
        "203.0.113.7": offices(redacted)}
    for question, expected, _ in QUESTIONS:
        again = [new.get(word, word) for word in question]
        answer = run("trace", redacted, *again)
        assert verdict(answer) == expected, (again, answer.stdout, answer.stderr)


def offices(folder):
    """An address of the office, as it is now: the account's own prefix list holds it."""
    for path in folder.rglob("get-managed-prefix-list-entries.*"):
        for entry in json.loads(path.read_text()).get("Entries", []):
            if entry["Cidr"].endswith("/28"):
                return str(ipaddress.ip_network(entry["Cidr"])[7])
    raise AssertionError("no prefix list of the account's own")


def test_live_captures_and_opens(stub, home, run, tmp_path):
    stub.plan({"ec2 describe-vpcs": [{"out": json.dumps({"Vpcs": [
        {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": ACCOUNT,
         "Tags": [{"Key": "Name", "Value": "shop"}]}]})}]})
    command = [stub.binary, "--live", "--region", REGION, "--profile", "../dev"]
    with Terminal(command, size=(100, 30), environment=stub.environment) as terminal:
        terminal.wait_for("shop")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.was_given_back()
    folder = home / ".cache" / "waylight" / "live" / "___dev"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / ACCOUNT / REGION / "describe-vpcs.json").exists()


def test_an_earlier_live_capture_stays_until_the_next_is_whole(stub, home, run):
    folder = home / ".cache" / "waylight" / "live" / "default"
    command = [stub.binary, "--live", "--region", REGION]

    def explore(name):
        stub.plan({"ec2 describe-vpcs": [{"out": json.dumps({"Vpcs": [
            {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": ACCOUNT,
             "Tags": [{"Key": "Name", "Value": name}]}]})}]})
        with Terminal(command, size=(100, 30), environment=stub.environment) as terminal:
            terminal.wait_for(name)
            terminal.press("q")
            assert terminal.wait_for_exit() == 0

    explore("shop")
    stub.plan({
        "sts get-caller-identity": [{"err": "Unable to locate credentials", "exit": 253}]})
    failed = run("--live", "--region", REGION, **stub.environment)
    assert failed.returncode == 74
    assert re.search(rf"the capture of \d{{4}}-\S+Z is still there: waylight {folder}", failed.stderr)
    assert "shop" in (folder / ACCOUNT / REGION / "describe-vpcs.json").read_text()
    explore("market")
    assert "market" in (folder / ACCOUNT / REGION / "describe-vpcs.json").read_text()
    assert [entry.name for entry in folder.parent.iterdir()] == ["default"]


def test_live_ends_by_ctrl_c_before_it_opens(stub):
    stub.plan({"ec2 describe-vpcs": [{"out": "{}", "sleep": 600}]})
    command = [stub.binary, "--live", "--region", REGION]
    with Terminal(command, environment=stub.environment) as terminal:
        terminal.wait_for("describe-vpcs")
        deadline = time.monotonic() + 20
        while "ec2 describe-vpcs" not in stub.commands and time.monotonic() < deadline:
            time.sleep(0.02)
        terminal.press("<C-c>")
        assert terminal.wait_for_exit() in (-signal.SIGINT, 128 + signal.SIGINT)
        assert terminal.was_given_back()
    assert not [entry["pid"] for entry in stub.log if is_running(entry["pid"])]


@pytest.mark.parametrize("arguments", [["--live", "snapshot"], ["--region", REGION]])
def test_live_goes_without_a_path_and_its_options_with_it(run, arguments):
    assert run(*arguments).returncode == 64
