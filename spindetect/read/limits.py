"""How much a source may cost: bytes, seconds and redirects."""

from __future__ import annotations

from dataclasses import dataclass

from spindetect.errors import ConfigurationError

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on reading one source; beyond them it is refused, never cut short.

    Parameters
    ----------
    max_bytes : int
        Largest file, standard input, line of a list, or body as sent by a
        server. The default, 20 million, is some twenty thick novels, or four
        times the heaviest news pages with all their inlined scripts: what is
        larger is no article, and alignment would take minutes over it.
    max_decoded_bytes : int
        Largest body after decompression. A news page shrinks about fivefold
        when compressed and a bomb a thousandfold, so the two bounds are kept
        apart; the default is that of ``max_bytes``.
    connect_timeout, read_timeout : float
        Seconds until a server must have accepted, and between two pieces of
        its answer.
    total_timeout : float
        Seconds for the whole exchange, redirects included: it cuts off a
        server that drips one byte at a time and so never hits ``read_timeout``.
    max_redirects : int
        Redirects to follow; browsers stop at 20, pages of outlets need 1–3.

    Raises
    ------
    ConfigurationError
        When a bound is not positive (``max_redirects`` may be 0).

    Examples
    --------
    >>> Limits(max_bytes=1000).max_bytes
    1000
    """

    max_bytes: int = 20_000_000
    max_decoded_bytes: int = 20_000_000
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_redirects: int = 10

    def __post_init__(self) -> None:
        for name in (
            "max_bytes",
            "max_decoded_bytes",
            "connect_timeout",
            "read_timeout",
            "total_timeout",
        ):
            if not getattr(self, name) > 0:
                raise ConfigurationError("must be more than 0", source=f"limits.{name}")
        if self.max_redirects < 0:
            raise ConfigurationError("must not be negative", source="limits.max_redirects")
