"""The plot of `run.py`: CPU seconds by triples, both axes logarithmic."""

from collections.abc import Mapping
from pathlib import Path


def plot(seconds: Mapping[str, Mapping[int, float]], into: Path) -> None:
    """Writes an SVG, the same for the same seconds; needs matplotlib."""
    import matplotlib as mpl  # type: ignore[import-not-found]

    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "ladkg", "font.size": 10})
    from matplotlib import pyplot

    ticks = sorted({size for runs in seconds.values() for size in runs})
    figure, axes = pyplot.subplots(figsize=(8, 4.6), layout="constrained")
    for (name, runs), marker in zip(seconds.items(), "osD^vPX", strict=False):
        sizes = sorted(runs)
        own = name == "the change" or name.startswith("ladkg")
        (line,) = axes.plot(sizes, [runs[size] for size in sizes], marker=marker, linewidth=2.5 if own else 1.2)
        last = (sizes[-1], runs[sizes[-1]])
        axes.annotate(
            name.removesuffix(", whole"), last, xytext=(8, -3), textcoords="offset points", color=line.get_color()
        )
    axes.set(xscale="log", yscale="log", xlabel="triples", ylabel="CPU seconds, process and all")
    axes.set_xlim(right=ticks[-1] * 4)
    axes.set_xticks(ticks, [f"{size:,}" for size in ticks])
    axes.xaxis.set_minor_locator(mpl.ticker.NullLocator())
    axes.yaxis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:g}"))
    axes.grid(visible=True, color="#dddddd", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(into, format="svg", metadata={"Date": None, "Creator": None})
