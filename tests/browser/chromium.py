"""A browser that is told what to do through a pipe: Chromium without a window.

It speaks the DevTools protocol over two pipes (``--remote-debugging-pipe``): JSON messages, each
ended by a zero byte. That needs no port and no package for web sockets.
"""

import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What Chromium is called, in the order in which it is looked for."""

_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # tests run as root in containers; the only page is the test's own
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-frame-rate-limit",  # a screenshot waits for two or three frames
    "--disable-sync",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
)
_READS, _WRITES = 3, 4
"""The file numbers at which Chromium reads orders and writes answers."""


def executable() -> str | None:
    """Where Chromium is; None where it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """A running Chromium with one page."""

    def __init__(self, orders: int, answers: int) -> None:
        self._orders = orders
        self._answers = answers
        self._unread = b""
        self._last = 0
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Give an order and wait for its answer."""
        self._last += 1
        order: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session is not None:
            order["sessionId"] = self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        answer = next(one for one in self._messages() if one.get("id") == self._last)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        """Open a page, as the address bar does, and wait until it is loaded."""
        self.call("Page.navigate", url=url)
        next(one for one in self._messages() if one.get("method") == "Page.loadEventFired")

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - any value that JSON knows
        """The value of a JavaScript expression in the page; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def screenshot(self) -> str:
        """What the window shows: a PNG in base 64."""
        shot = self.call("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        return str(shot["data"])

    def _messages(self, patience: float = 30) -> Iterator[dict[str, Any]]:
        """Give messages as they come; events that nobody waits for are passed over."""
        until = time.monotonic() + patience
        while True:
            message, end, rest = self._unread.partition(b"\0")
            if end:
                self._unread = rest
                yield json.loads(message)
                continue
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._answers], [], [], left)[0]:
                raise TimeoutError("Chromium does not answer")
            got = os.read(self._answers, 1 << 16)
            if not got:
                raise EOFError("Chromium has ended")
            self._unread += got


@contextmanager
def running(chromium: str, home: Path, width: int, height: int) -> Iterator[Browser]:
    """Run Chromium with a profile of its own, and end it with everything that it started."""
    pipes = [_high(fd) for pair in (os.pipe(), os.pipe()) for fd in pair]
    read_orders, orders, answers, write_answers = pipes
    line = [chromium, *_FLAGS, f"--window-size={width},{height}", f"--user-data-dir={home}"]
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_DUP2, read_orders, _READS),
        (os.POSIX_SPAWN_DUP2, write_answers, _WRITES),
    ]
    surroundings = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    process = os.posix_spawn(chromium, line, surroundings, file_actions=actions, setpgroup=0)
    os.close(read_orders)
    os.close(write_answers)
    try:
        browser = Browser(orders, answers)
        browser.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        yield browser
    finally:
        os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(orders)
        os.close(answers)


def _high(fd: int) -> int:
    """The same pipe's end at a number that is not wanted for another."""
    high = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(fd)
    return high
