"""Frozen records of what a source says, one module per subject, one class per table.

The fields of a record are the columns of its table in `data/<subject>/`, in the same order; the CSVW metadata beside
the table gives their datatypes, and a test holds the two together. Dates are strings as precise as the source
(`2018`, `2018-05`, `2018-05-17`); `None` is an empty cell; a tuple is a cell with several values, split at `|`.
`sources` are slugs of rows in `data/evidence/sources.csv`, the primary one first.
Agents are written `CRI` (a state), `unhcr` (an organization) or `territory/ABW`.
"""
