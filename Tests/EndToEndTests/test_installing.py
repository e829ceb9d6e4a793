"""`make install`: everything is in its place, and the installed program finds it."""

import os
import shutil
import subprocess

import pytest


@pytest.fixture(scope="session")
def prefix(root, binary, tmp_path_factory):
    """A place that the program was installed into, from the build there is."""
    staging = tmp_path_factory.mktemp("staging")
    done = subprocess.run(
        ["make", "install", f"DESTDIR={staging}", "PREFIX=/opt/waylight", f"BINARY={binary}"],
        cwd=root, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return staging / "opt" / "waylight"


@pytest.fixture
def installed(prefix, home, tmp_path):
    """Runs the installed program, far from the checkout."""

    def installed(*arguments, **environment):
        folder = tmp_path / "elsewhere"
        folder.mkdir(exist_ok=True)
        variables = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [prefix / "bin" / "waylight", *map(str, arguments)], cwd=folder,
            env=variables | environment, capture_output=True, text=True, timeout=60)

    return installed


def test_every_file_is_in_its_place(prefix, root):
    for path in ["bin/waylight", "share/man/man1/waylight.1",
                 "share/bash-completion/completions/waylight",
                 "share/zsh/site-functions/_waylight",
                 "share/fish/vendor_completions.d/waylight.fish",
                 "share/waylight/schemas/topology.schema.json",
                 "share/waylight/schemas/trace.schema.json"]:
        assert (prefix / path).stat().st_size > 0, path
    for folder in ("themes", "sample-topologies", "schemas"):
        mine = {path.name for path in (root / folder).iterdir()}
        assert {path.name for path in (prefix / "share/waylight" / folder).iterdir()} == mine
    assert os.access(prefix / "bin/waylight", os.X_OK)


def test_it_finds_themes_samples_and_schemas(installed, prefix):
    themes = installed("themes")
    assert themes.returncode == 0, themes.stderr
    for name in ("dark", "light", "high-contrast", "colour-blind", "mono", "terminal"):
        assert f"{prefix}/share/waylight/themes/{name}.yaml" in themes.stdout
    samples = installed("samples").stdout
    assert "gateway-endpoint-beside-nat" in samples and "session-manager-without-nat" in samples
    text = installed("samples", "gateway-endpoint-beside-nat").stdout
    assert text.startswith("#") or "waylight: 1" in text
    paths = installed("paths").stdout
    for line in (f"{prefix}/share/waylight/{name}" for name in (
            "themes", "sample-topologies", "schemas")):
        row = next(row for row in paths.splitlines() if line in row)
        assert "not there" not in row


def test_a_script_runs_on_an_installed_sample_in_an_installed_theme(installed, prefix, tmp_path):
    script = tmp_path / "a.script"
    script.write_text(":from worker\n:to s3\n:assert reachable\n")
    sample = prefix / "share/waylight/sample-topologies/gateway-endpoint-beside-nat"
    done = installed(sample, "--script", script, "--theme", "dark")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("shell, path, check", [
    ("bash", "share/bash-completion/completions/waylight", ["-n"]),
    ("zsh", "share/zsh/site-functions/_waylight", ["-n"]),
    ("fish", "share/fish/vendor_completions.d/waylight.fish", ["--no-execute"]),
])
def test_completions_are_for_every_command(prefix, shell, path, check):
    text = (prefix / path).read_text(encoding="utf-8")
    for command in ("trace", "routes", "list", "samples", "themes", "keys", "paths"):
        assert command in text
    if program := shutil.which(shell):
        done = subprocess.run([program, *check, prefix / path], capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr


def test_uninstalling_takes_it_all_away(root, binary, tmp_path):
    place = [f"DESTDIR={tmp_path}", "PREFIX=/usr", f"BINARY={binary}"]
    for goal in ("install", "uninstall"):
        done = subprocess.run(
            ["make", goal, *place], cwd=root, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
