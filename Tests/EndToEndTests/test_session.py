"""What the explorer remembers from one time to the next, and what it shows again of an input."""

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat"


def leave(terminal):
    terminal.press("q")
    assert terminal.wait_for_exit() == 0


def test_an_input_is_shown_as_it_was_left_and_u_shows_it_afresh(explore, home, run):
    with explore(SAMPLE, "--from", "worker", "--to", "s3:8443", size=(120, 40)) as terminal:
        terminal.wait_for("reachable")
        terminal.press("n", "n")
        terminal.wait_for("3/")
        leave(terminal)
    session = home / ".local/state/waylight/session.yaml"
    assert session.exists() and "8443" in session.read_text()
    assert str(session) in run("paths").stdout
    with explore(SAMPLE, size=(120, 40)) as terminal:
        terminal.wait_for("worker → s3 tcp/8443").wait_for("As you left it")
        terminal.press("u")
        terminal.wait_without("worker → s3")
        leave(terminal)


def test_a_broken_session_is_told_of_and_ignored(explore, home):
    session = home / ".local/state/waylight/session.yaml"
    session.parent.mkdir(parents=True)
    session.write_text("inputs: [")
    with explore(SAMPLE, size=(200, 40)) as terminal:
        terminal.wait_for("session.yaml").wait_for("is ignored")
        leave(terminal)


def test_a_script_leaves_nothing_behind(run, home, tmp_path):
    script = tmp_path / "script"
    script.write_text(":from worker\n:to s3\n:assert reachable\nq\n")
    assert run("--script", script, SAMPLE).returncode == 0
    assert not (home / ".local").exists()


def test_the_tour_is_offered_once(explore):
    with explore(size=(120, 40)) as terminal:
        terminal.wait_for("a tour in six steps")
        terminal.press("t")
        for step in range(1, 7):
            terminal.wait_for(f"{step}/6")
            terminal.press("<Enter>")
        terminal.wait_for(":tour shows you around again")
        leave(terminal)
    with explore(size=(120, 40)) as terminal:
        terminal.wait_for("S3 in another region, privately")
        assert "a tour in six steps" not in terminal.text
        leave(terminal)


def test_the_fields_of_a_resource_are_read_again_from_its_file(explore):
    with explore(SAMPLE, size=(200, 60)) as terminal:
        terminal.wait_for("1 Network")
        terminal.press("/", "worker", "<Enter>", "v")
        terminal.wait_for("topology.yaml:").wait_for("worker: {")
        leave(terminal)


def test_a_pipe_gets_the_tables_and_the_path_in_lines(run):
    done = run(SAMPLE, "--from", "worker", "--to", "s3")
    assert done.returncode == 0 and "\x1b" not in done.stdout
    for wanted in ["Network", "Route tables", "Endpoints", "Path", "default route", "reachable"]:
        assert wanted in done.stdout, wanted
    assert "│" not in done.stdout
    japanese = run(SAMPLE, "--from", "worker", "--to", "s3", "--lang", "ja")
    assert "ルートテーブル" in japanese.stdout
