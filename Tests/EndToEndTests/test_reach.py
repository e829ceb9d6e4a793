"""What the program can reach: the files that are named, and nothing else.

Two looks at it. The sources: nothing outside of the capture starts a program or opens a connection, and
nothing but a few files opens files to write. And the system's own record of runs on hostile files, where
strace is installed: it shows what these runs did, not what none can do.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [path for path in sorted((ROOT / "Sources").rglob("*"))
           if path.suffix in {".swift", ".c", ".h", ".cpp"}]
CORPUS = ROOT / "Tests" / "Fuzzing" / "Corpus"


def files_with(pattern):
    """The sources with such a call: no method, case or function of our own that is called the same."""
    found = re.compile(r"(?<![\w.])(?<!case )(?<!func )(?:" + pattern + ")")
    return {
        str(path.relative_to(ROOT / "Sources")) for path in SOURCES
        if any(found.search(line) for line in path.read_text(encoding="utf-8").splitlines()
               if not line.lstrip().startswith(("//", "*")))}


def test_the_capture_alone_starts_programs():
    assert files_with(
        r"(posix_spawnp?|v?fork|clone3?|exec[lv]p?e?|system|popen|dlopen)\s*\(|Process\(\)"
    ) == {"AccountCapture/Running/ChildProcess.swift"}


def test_nothing_opens_a_connection():
    assert files_with(
        r"(Glibc\.)?(socket|socketpair|getaddrinfo|gethostbyname|res_query)\s*\("
        r"|URLSession|NSURLConnection|CFSocket") == set()


def test_few_files_open_others_to_write():
    assert files_with(r"O_(WRONLY|RDWR|CREAT)\b|fopen\s*\(") == {
        "AccountCapture/Writing/CaptureFolder.swift",
        # The terminal itself.
        "CNcurses/guard.c", "CNcurses/screen.c",
        "waylight/Exploring/RecordingFile.swift", "waylight/Exploring/TextFile.swift",
    }


STRACE = shutil.which("strace")


@pytest.mark.skipif(not STRACE, reason="strace is not installed")
@pytest.mark.parametrize("arguments", [
    *[["list", path] for path in sorted(CORPUS.glob("[dt]*/*")) if path.parent.name != "theme"],
    ["convert", CORPUS / "topology" / "escapes.yaml"],
    ["check", ROOT / "sample-topologies" / "nat-instance", "-f", CORPUS / "expectations" / "bad.yaml"],
], ids=lambda arguments: f"{arguments[0]}-{arguments[-1].parent.name}-{arguments[-1].name}")
def test_a_run_on_a_hostile_file_reaches_nothing_else(binary, home, tmp_path, arguments):
    record = tmp_path / "record"
    answer = subprocess.run(
        [STRACE, "-f", "-qq", "-e", "trace=execve,socket,connect,open,openat,creat,unlink,rename,mkdir",
         "-o", record, binary, *arguments], capture_output=True, timeout=120, cwd=ROOT)
    if not record.exists() or "ptrace" in answer.stderr.decode(errors="replace"):
        pytest.skip("strace may not trace here")
    calls = record.read_text(encoding="utf-8", errors="replace").splitlines()
    assert sum("execve(" in call for call in calls) == 1
    assert not [call for call in calls if re.search(r"\b(socket|connect)\(", call)]
    changing = [call for call in calls
                if re.search(r"O_WRONLY|O_RDWR|O_CREAT|\b(creat|unlink|rename|mkdir)\(", call)]
    assert not [call for call in changing if '"/dev/tty"' not in call and '"/dev/null"' not in call]
