"""The page of a path, in a browser: `waylight trace --format html`."""

import base64
import hashlib
import os
import re
import time

import pytest

from browser import Browser, find

SAMPLE = "sample-topologies/gateway-endpoint-beside-nat/topology.yaml"
# `path` of themes/light.yaml and themes/dark.yaml, as 256 colours have it.
GREEN = {"light": (0, 95, 0), "dark": (135, 215, 95)}
PAPER = {"light": (255, 255, 255), "dark": (0x15, 0x18, 0x1E)}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    program = find()
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no browser: apt-get install chromium")
        pytest.skip("no browser to try pages in: apt-get install chromium")
    browser = Browser(program, tmp_path_factory.mktemp("browser"))
    yield browser
    browser.close()


@pytest.fixture
def browser(chromium):
    yield chromium
    chromium.close_pages()


@pytest.fixture
def page(run, tmp_path):
    """The page of a question, as a file."""

    def page(*arguments, sample=SAMPLE, ends=("worker", "s3")):
        answer = run("trace", sample, "--from", ends[0], "--to", ends[1], "--format", "html", *arguments)
        assert answer.returncode in (0, 1), answer.stderr
        assert answer.stderr == ""
        file = tmp_path / "path.html"
        file.write_text(answer.stdout, encoding="utf-8")
        return file

    return page


def current(page):
    return page.evaluate("document.querySelector('[aria-current=step]')?.id ?? ''")


def shown_layers(page):
    """The layers that can be seen, as (way, number)."""
    return page.evaluate(
        "[...document.querySelectorAll('.layer')].filter(e => e.getClientRects().length)"
        ".map(e => e.closest('.way').id + ' ' + e.dataset.layer)")


def test_keys_go_through_the_steps(browser, page):
    shown = browser.open(page())
    assert current(shown) == ""
    assert shown.text("#count") == "The whole path"
    whole = shown_layers(shown)
    assert len(whole) == 1
    for _ in range(5):
        shown.press("ArrowRight")
    assert current(shown) == "there-5"
    assert shown.text("#count") == "The way there · Step 5 of 7"
    assert "The /20 in the prefix list pl-s3 is longer" in shown.text("#sentence")
    assert "shorter: /0 against /20" in shown.text("#there-5 .story")
    # One layer at a time, and another one than at the start.
    assert len(shown_layers(shown)) == 1 and shown_layers(shown) != whole
    shown.press("ArrowLeft")
    assert current(shown) == "there-4"
    shown.press("End")
    assert current(shown) == "back-4"
    assert shown.text("#count") == "The way back · Step 4 of 4"
    assert shown_layers(shown)[0].startswith("back ")
    shown.press("ArrowRight")
    assert current(shown) == "back-4"
    shown.press("Home")
    assert current(shown) == "there-1"
    assert "resolver of main" in shown.text("#sentence")
    shown.press("Escape")
    assert current(shown) == "" and shown_layers(shown) == whole
    assert shown.complaints() == [] and shown.requests() == []


def test_buttons_do_the_same_and_say_what_they_are(browser, page):
    shown = browser.open(page(), media=[("prefers-reduced-motion", "reduce")])
    shown.click("#next")
    assert current(shown) == "there-1"
    shown.click("#last")
    assert current(shown) == "back-4"
    assert shown.evaluate("document.querySelector('#next').getAttribute('aria-disabled')") == "true"
    shown.click("#first")
    shown.click("#there-3 button")
    assert current(shown) == "there-3"
    # In the list, up and down go on, and take the focus with them.
    shown.press("ArrowDown")
    assert current(shown) == "there-4"
    assert shown.evaluate("document.activeElement.closest('li').id") == "there-4"
    # Who sees no focus cannot use a keyboard.
    assert shown.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    # Each control is a button with a name, and what is told is announced.
    tree = shown.send("Accessibility.getFullAXTree")["nodes"]
    names = [node["name"]["value"] for node in tree
             if node.get("role", {}).get("value") == "button"]
    for wanted in ("First step", "Back", "Next", "Last step", "Play", "Whole path"):
        assert any(wanted in name for name in names), (wanted, names)
    assert all(names)
    assert shown.evaluate("document.querySelector('#sentence').closest('[aria-live=polite]') !== null")
    # Nothing moves for who wants it so.
    assert shown.evaluate(
        "[...document.querySelectorAll('.run')].every(e => getComputedStyle(e).display === 'none')")
    shown.click("#play")
    assert current(shown) == "there-5"
    assert shown.evaluate("document.querySelector('#play').getAttribute('aria-pressed')") == "true"
    shown.press("Escape")
    assert shown.evaluate("document.querySelector('#play').getAttribute('aria-pressed')") == "false"
    assert shown.complaints() == []


