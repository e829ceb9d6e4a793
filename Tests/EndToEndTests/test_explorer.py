"""The explorer in a real terminal: as the three people who use it would, and as a terminal should be treated."""

import pytest

from terminal import Terminal

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat"


def traced(explore, *arguments, size=(120, 40), to="s3", **environment):
    """The explorer, with worker's path to somewhere on the map."""
    terminal = explore(SAMPLE, "--from", "worker", "--to", to, *arguments, size=size, **environment)
    return terminal.wait_for("reachable")


def test_an_engineer_picks_an_instance_and_a_destination_and_steps_along_the_path(explore):
    with explore(SAMPLE, size=(120, 40)) as terminal:
        terminal.wait_for("private-a")
        terminal.press("/", "worker", "<Enter>")
        terminal.wait_for("waylight  main › private-a › worker")
        terminal.press("s")
        terminal.wait_for("S")
        terminal.press("d")
        terminal.wait_for("To where?")
        terminal.press("s3", "<Enter>")
        terminal.wait_for("worker → s3")
        terminal.press("<Home>", "n", "n", "n", "n")
        terminal.wait_for("Two lines hold").wait_for("shorter: /0 against /20")
        terminal.press("<End>")
        terminal.wait_for(lambda shown: "━[s3-gateway]" in shown.text)
        terminal.press("w")
        terminal.wait_for("stateful")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.was_given_back()
        assert terminal.bytes.count(b"\x1b[?1049h") == 1, "the alternate screen is entered once"
        assert b"\x1b]104" not in terminal.bytes, "the terminal's own colours are left alone"


def test_a_trainer_opens_a_sample_from_the_welcome_screen(explore):
    with explore(size=(120, 40)) as terminal:
        terminal.wait_for("Public subnet and internet gateway")
        terminal.press("<Enter>")
        terminal.wait_for("1 Network")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_what_blocks_is_shown_with_what_would_fix_it(explore):
    with explore("sample-topologies/private-subnet-isolated", size=(120, 40)) as terminal:
        terminal.wait_for("1 Network")
        terminal.press("/", "worker", "<Enter>", "s", "d")
        terminal.wait_for("To where?")
        terminal.press("internet", "<Enter>")
        terminal.wait_for("✗ unreachable")
        terminal.press("<End>")
        terminal.wait_for("no default route").wait_for("In the route table private, add")


@pytest.mark.parametrize("size", [(40, 10), (79, 24), (80, 24), (120, 40), (200, 60), (300, 80)])
def test_it_fills_every_size(explore, size):
    with explore(SAMPLE, "--from", "worker", "--to", "s3", size=size) as terminal:
        terminal.wait_for("main").wait_until_idle()
        assert len(terminal.lines) == size[1]
        assert terminal.lines[0].startswith(" waylight")


def test_resizing_keeps_what_was_shown(explore):
    with traced(explore) as terminal:
        terminal.press("<Home>", "n", "n", "n", "n")
        terminal.wait_for("Two lines hold")
        for size in [(80, 24), (39, 9), (1, 1), (300, 80), (120, 40)]:
            terminal.resize(*size)
            terminal.wait_until_idle()
        assert "Two lines hold" in terminal.text


def test_too_small_a_terminal_says_what_it_needs(explore):
    with explore(SAMPLE, size=(39, 9)) as terminal:
        terminal.wait_for("40").wait_for("10")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_suspending_gives_the_terminal_back_and_fg_takes_it_again(binary, root, home):
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, size=(100, 30), environment={"PS1": "shell> "}, folder=root) as terminal:
        terminal.wait_for("shell>")
        terminal.press(f"{binary} {SAMPLE}", "<Enter>")
        terminal.wait_for("1 Network")
        terminal.press("<C-z>")
        terminal.wait_for("Stopped")
        terminal.press("fg", "<Enter>")
        terminal.wait_for("1 Network")
        terminal.press("q")
        terminal.wait_for("shell>")
        terminal.press("exit", "<Enter>")
        terminal.wait_for_exit()


@pytest.mark.parametrize("term", ["no-such-terminal", ""])
def test_an_unknown_terminal_is_told_of_and_nothing_is_drawn(explore, term):
    with explore(SAMPLE, TERM=term) as terminal:
        assert terminal.wait_for_exit() == 2
        assert "TERM" in terminal.text
        assert b"\x1b[" not in terminal.bytes


def test_without_a_terminal_it_says_so(run):
    done = run()
    assert done.returncode == 2
    assert "terminal" in done.stderr and done.stdout == ""


def test_a_pipe_gets_lines_without_escapes(run):
    done = run(SAMPLE)
    assert done.returncode == 0
    assert "private-a" in done.stdout and "\x1b" not in done.stdout


def test_names_with_escapes_cannot_reach_the_terminal(explore, tmp_path):
    evil = "\\u001b]0;owned\\u0007\\u202e"
    (tmp_path / "net.json").write_text(
        '{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16",'
        f' "Tags": [{{"Key": "Name", "Value": "{evil}x"}}]}}]}}')
    with explore(tmp_path / "net.json", size=(100, 30)) as terminal:
        terminal.wait_for("10.0.0.0/16")
        assert b"owned\x07" not in terminal.bytes
        assert "\u202e".encode() not in terminal.bytes


def test_a_mouse_click_takes_what_is_under_it(explore):
    with explore(SAMPLE, size=(120, 40)) as terminal:
        terminal.wait_for("batch")
        row = next(index for index, line in enumerate(terminal.lines) if "batch" in line[:30])
        terminal.click(8, row)
        terminal.wait_for("› batch")


def test_the_mouse_drags_the_border_between_the_list_and_the_rest(explore):
    def border():
        """The column where the map's pane begins."""
        return max(line.find("┌ 2 ") for line in terminal.lines)

    with explore(SAMPLE, size=(120, 40)) as terminal:
        # The footer is drawn last.
        terminal.wait_for(lambda _: terminal.lines[-1].endswith("! 0"))
        usual = border()
        edge = usual - 1
        assert terminal.lines[20][edge] in "│┃┤├", terminal.lines[20]
        terminal.drag((edge, 20), (edge + 8, 20))
        terminal.wait_for(lambda _: border() == usual + 8)
        # Once let go, moving the mouse moves nothing; and it can be taken again.
        terminal.send("\x1b[<35;60;20M")
        terminal.drag((edge + 8, 20), (edge + 3, 22))
        terminal.wait_for(lambda _: border() == usual + 3)
        # Far beyond the end it stops, and the screen stays whole.
        terminal.drag((edge + 3, 20), (119, 20))
        terminal.wait_for(lambda _: border() > usual + 8)
        terminal.wait_until_idle()
        assert usual + 8 < border() <= usual + 40
        assert "1 Network" in terminal.text
        terminal.press("q")
        assert terminal.wait_for_exit() == 0 and terminal.was_given_back()


def test_a_script_drives_it_without_a_display(run, tmp_path):
    script = tmp_path / "trace.script"
    script.write_text(
        "# what a key script can do\n"
        f":save-screen {tmp_path}/before.txt\n"
        ":assert private-a\n")
    done = run(SAMPLE, "--script", script, "--size", "100x30")
    assert done.returncode == 0, done.stderr
    screen = (tmp_path / "before.txt").read_text()
    assert len(screen.splitlines()) == 30
    script.write_text(":assert nothing like this is on the screen\n")
    done = run(SAMPLE, "--script", script, "--size", "100x30")
    assert done.returncode == 1
    assert "nothing like this" in done.stderr
