"""The harness itself: what it says of a screen must be true before it can judge the program."""

import signal
import sys

import pytest

from terminal import Terminal


def show(script, **options):
    return Terminal([sys.executable, "-c", script], **options)


def test_repeat_scroll_and_private_sequences_are_understood():
    with show(r"print('a\x1b[4bz\x1b[>4;2mB', end='', flush=True); input()") as terminal:
        terminal.wait_for("aaaaazB")
        assert not terminal.screen.buffer[0][6].underscore
        terminal.press("<Enter>")
        assert terminal.wait_for_exit() == 0


def test_scrolling_moves_the_lines():
    with show(r"print('one\ntwo\x1b[S', end='', flush=True); input()") as terminal:
        terminal.wait_for(lambda shown: shown.lines[0] == "two")


def test_a_program_sees_its_size_and_its_changes():
    script = (
        "import os, signal\n"
        "say = lambda *_: print(*os.get_terminal_size(), end='|', flush=True)\n"
        "signal.signal(signal.SIGWINCH, say); say()\n"
        "while True: signal.pause()")
    with show(script, size=(91, 17)) as terminal:
        terminal.wait_for("91 17|")
        terminal.resize(100, 30)
        terminal.wait_for("100 30|")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == -signal.SIGTERM


@pytest.mark.parametrize("setup, left", [
    ("", []),
    ("tty.setraw(0)", ["the terminal's line modes"]),
    (r"print('\x1b[?1049h\x1b[?25l', end='')", ["the alternate screen", "the hidden cursor"]),
    (r"print('\x1b[?1049h\x1b[?1000h\x1b[?1000l\x1b[?1049l', end='')", []),
    (r"print('\x1b[?1002h', end='')", ["mouse reports"]),
])
def test_what_is_not_given_back_is_noticed(setup, left):
    with show(f"import tty\n{setup}") as terminal:
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == left


def test_waiting_in_vain_shows_the_screen():
    with show("print('only this', flush=True); input()") as terminal:
        terminal.wait_for("only this")
        with pytest.raises(AssertionError, match="only this"):
            terminal.wait_for("something else", deadline=0.2)
