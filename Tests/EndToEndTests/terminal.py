"""A program in a pseudo-terminal of its own, with keys to press and a screen to read.

    with Terminal([binary, "sample-topologies"], size=(80, 24)) as terminal:
        terminal.wait_for("vpc-main")
        terminal.press("j", "<Enter>", "q")
        assert terminal.wait_for_exit() == 0
        assert terminal.was_given_back()

Nothing here sleeps: every wait is for bytes, or for the end of the program, up to a deadline.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

import pyte

KEYS = {
    "<Enter>": "\r", "<Esc>": "\x1b", "<Tab>": "\t", "<BackTab>": "\x1b[Z", "<Space>": " ",
    "<Backspace>": "\x7f", "<Up>": "\x1bOA", "<Down>": "\x1bOB", "<Right>": "\x1bOC",
    "<Left>": "\x1bOD", "<Home>": "\x1bOH", "<End>": "\x1bOF", "<PageUp>": "\x1b[5~",
    "<PageDown>": "\x1b[6~", "<Delete>": "\x1b[3~", "<S-Up>": "\x1b[1;2A", "<S-Down>": "\x1b[1;2B",
    "<S-Right>": "\x1b[1;2C", "<S-Left>": "\x1b[1;2D", "<lt>": "<",
}
KEYS |= {f"<C-{letter}>": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"}

DEADLINE = float(os.environ.get("WAYLIGHT_TEST_DEADLINE", "20"))  # seconds

# Private sequences that pyte would take for others: CSI > 4 ; 2 m is not "underline".
PRIVATE = re.compile(rb"\x1b\[[<=>][0-9;]*[A-Za-z]")
UNFINISHED = re.compile(rb"\x1b(\[[<=>?]?[0-9;]*)?$")


class Screen(pyte.Screen):
    """pyte's screen with the sequences that xterm's terminfo has and pyte lacks."""

    last_drawn = " "

    def draw(self, data):
        if data:
            self.last_drawn = data[-1]
        super().draw(data)

    def repeat_last(self, count=1):
        """REP, CSI b."""
        super().draw(self.last_drawn * (count or 1))

    def scroll_up(self, count=1):
        """SU, CSI S."""
        self._at_margin(0, lambda: self.delete_lines(count or 1))

    def scroll_down(self, count=1):
        """SD, CSI T."""
        self._at_margin(0, lambda: self.insert_lines(count or 1))

    def back_tab(self, count=1):
        """CBT, CSI Z."""
        for _ in range(count or 1):
            before = [stop for stop in self.tabstops if stop < self.cursor.x]
            self.cursor.x = max(before, default=0)

    def _at_margin(self, offset, change):
        x, y = self.cursor.x, self.cursor.y
        self.cursor.y = (self.margins.top if self.margins else 0) + offset
        change()
        self.cursor.x, self.cursor.y = x, y


class Stream(pyte.ByteStream):
    csi = {**pyte.Stream.csi, "b": "repeat_last", "S": "scroll_up", "T": "scroll_down",
           "Z": "back_tab"}
    events = pyte.Stream.events | {"repeat_last", "scroll_up", "scroll_down", "back_tab"}


class Terminal:
    """A running program and the terminal that it believes to be its own."""

    def __init__(self, command, size=(80, 24), environment=None, folder=None):
        columns, rows = size
        self.screen = Screen(columns, rows)
        self.stream = Stream(self.screen)
        self.screen.write_process_input = lambda text: self.send(text)
        self.bytes = b""
        self._rest = b""
        self.master, self.slave = pty.openpty()
        self._set_size(columns, rows)
        self.modes_before = termios.tcgetattr(self.slave)
        variables = {
            name: value for name, value in os.environ.items()
            if name not in ("COLUMNS", "LINES", "NO_COLOR", "CI")
        }
        variables |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | (environment or {})
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=self.slave, stdout=self.slave,
            stderr=self.slave, cwd=folder, env=variables, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        self.ending = os.pidfd_open(self.process.pid)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.master, self.slave, self.ending):
            os.close(descriptor)

    # What a person does.

    def press(self, *keys):
        """Types text and keys by name, such as "<Enter>" and "<C-d>"."""
        for key in keys:
            if key.startswith("<") and key.endswith(">") and len(key) > 2:
                self.send(KEYS[key])
            else:
                self.send(key)

    def send(self, text):
        os.write(self.master, text.encode())

    def click(self, column, row, button=0):
        """Presses and releases a mouse button on a cell, both counted from 0."""
        for end in "Mm":
            self.send(f"\x1b[<{button};{column + 1};{row + 1}{end}")

    def drag(self, start, end, button=0):
        """Presses a mouse button on a cell, (column, row), moves it to another and lets go."""
        def report(kind, place, end="M"):
            self.send(f"\x1b[<{kind};{place[0] + 1};{place[1] + 1}{end}")

        report(button, start)
        step = 1 if end[0] >= start[0] else -1
        for column in range(start[0] + step, end[0] + step, step):
            report(button + 32, (column, end[1]))
        report(button, end, "m")

    def resize(self, columns, rows):
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def signal(self, number):
        os.kill(self.process.pid, number)

    # What a person sees.

    @property
    def lines(self):
        # Not pyte's `display`, which takes a wide character that is half overwritten for a fault: a frame
        # may have come in part only.
        columns, buffer = range(self.screen.columns), self.screen.buffer
        return ["".join(buffer[row][column].data for column in columns).rstrip()
                for row in range(self.screen.lines)]

    @property
    def text(self):
        return "\n".join(self.lines)

    def wait_for(self, wanted, deadline=DEADLINE):
        """Reads until the screen holds a text, or until a function of the terminal is true."""
        holds = wanted if callable(wanted) else (lambda terminal: wanted in terminal.text)
        end = time.monotonic() + deadline
        while not holds(self):
            if not self._read(end):
                raise AssertionError(self._report(f"waited in vain for {wanted!r}"))
        return self

    def wait_without(self, unwanted, deadline=DEADLINE):
        return self.wait_for(lambda terminal: unwanted not in terminal.text, deadline)

    def wait_until_idle(self, quiet=0.2, deadline=DEADLINE):
        """Reads until nothing has been drawn for a while."""
        end = time.monotonic() + deadline
        while time.monotonic() < end:
            if not self._read(min(end, time.monotonic() + quiet)):
                return self
        raise AssertionError(self._report("the program never stops drawing"))

    def wait_for_exit(self, deadline=DEADLINE):
        """The exit status; minus the signal's number when a signal ended the program."""
        end = time.monotonic() + deadline
        while self.process.poll() is None:
            if not self._read(end):
                if self.process.poll() is None and time.monotonic() >= end:
                    raise AssertionError(self._report("the program did not end"))
        while self._read(time.monotonic()):
            pass
        return self.process.returncode

    def was_given_back(self):
        """After the end: line modes as before, the main screen, a cursor, no mouse reports."""
        return not self.left_behind()

    def left_behind(self):
        """What the program did not put back, in words."""
        left = []
        if termios.tcgetattr(self.slave)[:4] != self.modes_before[:4]:
            left.append("the terminal's line modes")
        for on, off, what in (
            (rb"\x1b\[\?(1049|47)h", rb"\x1b\[\?(1049|47)l", "the alternate screen"),
            (rb"\x1b\[\?25l", rb"\x1b\[\?([0-9]+;)*25h", "the hidden cursor"),
            (rb"\x1b\[\?100[0-3]", rb"\x1b\[\?([0-9]+;)*100[0-3](;[0-9]+)*l", "mouse reports"),
            (rb"\x1b\[\?2004h", rb"\x1b\[\?2004l", "bracketed paste"),
        ):
            last_on = max((found.start() for found in re.finditer(on, self.bytes)), default=-1)
            last_off = max((found.start() for found in re.finditer(off, self.bytes)), default=-1)
            if last_on > last_off:
                left.append(what)
        return left

    def _set_size(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, end):
        """Feeds what came in; False when nothing came until `end`, or nothing more can come."""
        ended = self.process.poll() is not None
        waited_for = [self.master] if ended else [self.master, self.ending]
        timeout = 0 if ended else max(0, end - time.monotonic())
        ready, _, _ = select.select(waited_for, [], [], timeout)
        if self.master not in ready:
            return bool(ready)
        data = os.read(self.master, 1 << 16)
        self.bytes += data
        data = self._rest + data
        unfinished = UNFINISHED.search(data)
        self._rest = unfinished[0] if unfinished else b""
        if unfinished:
            data = data[: unfinished.start()]
        self.stream.feed(PRIVATE.sub(b"", data))
        return True

    def _report(self, complaint):
        width = self.screen.columns
        state = self.process.poll()
        rows = [f"|{line.ljust(width)}|" for line in self.lines]
        return "\n".join([
            f"{complaint}; the program {'runs' if state is None else f'ended with {state}'}; screen:",
            "+" + "-" * width + "+", *rows, "+" + "-" * width + "+"])
