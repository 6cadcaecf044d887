"""Which engines there are."""

from typing import get_args

from click import Choice

from ladkg.cli.validate import validate
from ladkg.validate import Engine


def test_the_command_offers_every_engine() -> None:
    (option,) = [one for one in validate.params if one.name == "engine"]
    assert isinstance(option.type, Choice)
    assert tuple(option.type.choices) == get_args(Engine)
