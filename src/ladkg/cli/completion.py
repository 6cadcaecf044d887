"""`ladkg completion`: the shell's own completion script, and what it completes."""

import click
from click.shell_completion import CompletionItem, get_completion_class


def question_names(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """The names of the library's questions that go on from what was begun, with what they ask."""
    from ladkg.library.question import questions

    return [CompletionItem(n, help=q.asks.get("en")) for n, q in questions().items() if n.startswith(begun)]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL, to be read by its start-up file.

    \b
    Examples:
      ladkg completion bash >> ~/.bashrc
      ladkg completion fish > ~/.config/fish/completions/ladkg.fish
    """
    from ladkg.cli.group import group

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(group, {}, "ladkg", "_LADKG_COMPLETE").source())
