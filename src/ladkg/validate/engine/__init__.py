"""An evaluator of SHACL: Core and SPARQL-based constraints, a whole set of focus nodes at a time.

`shapegraph` is what shapes say, `evaluate` what they find; each constraint component is one function, whose docstring
names its section of https://www.w3.org/TR/shacl/.
"""

from ladkg.validate.engine.evaluate import Evaluation, evaluate, findings
from ladkg.validate.engine.index import Graph, Memory
from ladkg.validate.engine.shapegraph import ShapeGraph, shape_graph

__all__ = ["Evaluation", "Graph", "Memory", "ShapeGraph", "evaluate", "findings", "shape_graph"]
