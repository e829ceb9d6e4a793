"""What a shell offers while a command is typed: in bash itself, and in what the others run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = "sample-topologies/gateway-endpoint-beside-nat"
# Fills in what bash does when Tab is pressed, and prints what it would offer.
DRIVER = """
source "$SCRIPT"
COMP_WORDS=(%s)
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE="${COMP_WORDS[*]}"
COMP_POINT=${#COMP_LINE}
COMP_TYPE=9
COMPREPLY=()
_waylight "${COMP_WORDS[0]}" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>"$ERRORS"
printf '%%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="session")
def scripts(binary, tmp_path_factory):
    folder = tmp_path_factory.mktemp("completions")
    for shell in ("bash", "zsh", "fish"):
        text = subprocess.run(
            [binary, "--generate-completion-script", shell], capture_output=True, check=True).stdout
        (folder / shell).write_bytes(text)
    return folder


@pytest.fixture
def offered(binary, scripts, home, tmp_path):
    """What bash offers for the last of some words: offered("trace", PATH, "--from", "w")."""
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")

    def offered(*words, folder=ROOT, **variables):
        errors = tmp_path / "errors"
        quoted = " ".join(f"'{word}'" for word in [binary, *words])
        answer = subprocess.run(
            ["bash", "--norc", "-c", DRIVER % quoted], capture_output=True, text=True, timeout=60,
            cwd=folder, env={
                **os.environ, "LC_ALL": "C.UTF-8", "SCRIPT": str(scripts / "bash"),
                "ERRORS": str(errors), **variables})
        assert answer.stderr == "" and errors.read_text() == ""
        return [line for line in answer.stdout.splitlines() if line]

    return offered


def test_bash_completes_the_ends_of_a_path_from_the_input(offered):
    assert offered("trace", SAMPLE, "--from", "wo") == ["worker"]
    assert "public-a" in offered("trace", SAMPLE, "--from", "")
    assert {"s3", "dynamodb", "internet"} <= set(offered("trace", SAMPLE, "--to", ""))
    assert "ecr.api" in offered("trace", SAMPLE, "--to", "ecr")
    assert offered("trace", SAMPLE, "--from", "i-wo") == ["i-worker"]
    # Without a network there is what every network has.
    assert offered("trace", "--from", "") == ["internet", "onprem"]


def test_bash_completes_choices(offered):
    assert offered("trace", "--format", "s") == ["svg"]
    assert set(offered("matrix", "--format", "")) == {"text", "csv", "json", "html"}
    assert offered("list", SAMPLE, "rtb") == ["rtb"]
    assert "findings" in offered("list", SAMPLE, "fi")
    assert offered("routes", SAMPLE, "priv") == ["private", "private-a", "private-c"]
    assert "nat-instance" in offered("samples", "nat")
    assert offered("explore", "--theme", "da") == ["dark"]
    assert offered("trace", "--lang", "") == ["en", "ja"]
    assert offered("trace", "--protocol", "icmp") == ["icmp", "icmpv6"]


def test_bash_completes_files(offered, tmp_path):
    (tmp_path / "network").mkdir()
    (tmp_path / "network" / "vpcs.json").write_text("{}", encoding="utf-8")
    assert offered("list", "net", folder=tmp_path) == ["network"]
    assert offered("list", "network/", folder=tmp_path) == ["network/vpcs.json"]
    assert offered("trace", "net", folder=tmp_path) == ["network"]


def test_bash_completes_profiles_and_regions(offered, tmp_path):
    configuration, credentials = tmp_path / "config", tmp_path / "credentials"
    configuration.write_text(
        "[default]\nregion = eu-west-1\n[profile shop]\n[sso-session corp]\n[profile 'odd one']\n",
        encoding="utf-8")
    credentials.write_text("[old]\naws_access_key_id = AKIAEXAMPLE\n", encoding="utf-8")
    files = {
        "AWS_CONFIG_FILE": str(configuration), "AWS_SHARED_CREDENTIALS_FILE": str(credentials)}
    assert offered("capture", "--profile", "", **files) == ["default", "old", "shop"]
    assert offered("capture", "--region", "ap-northeast-", **files) == [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3"]
    assert offered("capture", "--profile", "", AWS_CONFIG_FILE="/nowhere") == []


@pytest.mark.parametrize("text", ["", "{", "waylight: 1\nvpcs: [", "\x00\x01", None])
def test_an_input_that_cannot_be_read_offers_what_every_network_has(offered, tmp_path, text):
    file = tmp_path / "input"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert offered("trace", file, "--from", "") == ["internet", "onprem"]


def test_names_that_a_shell_would_run_are_never_offered(offered, tmp_path):
    mark = tmp_path / "mark"
    names = [f"$(touch {mark})", f"`touch {mark}`", "a;b", "{x,y}", "*", "~root", "a b", "-rf",
             "new\\nline", "esc\\x1b[31m", "${HOME}", "quote'"]
    lines = "".join(
        f'      "{name}": {{id: i-0000000{index:x}, subnet: s}}\n' for index, name in enumerate(names))
    file = tmp_path / "network.yaml"
    file.write_text(
        "waylight: 1\nvpcs:\n  v:\n    cidr: 10.0.0.0/16\n    subnets: {s: {cidr: 10.0.0.0/24}}\n"
        "    instances:\n" + lines, encoding="utf-8")
    words = offered("trace", file, "--from", "")
    assert set(words) == {"internet", "onprem", "s"} | {
        f"i-0000000{index:x}" for index in range(len(names))}
    assert not mark.exists()


def test_bash_completes_what_opens_the_explorer(offered, tmp_path):
    (tmp_path / "network").mkdir()
    assert offered("net", folder=tmp_path) == ["network"]
    assert offered("tra") == ["trace"]
    assert offered(SAMPLE, "--from", "wo") == ["worker"]
    assert offered(SAMPLE, "--theme", "da") == ["dark"]
    assert offered("--lang", "j") == ["ja"]
    assert "--plain" in offered(SAMPLE, "--p")


@pytest.fixture
def shell_with(scripts, binary, home):
    """A shell that is typed into, with the program on its path: shell_with("zsh")."""

    def shell_with(shell):
        if not shutil.which(shell):
            pytest.skip(f"{shell} is not installed")
        programs = home / "bin"
        programs.mkdir()
        (programs / "waylight").symlink_to(binary.resolve())
        variables = {
            "PATH": f"{programs}:{os.environ['PATH']}", "ZDOTDIR": str(home),
            "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "TERM": "vt100"}
        if shell == "zsh":
            (home / "functions").mkdir()
            shutil.copy(scripts / "zsh", home / "functions" / "_waylight")
            (home / ".zshrc").write_text(
                f"fpath=({home}/functions $fpath)\nautoload -Uz compinit && compinit -u\n"
                "PROMPT='ready> '\n", encoding="utf-8")
            command = ["zsh", "-i"]
        else:
            (home / "fish" / "completions").mkdir(parents=True)
            shutil.copy(scripts / "fish", home / "fish" / "completions" / "waylight.fish")
            (home / "fish" / "config.fish").write_text(
                "function fish_prompt; printf 'ready> '; end\nset -g fish_greeting\n",
                encoding="utf-8")
            command = ["fish", "-i"]
        return Terminal(command, (100, 30), variables, ROOT)

    return shell_with


@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.parametrize(
    "typed, completed",
    [
        ("waylight tra", "waylight trace"),
        ("waylight sample-topol", "waylight sample-topologies/"),
        (f"waylight {SAMPLE} --from wo", f"waylight {SAMPLE} --from worker"),
        (f"waylight trace {SAMPLE} --from wo", f"waylight trace {SAMPLE} --from worker"),
        (f"waylight trace {SAMPLE} --to ecr.a", f"waylight trace {SAMPLE} --to ecr.api"),
        ("waylight trace --forma", "waylight trace --format"),
        ("waylight trace --format me", "waylight trace --format mermaid"),
        ("waylight explore --theme da", "waylight explore --theme dark"),
        ("waylight samples nat", "waylight samples nat-instance"),
        ("waylight list sample-topol", "waylight list sample-topologies/"),
    ])
def test_a_shell_completes_what_is_typed(shell_with, shell, typed, completed):
    with shell_with(shell) as terminal:
        terminal.wait_for("ready>")
        terminal.send(typed + "\t")
        terminal.wait_for(completed)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_scripts_of_other_shells_ask_the_program(scripts, shell):
    text = (scripts / shell).read_text(encoding="utf-8")
    assert "---completion trace -- --from" in text
    if shutil.which(shell):
        subprocess.run([shell, "-n", scripts / shell], check=True, timeout=60)
