"""The documents against the program: no stale name of a file, a command or an option."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = ROOT / "docs" / "waylight.1"
NOT_FOR_PEOPLE = {"version", "help", "generate-completion-script", "experimental-dump-help"}


def manual_text():
    """The manual's words without mdoc's marks: `.Fl -from Ar x` has `--from`."""
    text = MANUAL.read_text(encoding="utf-8")
    return re.sub(r"\bFl (?:Cm )?-", "--", text).replace("\\&", "")


def subcommands(run):
    listed = run("--help").stdout.partition("SUBCOMMANDS:")[2]
    names = re.findall(r"^  ([a-z][a-z-]*)(?: \(default\))?(?: |$)", listed, re.MULTILINE)
    return [name for name in names if name != "help"]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_path_in_a_document_is_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    named = re.findall(r"`((?:Sources|Tests|Scripts|docs|schemas|themes|sample-topologies)/[\w./-]*)`", text)
    linked = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    missing = [path for path in named + linked if not (ROOT / path).exists()]
    assert not missing


def test_the_manual_is_well_formed():
    groff = shutil.which("groff")
    if not groff:
        pytest.skip("groff is not installed")
    answer = subprocess.run(
        [groff, "-mdoc", "-Tascii", "-ww", MANUAL], capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0
    assert answer.stderr == ""


def test_the_manual_has_every_command_and_option(run):
    manual = manual_text()
    missing = []
    for command in ["", *subcommands(run)]:
        if command and not re.search(rf"^\.(?:It )?Cm {command}\b|\| {command}\b", manual, re.MULTILINE):
            missing.append(command)
        usage = run(*(["help", command] if command else ["--help"])).stdout
        options = re.findall(r"^ {2}(?:-\w, )?(?:-\w )?--([a-z-]+)", usage, re.MULTILINE)
        missing += [
            f"{command} --{option}" for option in options
            if option not in NOT_FOR_PEOPLE and f"--{option}" not in manual]
    assert not missing, f"docs/waylight.1 lacks {missing}"


def test_keys_and_options_in_the_documents_are_those_of_the_program(binary):
    answer = subprocess.run(
        [ROOT / "Scripts" / "refresh-documents", "--check", "--program", binary, "texts"],
        capture_output=True, text=True, timeout=60)
    assert answer.returncode == 0, answer.stderr
