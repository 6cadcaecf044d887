"""The group of verbs."""

import importlib
import os
import sys

import click

from ladkg import limits
from ladkg.cli.front import VERBS, front_page
from ladkg.errors import LadkgError


class LazyGroup(click.Group):
    """A group that knows its verbs by name and imports a verb's module when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command = getattr(importlib.import_module(f"ladkg.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], VERBS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" Verbs: {', '.join(VERBS)}."
            ctx.fail(f"No such verb {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002
        return front_page().rstrip()

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except LadkgError as error:
            click.echo(f"ladkg: {error}", err=True)
            sys.exit(2)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(2)
        except KeyboardInterrupt:
            sys.exit(130)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except (RecursionError, MemoryError) as error:
            doing = limits.read()[2]
            said = "nested too deep" if isinstance(error, RecursionError) else "memory ran out"
            click.echo(f"ladkg: {f'{doing}: ' if doing else ''}{said}; nothing is known of the data", err=True)
            sys.exit(2)
        except Exception:
            import traceback

            traceback.print_exc()
            click.echo("ladkg: this is a fault of ladkg itself; nothing is known of the data", err=True)
            sys.exit(2)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"ladkg {version('ladkg')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Print the version."
)
def group() -> None:
    """The knowledge graph of the Los Angeles Declaration on Migration and Protection."""