def test_an_address_opens_the_page_at_a_step(browser, page):
    shown = browser.open(page(), fragment="#back-2")
    assert current(shown) == "back-2"
    shown.press("ArrowRight")
    end = time.monotonic() + 5
    while shown.evaluate("location.hash") != "#back-3":
        assert time.monotonic() < end, shown.evaluate("location.hash")
        time.sleep(0.02)
    assert shown.complaints() == []


def test_all_can_be_read_without_a_script_and_on_paper(browser, page):
    file = page()
    plain = browser.open(file, script=False)
    stepping = browser.open(file)
    stepping.press("End")
    stepping.media(medium="print")
    for shown in (plain, stepping):
        assert shown.evaluate("document.querySelector('#player').getClientRects().length") == 0
        stories = shown.evaluate(
            "[...document.querySelectorAll('.story .sentence')]"
            ".filter(e => e.getClientRects().length).map(e => e.innerText)")
        assert len(stories) == 11 and all(stories)
        # Both maps, each with the whole way.
        assert shown_layers(shown) == ["there 0", "back 0"]
        assert shown.complaints() == []
    assert plain.evaluate("document.querySelectorAll('button').length") == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_drawn_as_light_or_dark_as_the_reader_likes(browser, page, scheme):
    shown = browser.open(
        page(), media=[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")])
    colours = shown.colours("figure")
    paper, count = colours.most_common(1)[0]
    assert paper == PAPER[scheme], colours.most_common(3)
    # There is something on the paper, and the path is among it.
    assert count < 0.99 * sum(colours.values())
    assert colours[GREEN[scheme]] > 50
    before = colours
    for _ in range(5):
        shown.press("ArrowRight")
    # The path is drawn as far as the step.
    assert shown.colours("figure") != before
    assert shown.complaints() == []


def test_a_block_is_told_with_what_would_help(browser, page):
    shown = browser.open(page(
        sample="sample-topologies/private-subnet-isolated/topology.yaml"))
    shown.press("End")
    assert shown.text(".verdict").endswith("unreachable")
    assert current(shown) == "there-5"
    assert "No line of the route table private holds" in shown.text("#sentence")
    assert "NO_ROUTE_TO_DESTINATION" in shown.text("#there-5 .trouble")
    assert "What would help" in shown.text(".advice")
    assert shown.complaints() == []


def test_a_name_cannot_become_markup(browser, run, tmp_path):
    name = "x</title></script><script>document.title='taken'</script><img src=x onerror=1>\"'`]]>\u202ey\u0007"
    sample = tmp_path / "names.yaml"
    sample.write_text(
        "waylight: 1\nregion: eu-west-1\nvpcs:\n  main:\n    cidr: 10.0.0.0/16\n"
        "    subnets: {a: {cidr: 10.0.0.0/24, az: a}}\n    instances:\n"
        f"      ? {quoted(name)}\n      : {{subnet: a, id: i-0123456789abcdef0}}\n", encoding="utf-8")
    answer = run("trace", sample, "--from", "i-0123456789abcdef0", "--to", "s3", "--format", "html")
    file = tmp_path / "names.html"
    file.write_text(answer.stdout, encoding="utf-8")
    shown = browser.open(file)
    assert shown.evaluate("document.title") != "taken"
    assert shown.evaluate("document.querySelectorAll('script').length") == 1
    assert shown.evaluate("document.querySelectorAll('img, [onerror]').length") == 0
    heading = shown.text("h1")
    assert "<script>document.title='taken'</script><img src=x onerror=1>\"'`]]>" in heading
    assert "\u202e" not in answer.stdout and "\u0007" not in answer.stdout
    assert shown.complaints() == [] and shown.requests() == []


def quoted(text):
    """In YAML's double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if 32 <= ord(c) < 127 else f"\\u{ord(c):04x}" for c in escaped) + '"'


def test_a_page_speaks_japanese(browser, page):
    shown = browser.open(page("--lang", "ja"))
    assert shown.evaluate("document.documentElement.lang") == "ja"
    shown.press("Home")
    assert shown.text("#count") == "往路 · ステップ 1/7"
    assert shown.complaints() == []


def test_the_policy_lets_nothing_in_but_what_is_there(page):
    text = page().read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)[1]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for kind in ("style", "script"):
        body = re.search(f"<{kind}>(.*?)</{kind}>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_the_browser_would_complain(browser, page):
    """Else the tests above could not fail: a page that is not as its policy says is told of."""
    file = page()
    file.write_text(file.read_text(encoding="utf-8").replace('"use strict";', '"use strict"; '))
    shown = browser.open(file)
    assert shown.complaints()
    assert shown.evaluate("document.querySelector('#player').getClientRects().length") == 0


def test_a_page_shows_one_path(run):
    answer = run(
        "trace", "sample-topologies/session-manager-without-nat/topology.yaml", "--from", "worker-a",
        "--to", "ssm-session", "--format", "html")
    assert answer.returncode == 64 and answer.stdout == ""
    assert answer.stderr.startswith("waylight: html draws one path")
