"""Terminals of every kind: what they can show, and in which colours."""

import re
import shutil
import subprocess
import time

import pytest

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat"
COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|38;5;\d+|4[0-7]|48;5;\d+|9[0-7])(?:;[0-9;]*)?m")
RICH = re.compile(rb"[34]8;5;(\d+)")


@pytest.fixture
def traced(explore):
    def traced(*arguments, **environment):
        terminal = explore(
            SAMPLE, "--from", "worker", "--to", "s3", *arguments, size=(120, 40), **environment)
        return terminal.wait_for("reachable").wait_until_idle()

    return traced


@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
@pytest.mark.parametrize("term", [
    "xterm-256color", "xterm", "tmux-256color", "screen-256color", "screen", "linux", "vt100"])
def test_a_path_is_shown_on_every_terminal(traced, term, locale):
    with traced(TERM=term, LC_ALL=locale) as terminal:
        terminal.press("<Home>", "n", "n", "n", "n")
        terminal.wait_for("Two lines hold")
        text = terminal.text
        if locale == "C":
            assert max(terminal.bytes) < 0x80
            assert "+-" in text and "|" in text
        else:
            assert "┌" in text or "─" in text
        assert bool(COLOUR.search(terminal.bytes)) == (term != "vt100")
        assert (b"\x1b[?1000h" in terminal.bytes) == (term not in ("linux", "vt100"))
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize("arguments, environment, most", [
    ([], {}, 256),
    (["--color", "256"], {}, 256),
    (["--color", "16"], {}, 16),
    (["--color", "never"], {}, 0),
    ([], {"NO_COLOR": "1"}, 0),
    ([], {"NO_COLOR": ""}, 256),
    (["--color", "always"], {"NO_COLOR": "1"}, 256),
    ([], {"TERM": "xterm"}, 8),
    (["--color", "always"], {"TERM": "vt100"}, 0),
])
def test_colours_are_as_many_as_asked_for_and_there(traced, arguments, environment, most):
    with traced(*arguments, **environment) as terminal:
        numbers = {int(number) for number in RICH.findall(terminal.bytes)}
        assert bool(COLOUR.search(terminal.bytes)) == (most > 0)
        assert any(number >= 16 for number in numbers) == (most == 256)
        # Weight is no colour.
        assert b"\x1b[1m" in terminal.bytes or b";1m" in terminal.bytes or b"[1;" in terminal.bytes


def test_the_theme_changes_at_a_key(traced):
    with traced() as terminal:
        terminal.press("T")
        terminal.wait_for("Theme: ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("save", ["in place", "as a new file"])
def test_a_theme_that_is_saved_is_shown_at_once(traced, home, save):
    folder = home / ".config/waylight/themes"
    folder.mkdir(parents=True)
    theme = folder / "mine.yaml"
    theme.write_text("roles: {path: {foreground: 201}, ok: {foreground: 201}}\n")
    with traced("--theme", "mine") as terminal:
        assert b"38;5;201" in terminal.bytes and b"38;5;202" not in terminal.bytes
        text = theme.read_text().replace("201", "202")
        if save == "in place":
            theme.write_text(text)
        else:
            (folder / "new").write_text(text)
            (folder / "new").rename(theme)
        terminal.wait_for(lambda shown: b"38;5;202" in shown.bytes)
        # One with a fault says so, with the place.
        theme.write_text("roles: {path: {foreground: nocolour}}\n")
        terminal.wait_for("mine.yaml:1:28")


@pytest.mark.parametrize("name", ["dark", "light", "high-contrast", "colour-blind", "mono"])
def test_every_theme_can_be_asked_for(traced, name):
    with traced("--theme", name) as terminal:
        assert bool(COLOUR.search(terminal.bytes)) == (name != "mono")


# languages


@pytest.mark.parametrize("arguments, environment, is_japanese", [
    (["--lang", "ja"], {"LC_ALL": "C.UTF-8"}, True),
    ([], {"LC_ALL": "ja_JP.UTF-8"}, True),
    ([], {"LC_ALL": "", "LANG": "ja_JP.UTF-8"}, True),
    ([], {"LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "C.UTF-8"}, True),
    ([], {"LC_ALL": "C.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8"}, False),
    (["--lang", "en"], {"LC_ALL": "ja_JP.UTF-8"}, False),
])
def test_the_language_is_that_of_the_option_then_of_the_locale(
        explore, arguments, environment, is_japanese):
    with explore(SAMPLE, *arguments, size=(120, 40), **environment) as terminal:
        terminal.wait_for("1 ネットワーク" if is_japanese else "1 Network")
        # A locale that is not installed still says that the terminal speaks UTF-8.
        assert "─" in terminal.text


def test_findings_are_in_the_persons_language(run, tmp_path):
    (tmp_path / "net.yaml").write_text("waylight: 1\nvpcz: {}\n")
    done = run("list", tmp_path / "net.yaml", "findings", "--lang", "ja")
    told = done.stdout + done.stderr
    assert "キー「vpcz」はありません" in told and "vpcs" in told
    assert "エラー: " in told and "error" not in told


def test_names_in_japanese_keep_their_columns(explore, tmp_path):
    (tmp_path / "net.yaml").write_text(
        "waylight: 1\nregion: ap-northeast-1\nvpcs:\n  本番環境:\n    cidr: 10.0.0.0/16\n"
        "    subnets: {公開用: {cidr: 10.0.0.0/24, az: a}}\n"
        "    instances: {踏み台サーバー: {subnet: 公開用}}\n")
    with explore(tmp_path / "net.yaml", "--lang", "ja", size=(120, 40)) as terminal:
        terminal.wait_for("本番環境").wait_for("踏み台").wait_until_idle()
        borders = {
            terminal.screen.buffer[row][119].data for row in range(2, 38)}
        assert borders <= set("│┤┐┘├─┃")


# inside of tmux


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("term", ["tmux-256color", "screen"])
def test_it_works_in_tmux(binary, root, home, tmp_path, term):
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]

    def ask(*arguments):
        return subprocess.run(
            [*tmux, *arguments], capture_output=True, text=True, check=True, timeout=20).stdout

    ask("new-session", "-d", "-x", "80", "-y", "24", "-c", str(root),
        f"env TERM={term} LC_ALL=C.UTF-8 HOME={home} {binary} {SAMPLE} --from worker --to s3")
    try:
        end = time.monotonic() + 20
        shown = ""
        while "reachable" not in shown and time.monotonic() < end:
            time.sleep(0.05)
            shown = ask("capture-pane", "-p")
        assert "reachable" in shown
        assert len(shown.rstrip("\n").splitlines()) <= 24
        assert "┌" in shown and "�" not in shown
        ask("send-keys", "?")
        while "Help" not in shown and time.monotonic() < end:
            time.sleep(0.05)
            shown = ask("capture-pane", "-p")
        assert "Help" in shown
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, timeout=20)
