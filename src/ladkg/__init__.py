"""The knowledge graph of the Los Angeles Declaration on Migration and Protection, and the tools around it."""
