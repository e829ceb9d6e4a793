"""What holds for every command: help, usage errors, and where output goes."""

import pytest


def test_help_is_on_standard_output(run):
    answer = run("--help")
    assert answer.returncode == 0
    assert "USAGE: waylight" in answer.stdout
    assert answer.stderr == ""


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["help", "--no-such-option"]])
def test_a_usage_error_is_64_and_on_standard_error(run, arguments):
    answer = run(*arguments)
    assert answer.returncode == 64
    assert answer.stdout == ""
    assert "Error" in answer.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_written_for_the_shells(run, shell):
    answer = run("--generate-completion-script", shell)
    assert answer.returncode == 0
    assert "waylight" in answer.stdout
