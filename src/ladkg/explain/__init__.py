"""Why something holds: trees of plain sentences that end at a record and its source."""
