"""How the explorer treats the terminal, whatever happens to it."""

import os
import re
import signal
import time
from pathlib import Path

import pytest

from terminal import Terminal

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat"
LEAVING = ["HUP", "QUIT", "TERM"]
FAULTS = ["ABRT", "SEGV", "ILL", "BUS", "TRAP", "FPE"]


@pytest.fixture
def traced(explore):
    """The explorer, with worker's path to S3 on the map."""

    def traced(*arguments, size=(120, 40), **environment):
        terminal = explore(
            SAMPLE, "--from", "worker", "--to", "s3", *arguments, size=size, **environment)
        return terminal.wait_for("reachable").wait_until_idle()

    return traced


def shown_at_the_end(terminal):
    """What was written after the screen had been given back."""
    return terminal.bytes.rpartition(b"\x1b[?1049l")[2].decode()


# signals


@pytest.mark.parametrize("name", ["INT", *LEAVING, *FAULTS])
def test_the_terminal_is_given_back_and_the_signal_is_the_exit_status(traced, name):
    number = getattr(signal, f"SIG{name}")
    with traced() as terminal:
        terminal.signal(number)
        assert terminal.wait_for_exit() == -number
        assert terminal.left_behind() == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_says_where_its_log_is(traced, home, name):
    with traced() as terminal:
        terminal.signal(getattr(signal, f"SIG{name}"))
        terminal.wait_for_exit()
        last = shown_at_the_end(terminal)
    log = home / ".local/state/waylight/waylight.log"
    assert last.strip().endswith(f"was ended by SIG{name}. Log: {log}")
    assert f"ended by SIG{name}" in log.read_text()


@pytest.mark.parametrize("name", LEAVING)
def test_a_signal_from_outside_is_no_fault_and_leaves_no_log(traced, home, name):
    with traced() as terminal:
        terminal.signal(getattr(signal, f"SIG{name}"))
        terminal.wait_for_exit()
        assert f"was ended by SIG{name}." in shown_at_the_end(terminal)
    assert not (home / ".local/state/waylight/waylight.log").exists()


@pytest.mark.parametrize("name", [*LEAVING, "SEGV"])
def test_a_log_that_was_asked_for_is_named_after_every_signal(traced, tmp_path, name):
    log = tmp_path / "session.log"
    with traced("--log", log) as terminal:
        terminal.signal(getattr(signal, f"SIG{name}"))
        terminal.wait_for_exit()
        assert f"Log: {log}" in shown_at_the_end(terminal)
    first, *_, last = log.read_text().splitlines()
    assert first.startswith("waylight ") and last.endswith(f"ended by SIG{name}.")


def test_the_last_line_is_in_the_persons_language(explore):
    with explore(SAMPLE, "--lang", "ja") as terminal:
        terminal.wait_for("1 ネットワーク")
        terminal.signal(signal.SIGSEGV)
        terminal.wait_for_exit()
        assert "は SIGSEGV で終了しました。ログ: /" in shown_at_the_end(terminal)


def test_ctrl_c_leaves_as_an_interrupt_does(traced):
    with traced() as terminal:
        terminal.press("<C-c>")
        assert terminal.wait_for_exit() == -signal.SIGINT
        assert terminal.left_behind() == []


def test_standard_error_is_kept_from_the_screen_and_shown_afterwards(traced):
    with traced() as terminal:
        before = len(terminal.bytes)
        Path(f"/proc/{terminal.process.pid}/fd/2").write_text("a warning of a library\n")
        terminal.press("j")
        terminal.wait_until_idle()
        assert b"a warning" not in terminal.bytes[before:]
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert "a warning of a library" in shown_at_the_end(terminal)


def test_standard_error_goes_into_the_log_that_was_asked_for(traced, tmp_path):
    log = tmp_path / "session.log"
    with traced("--log", log) as terminal:
        Path(f"/proc/{terminal.process.pid}/fd/2").open("a").write("a warning of a library\n")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert "a warning of a library" in log.read_text()


def test_a_log_that_cannot_be_written_is_told_before_anything_is_drawn(explore):
    with explore(SAMPLE, "--log", "/nonexistent/x.log") as terminal:
        assert terminal.wait_for_exit() == 74
        assert "/nonexistent/x.log" in terminal.text
        assert b"\x1b[?1049h" not in terminal.bytes


