"""A deadline for a whole exchange with servers, whatever it is waiting for."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

import urllib3

from spindetect.errors import FetchError
from spindetect.read.limits import Limits

__all__ = ["Clock", "watched_pool"]


class Clock:
    """Ends an exchange when its time is up, whatever it is waiting for.

    A timeout of the socket starts anew with every byte, so a server that drips
    its headers or its body would never hit one: at the end of the time the
    connection itself is shut down.
    """

    def __init__(self, limits: Limits, source: str) -> None:
        self._limits = limits
        self._source = source
        self._end = time.monotonic() + limits.total_timeout
        self._timers: list[threading.Timer] = []

    def left(self) -> float:
        """Return the seconds left; raises when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(
                f"took longer than {self._limits.total_timeout:g} seconds",
                source=self._source,
                hint="save the page and give the file",
            )
        return left

    def timeout(self) -> urllib3.Timeout:
        """Return the timeouts of the next step."""
        left = self.left()
        return urllib3.Timeout(
            connect=min(left, self._limits.connect_timeout),
            read=min(left, self._limits.read_timeout),
        )

    def watch(self, connection: socket.socket) -> None:
        """Shut a connection down when the time is up."""
        timer = threading.Timer(self.left(), _shut_down, (connection,))
        timer.daemon = True
        timer.start()
        self._timers.append(timer)

    def stop(self) -> None:
        """Forget all connections."""
        for timer in self._timers:
            timer.cancel()


def _shut_down(connection: socket.socket) -> None:
    # Already closed: then nobody waits for it any more. The method of the base
    # class, because that of a TLS socket first drops what the reader still uses.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def watched_pool(clock: Clock) -> urllib3.PoolManager:
    """Return a pool whose connections the clock can end."""

    class Plain(urllib3.connection.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            clock.watch(self.sock)

    class Secure(urllib3.connection.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            clock.watch(self.sock)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    pool = urllib3.PoolManager(num_pools=1, retries=False)
    pool.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pool
