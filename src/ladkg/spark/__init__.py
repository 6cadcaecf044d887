"""Past one machine: the dataset made as Spark jobs, each partition with the same code as on one machine.

Only `job` knows Spark. What decides that the outcome is the same stands beside it, as pure functions: `places` (which
rows must be seen together), `reference` (what every partition sees), `work` (what is done with one of them).
"""
