"""The plot of `growth.py`: CPU seconds and memory by resources, beside lines straight from the origin."""

from collections.abc import Mapping
from pathlib import Path


def plot(told: Mapping[int, tuple[float, float]], into: Path) -> None:
    """Writes an SVG of CPU seconds and MB by resources, the same for the same figures; needs matplotlib."""
    import matplotlib as mpl  # type: ignore[import-not-found]

    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "ladkg", "font.size": 10})
    from matplotlib import pyplot

    sizes = sorted(told)
    figure, both = pyplot.subplots(1, 2, figsize=(8, 3.4), layout="constrained")
    for axes, index, name in zip(both, (0, 1), ("CPU seconds, all processes", "memory at most, MB"), strict=True):
        values = [told[size][index] for size in sizes]
        straight = values[-1] / sizes[-1]
        axes.plot([0, sizes[-1]], [0, straight * sizes[-1]], color="#bbbbbb", linewidth=1, linestyle="--")
        axes.plot(sizes, values, marker="o", linewidth=2.2, color="#0b4f8a")
        axes.set(xlabel="resources", title=name, xlim=(0, sizes[-1] * 1.05), ylim=(0, max(values) * 1.1))
        axes.xaxis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.0f}"))
        axes.xaxis.set_major_locator(mpl.ticker.MaxNLocator(4))
        axes.yaxis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.0f}"))
        axes.grid(visible=True, color="#dddddd", linewidth=0.6)
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(into, format="svg", metadata={"Date": None, "Creator": None})
