"""A browser without a window, driven by the Chrome DevTools protocol over a pipe.

https://chromedevtools.github.io/devtools-protocol: a message is JSON that ends in a zero byte; the
browser reads file descriptor 3 and writes 4 (--remote-debugging-pipe). So nothing listens anywhere,
and no package is needed.
"""

import base64
import fcntl
import itertools
import json
import os
import select
import shutil
import subprocess
import time
import zlib
from collections import Counter

# What Debian and others call it.
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def find():
    """The browser's program, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One browser; each page in it has a profile and cookies of its own."""

    def __init__(self, program, profile):
        arguments = [
            program, "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={profile}",
            "--no-first-run", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-default-apps", "--disable-extensions",
            "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
            "--disable-dev-shm-usage",
        ]
        if os.geteuid() == 0:
            # Its sandbox refuses to work for root.
            arguments.append("--no-sandbox")
        commands, self._out = os.pipe()
        self._in, answers = os.pipe()
        # Where they are not in the way of 3 and 4.
        high = [fcntl.fcntl(pipe, fcntl.F_DUPFD_CLOEXEC, 10) for pipe in (commands, answers)]

        def place():
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._process = subprocess.Popen(
            arguments, preexec_fn=place, pass_fds=(3, 4), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for pipe in (commands, answers, *high):
            os.close(pipe)
        self._numbers = itertools.count(1)
        self._rest = b""
        self._pages = []
        self.events = []
        self.send("Browser.getVersion", timeout=30)

    def send(self, method, session=None, timeout=10, **parameters):
        """A command's result. What the browser tells meanwhile is kept in `events`."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + timeout
        while True:
            answer = self._read(end)
            if answer is None:
                raise AssertionError(f"the browser did not answer {method} in {timeout} s")
            if answer.get("id") != number:
                self.events.append(answer)
            elif "error" in answer:
                raise AssertionError(f"{method}: {answer['error']}")
            else:
                return answer["result"]

    def wait(self, method, session, timeout=10):
        """The next event of a kind, which may have come already."""
        end = time.monotonic() + timeout
        while True:
            for event in self.events:
                if event.get("method") == method and event.get("sessionId") == session:
                    self.events.remove(event)
                    return event["params"]
            event = self._read(end)
            if event is None:
                raise AssertionError(f"the browser did not tell of {method} in {timeout} s")
            self.events.append(event)

    def _read(self, end):
        while b"\0" not in self._rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                return None
            piece = os.read(self._in, 1 << 20)
            if not piece:
                raise AssertionError("the browser ended")
            self._rest += piece
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def open(self, file, size=(1280, 800), script=True, fragment="", media=()):
        """A page; `media` are pairs such as ("prefers-color-scheme", "dark")."""
        page = Page(self, file, size, script, fragment, media)
        self._pages.append(page)
        return page

    def close_pages(self):
        """What is open costs time, and no test needs what another one opened."""
        while self._pages:
            self._pages.pop().close()

    def close(self):
        try:
            self.send("Browser.close", timeout=5)
            self._process.wait(timeout=5)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._out)
        os.close(self._in)


class Page:
    def __init__(self, browser, file, size, script, fragment, media):
        self._browser = browser
        context = browser.send("Target.createBrowserContext")["browserContextId"]
        self._target = browser.send(
            "Target.createTarget", url="about:blank", browserContextId=context,
            width=size[0], height=size[1])["targetId"]
        self._session = browser.send(
            "Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                  deviceScaleFactor=1, mobile=False)
        self.send("Emulation.setScriptExecutionDisabled", value=not script)
        self.media(*media)
        self.send("Page.navigate", url=file.as_uri() + fragment)
        browser.wait("Page.loadEventFired", self._session)

    def send(self, method, **parameters):
        return self._browser.send(method, self._session, **parameters)

    def media(self, *features, medium=""):
        self.send("Emulation.setEmulatedMedia", media=medium,
                  features=[{"name": name, "value": value} for name, value in features])

    def evaluate(self, expression):
        """The value of an expression. It works where the page's own scripts are disabled, too."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def text(self, selector):
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")

    def press(self, key):
        """A key as a person presses it: ArrowRight, Home, Enter, Tab."""
        codes = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36,
                 "End": 35, "Escape": 27, "Enter": 13, "Tab": 9, " ": 32}
        about = {"key": key, "code": "Space" if key == " " else key,
                 "windowsVirtualKeyCode": codes[key]}
        text = {"Enter": "\r", " ": " "}.get(key)
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown",
                  **about, **({"text": text} if text else {}))
        self.send("Input.dispatchKeyEvent", type="keyUp", **about)

    def click(self, selector):
        """The mouse at the middle of an element."""
        x, y = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'nearest', behavior: 'instant'});"
            "const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2] })()")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def screenshot(self, selector="html", scale=1.0):
        """A PNG of an element as a person sees it."""
        x, y, width, height = self.evaluate(
            f"(() => {{ const r = document.querySelector({json.dumps(selector)})"
            ".getBoundingClientRect();"
            "return [r.x + scrollX, r.y + scrollY, r.width, r.height] })()")
        clip = {"x": x, "y": y, "width": width, "height": height, "scale": scale}
        return base64.b64decode(
            self.send("Page.captureScreenshot", format="png", clip=clip,
                      captureBeyondViewport=True)["data"])

    def colours(self, selector="html", scale=0.5):
        """How many pixels of an element's picture have each colour, (red, green, blue)."""
        return Counter(pixels(self.screenshot(selector, scale)))

    def complaints(self):
        """All that the browser has to say about the page: its console, its log, its faults."""
        self.evaluate("0")
        wanted = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        return [event["params"] for event in self._browser.events
                if event.get("sessionId") == self._session and event.get("method") in wanted]

    def requests(self):
        """What the page asked for besides itself."""
        urls = [event["params"]["request"]["url"] for event in self._browser.events
                if event.get("sessionId") == self._session
                and event.get("method") == "Network.requestWillBeSent"]
        return [url for url in urls[1:] if not url.startswith("data:")]

    def close(self):
        self._browser.send("Target.closeTarget", targetId=self._target)


def pixels(png):
    """The colours of a PNG's pixels (RFC 2083) as the browser writes them: 8 bits, RGB or RGBA."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    place, data = 8, b""
    while place < len(png):
        length = int.from_bytes(png[place:place + 4], "big")
        kind, body = png[place + 4:place + 8], png[place + 8:place + 8 + length]
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            depth, colour, interlaced = body[8], body[9], body[12]
        elif kind == b"IDAT":
            data += body
        place += 12 + length
    assert (depth, interlaced) == (8, 0) and colour in (2, 6), (depth, colour, interlaced)
    size = 3 if colour == 2 else 4
    raw, above = zlib.decompress(data), bytearray(width * size)
    for row in range(height):
        start = row * (width * size + 1)
        line = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + width * size]), above, size)
        for column in range(0, width * size, size):
            yield tuple(line[column:column + 3])
        above = line


def unfiltered(kind, line, above, size):
    for index in range(len(line)):
        left = line[index - size] if index >= size else 0
        up, corner = above[index], above[index - size] if index >= size else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            near = left + up - corner
            guess = min((left, up, corner), key=lambda value: abs(near - value))
        else:
            guess = 0
        line[index] = (line[index] + guess) & 255
    return line
