"""From files to records: tables and texts, each fault told with its place."""
