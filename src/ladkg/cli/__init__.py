"""The command line: one verb per module, each imported when it is called, and a front page that imports nothing."""

import os
import sys

from ladkg.cli.front import front_page


def main() -> None:
    """The entry point; help is answered before anything is imported."""
    if sys.argv[1:] in ([], ["-h"], ["--help"]) and "_LADKG_COMPLETE" not in os.environ:
        sys.stdout.write(front_page())
        return
    if hasattr(os, "fork") and sys.argv[1:2] not in (["serve"], ["mcp"]):  # which watch over processes of their own
        from ladkg.cli.watch import watched

        watched(_work)
    else:
        _work()


def _work() -> None:
    """Runs the verb and ends the process there and then: to take everything apart takes a tenth of a small check."""
    from ladkg import limits
    from ladkg.cli.group import group

    limits.collect_seldom()
    try:
        group(prog_name="ladkg")
    except SystemExit as ended:
        if isinstance(ended.code, int) and _is_written():
            os._exit(ended.code)
        raise


def _is_written() -> bool:
    """Whether all output has gone where it should."""
    try:
        return (sys.stdout.flush(), sys.stderr.flush()) == (None, None)
    except OSError:
        return False