def test_a_terminal_that_is_gone_ends_the_program(traced):
    with traced() as terminal:
        pid = terminal.process.pid
        master, terminal.master = terminal.master, os.open("/dev/null", os.O_RDWR)
        os.close(terminal.slave)
        terminal.slave = os.open("/dev/null", os.O_RDWR)
        os.close(master)
        assert terminal.process.wait(timeout=10) in (-signal.SIGHUP, 74)
        assert not Path(f"/proc/{pid}/status").exists()


# frames


def test_output_is_synchronized_only_where_the_terminal_says_that_it_can(traced):
    begin, end = b"\x1b[?2026h", b"\x1b[?2026l"
    for answer, wants in [("", False), ("\x1b[?2026;0$y", False), ("\x1b[?2026;2$y", True)]:
        with traced() as terminal:
            assert b"\x1b[?2026$p" in terminal.bytes
            assert begin not in terminal.bytes
            terminal.send(answer)
            terminal.wait_until_idle()
            before = len(terminal.bytes)
            terminal.press("j")
            terminal.wait_until_idle()
            frame = terminal.bytes[before:]
            assert (frame.startswith(begin) and frame.endswith(end)) == wants
            assert (begin in frame) == wants


def frames(terminal, act):
    """How many frames an act brings: with synchronized output each of them is marked."""
    terminal.send("\x1b[?2026;2$y")
    terminal.wait_until_idle()
    before = len(terminal.bytes)
    act()
    # What is pressed last is shown last.
    terminal.press("?")
    terminal.wait_for("Help")
    return terminal.bytes[before:].count(b"\x1b[?2026h")


def test_keys_that_wait_are_taken_before_a_frame_is_drawn(traced):
    with traced() as terminal:
        assert 1 <= frames(terminal, lambda: terminal.send("jk" * 300 + "k")) <= 5


def test_a_storm_of_sizes_is_a_few_frames_and_the_last_one_counts(traced):
    def drag():
        for columns in range(80, 140):
            terminal.resize(columns, 30)

    with traced() as terminal:
        assert 1 <= frames(terminal, drag) <= 20
        terminal.press("<Esc>")
        terminal.wait_without("Help")
        assert len(terminal.lines) == 30
        assert any(len(line) > 130 for line in terminal.lines)


def test_no_wake_ups_while_idle(traced):
    def switches():
        return sum(
            int(line.split()[1])
            for status in Path(f"/proc/{terminal.process.pid}/task").glob("*/status")
            for line in status.read_text().splitlines() if "ctxt_switches" in line)

    with traced() as terminal:
        before = switches()
        # Longer than the threads of a pool stay before they go to rest.
        terminal.wait_until_idle(quiet=7)
        assert switches() == before


def test_a_playing_path_comes_to_rest(traced):
    with traced() as terminal:
        terminal.press("<Home>", "p")
        terminal.wait_until_idle(quiet=1.5)
        threads = list(Path(f"/proc/{terminal.process.pid}/task").iterdir())
        assert len(threads) == 1


def test_every_size_down_to_one_cell_is_survived(traced):
    with traced() as terminal:
        for size in [(1, 1), (2, 1), (1, 50), (500, 2), (39, 9), (40, 10), (120, 40)]:
            terminal.resize(*size)
            terminal.wait_until_idle(quiet=0.05)
            terminal.press("j", "<Tab>", "?", "<Esc>")
        terminal.resize(120, 40)
        terminal.wait_for("worker")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_stopping_while_the_size_changes(binary, root, home):
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, size=(100, 30), environment={"PS1": "shell> "}, folder=root) as terminal:
        terminal.wait_for("shell>")
        terminal.press(f"{binary} {SAMPLE}", "<Enter>")
        terminal.wait_for("1 Network")
        terminal.press("<C-z>")
        terminal.wait_for("Stopped")
        # The shell has modes of its own.
        assert not {"the alternate screen", "mouse reports"} & set(terminal.left_behind())
        terminal.resize(80, 24)
        terminal.press("fg", "<Enter>")
        terminal.wait_for(lambda shown: "2 Map" in shown.text or "1 Network" in shown.text)
        terminal.wait_until_idle()
        assert len(terminal.lines) == 24
        terminal.press("q")
        terminal.wait_for("shell>")
        terminal.press("exit", "<Enter>")
        terminal.wait_for_exit()
