"""Answers kept in memory: the store does not change while it is served, so the same question has the same answer."""

from collections import OrderedDict
from typing import Final

from ladkg.serve.jobs import Answer

_EACH: Final = 1_000
"""Bytes that an answer takes beside its body."""


class Kept:
    """The answers used last, so many bytes of them in all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, key: str) -> Answer | None:
        answer = self._answers.get(key)
        if answer:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: str, answer: Answer) -> None:
        """Keeps a whole answer that is not in a file."""
        if answer.status != 200 or answer.stream or key in self._answers:
            return
        self._answers[key] = answer
        self._held += len(answer.body) + _EACH
        while self._held > self._most:
            _, dropped = self._answers.popitem(last=False)
            self._held -= len(dropped.body) + _EACH
