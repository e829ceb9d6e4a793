"""Where the program is, and how the tests run it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from terminal import Terminal  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def binary():
    """The program: WAYLIGHT_BINARY, else the debug build."""
    path = Path(os.environ.get("WAYLIGHT_BINARY") or ROOT / ".build" / "debug" / "waylight")
    if not path.exists():
        pytest.exit(f"no program at {path}: run `swift build`, or set WAYLIGHT_BINARY", returncode=2)
    return path


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home, so that nobody's own configuration is read or changed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    return tmp_path


@pytest.fixture
def run(binary, home):
    """Runs the program without a terminal: run("trace", path, "--json").stdout."""

    def run(*arguments, stdin="", timeout=60, **environment):
        return subprocess.run(
            [str(binary), *map(str, arguments)], input=stdin, capture_output=True, text=True,
            timeout=timeout, cwd=ROOT,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **environment})

    return run


@pytest.fixture
def explore(binary, home):
    """Runs the program in a terminal: with explore("PATH", size=(120, 40)) as terminal."""

    def explore(*arguments, size=(80, 24), folder=ROOT, **environment):
        return Terminal([binary, *arguments], size, environment, folder)

    return explore


@pytest.fixture(scope="session")
def samples(root):
    """Every bundled sample's file."""
    found = sorted((root / "sample-topologies").glob("*/topology.yaml"))
    assert found, "no sample-topologies/*/topology.yaml"
    return found
