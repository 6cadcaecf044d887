"""What the server tells: one JSON object a line on standard error."""

import json
import logging
import sys
from datetime import UTC, datetime


def log(event: str, **fields: object) -> None:
    """Writes one line: when, what, and the fields that are not None."""
    told = {name: value for name, value in fields.items() if value is not None}
    when = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"at": when, "event": event, **told}, ensure_ascii=False, default=str)
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


class Lines(logging.Handler):
    """Puts what libraries log into the same form."""

    def emit(self, record: logging.LogRecord) -> None:
        error = self.formatter or logging.Formatter()
        said = error.formatException(record.exc_info) if record.exc_info else None
        log("server", level=record.levelname.lower(), said=record.getMessage(), trace=said)
