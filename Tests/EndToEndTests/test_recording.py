"""Recordings and pictures: what they hold is what was shown."""

import json
import subprocess
import xml.etree.ElementTree as xml

import pytest

from terminal import Screen, Stream

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat"
SCRIPT = """\
:size 100x30
:theme dark
:pace 100ms
:from worker
:to s3
:wait 1s
<Home>nn
:wait 600ms
p
:wait
:wait 2s
"""


def events(path):
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    return json.loads(header), [json.loads(row) for row in rows]


def played(header, rows):
    """The last screen of a recording, as a terminal shows it."""
    screen = Screen(header["width"], header["height"])
    stream = Stream(screen)
    for _, kind, data in rows:
        if kind == "o":
            stream.feed(data.encode())
        else:
            columns, lines = data.split("x")
            screen.resize(int(lines), int(columns))
    return [line.rstrip() for line in screen.display]


def test_a_scripts_recording_has_its_times_and_shows_its_screens(run, tmp_path):
    script = tmp_path / "a.script"
    script.write_text(SCRIPT + f":save-screen {tmp_path}/end.txt\n")
    done = run(SAMPLE, "--script", script, "--record", tmp_path / "a.cast")
    assert done.returncode == 0, done.stderr
    header, rows = events(tmp_path / "a.cast")
    assert header["version"] == 2
    times = [row[0] for row in rows]
    assert times == sorted(times)
    # A second, three keys and the pause; then a hop each 600 ms, and two seconds at the end.
    played_for = round((times[-1] - 1 - 0.3 - 0.6 - 2) * 1000)
    assert played_for > 0 and played_for % 600 == 0
    shown = [line.rstrip() for line in (tmp_path / "end.txt").read_text().splitlines()]
    assert played(header, rows) == shown


def test_the_same_script_gives_the_same_bytes(run, tmp_path):
    script = tmp_path / "a.script"
    script.write_text(SCRIPT)
    for ending in ("cast", "svg"):
        files = [tmp_path / f"{number}.{ending}" for number in "12"]
        for file, language in zip(files, ["C.UTF-8", "ja_JP.UTF-8"]):
            done = run(SAMPLE, "--script", script, "--record", file, LC_ALL=language)
            assert done.returncode == 0, done.stderr
        assert files[0].read_bytes() == files[1].read_bytes()


def test_a_live_session_is_recorded(explore, tmp_path):
    cast = tmp_path / "live.cast"
    with explore(SAMPLE, "--record", cast, size=(100, 30)) as terminal:
        terminal.wait_for("1 Network")
        terminal.press("?")
        terminal.wait_for("Help").wait_until_idle()
        shown = terminal.lines
        terminal.resize(90, 28)
        terminal.wait_until_idle()
        header, rows = events(cast)
        assert (header["width"], header["height"]) == (100, 30)
        kinds = [row[1] for row in rows]
        assert "90x28" in [row[2] for row in rows if row[1] == "r"]
        assert played(header, rows[:kinds.index("r")]) == shown
        assert played(header, rows) == terminal.lines
        terminal.press("<Esc>", "q")
        assert terminal.wait_for_exit() == 0


def test_a_recording_that_cannot_be_written_is_told(explore):
    with explore(SAMPLE, "--record", "/nonexistent/a.cast") as terminal:
        assert terminal.wait_for_exit() == 74
        assert "/nonexistent/a.cast" in terminal.text


def test_a_recording_is_written_over_with_force_alone(run, explore, tmp_path):
    script = tmp_path / "a.script"
    script.write_text(SCRIPT)
    cast = tmp_path / "a.cast"
    cast.write_text("kept")
    done = run(SAMPLE, "--script", script, "--record", cast)
    assert done.returncode == 74
    assert done.stderr.splitlines() == [
        f"waylight: {cast}: the file is there already", "  --force writes over it"]
    with explore(SAMPLE, "--record", cast) as terminal:
        assert terminal.wait_for_exit() == 74
        assert "--force writes over it" in terminal.text
    assert cast.read_text() == "kept"
    assert run(SAMPLE, "--script", script, "--record", cast, "--force").returncode == 0
    assert events(cast)[0]["version"] == 2


def test_a_moving_picture_is_well_formed_and_needs_nothing_else(run, tmp_path):
    script = tmp_path / "a.script"
    script.write_text(SCRIPT)
    picture = tmp_path / "a.svg"
    assert run(SAMPLE, "--script", script, "--record", picture).returncode == 0
    root = xml.parse(picture).getroot()
    assert root.tag.endswith("svg")
    text = picture.read_text(encoding="utf-8")
    assert "@keyframes" in text and "prefers-reduced-motion" in text
    assert "<script" not in text and "href" not in text and "@import" not in text


def test_the_screen_is_exported_as_a_picture(explore, tmp_path):
    picture = tmp_path / "shown.svg"
    with explore(SAMPLE, size=(100, 30)) as terminal:
        terminal.wait_for("1 Network")
        terminal.press(":", f"export svg {picture}", "<Enter>")
        terminal.wait_for("Written to")
        # A file that is there is somebody's, unless they say that it is not.
        before = picture.read_bytes()
        terminal.press("j", ":", f"export svg {picture}", "<Enter>")
        terminal.wait_for("is there already")
        assert picture.read_bytes() == before
        terminal.press(":", f"export! svg {picture}", "<Enter>")
        terminal.wait_for("Written to")
        assert picture.read_bytes() != before
    texts = "".join(xml.parse(picture).getroot().itertext())
    assert "Network" in texts and "main" in texts


@pytest.mark.parametrize("command", ["save-screen", "save-styles", "export", "export svg"])
def test_a_script_overwrites_a_file_only_when_it_says_so(run, tmp_path, command):
    script, file = tmp_path / "a.script", tmp_path / "kept.txt"
    file.write_text("mine\n")
    script.write_text(f":{command} {file}\n")
    done = run(SAMPLE, "--script", script)
    assert done.returncode == 1
    assert f"{script}:1: {file} is there already" in done.stderr
    assert file.read_text() == "mine\n"
    name, _, form = command.partition(" ")
    script.write_text(f":{name}! {form} {file}\n")
    done = run(SAMPLE, "--script", script)
    assert done.returncode == 0, done.stderr
    assert file.read_text() != "mine\n"


def test_the_pictures_of_the_documents_are_what_their_scripts_draw(binary, root):
    """That they are fresh is for .ci/run to say; here, that they can be drawn at all."""
    answer = subprocess.run(
        [root / "Scripts" / "refresh-documents", "--check", "--program", binary, "pictures"],
        capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0 or answer.stderr.startswith("stale:"), answer.stderr
