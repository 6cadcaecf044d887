"""What a text says, by rules that stand in tables: pure functions from a Document to records."""
