"""Asking again: what failed for a reason that may pass is tried anew, after a while that grows."""

from collections.abc import Callable
from typing import Final, TypeVar

from ladkg.endpoint import Unavailable

T = TypeVar("T")
ATTEMPTS: Final = 6
FIRST: Final = 0.5
LONGEST: Final = 15.0
"""Seconds between two attempts: at first, doubled each time, and at most; a random part is added."""


def patiently(work: Callable[[], T]) -> T:
    """What the work gives, which must be safe to repeat; raises Unavailable when it fails each time."""
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

    retrying = Retrying(
        retry=retry_if_exception_type(Unavailable),
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential_jitter(multiplier=FIRST, max=LONGEST, jitter=FIRST),
        reraise=True,
    )
    return retrying(work)
