"""The export pack: everything machines look for, as files for any static host."""
