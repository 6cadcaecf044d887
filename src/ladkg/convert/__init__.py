"""From records to quads: one pure module per subject, and the register of all kinds of table."""

from typing import Any

from ladkg.convert.kind import Kind


def kinds() -> dict[str, tuple[str, Kind[Any]]]:
    """Every kind of table that is a part of the project, by its name (`acts` for acts.csv): its subject, which names
    its folder, and its converter.
    """
    from ladkg.convert import agent, evidence, instrument, participation, programme, provision

    subjects = {
        "agent": agent.TABLES,
        "evidence": evidence.TABLES,
        "instrument": instrument.TABLES,
        "participation": participation.TABLES,
        "programme": programme.TABLES,
        "provision": provision.TABLES,
    }
    return {name: (subject, kind) for subject, tables in subjects.items() for name, kind in tables.items()}


def convertible() -> dict[str, tuple[str, Kind[Any]]]:
    """Those, and the tables that people make by checking what was read in a text: the project holds none of them."""
    from ladkg.convert import reading

    return kinds() | {name: ("reading", kind) for name, kind in reading.TABLES.items()}
