#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The figures of compare as a picture: seconds by rows, seconds by rules, the raw scan as the line to measure by.

usage: plot.py FIGURES.json PICTURE.svg
"""
import json
import sys

import matplotlib
matplotlib.use("svg")
from matplotlib import pyplot, rcParams, ticker  # noqa: E402

# The same picture from the same figures.
rcParams["svg.hashsalt"] = "hecha"
STYLES = {
    "hecha, 1 worker": ("#c1272d", "o", 2.6), "hecha, 2 workers": ("#7b1113", "s", 2.6),
    "SQL in the sqlite3 shell": ("#0068a8", "^", 1.4), "DuckDB, its own tables": ("#e0a800", "v", 1.4),
    "DuckDB with import": ("#a87900", "D", 1.4), "pandas": ("#5b2a86", "P", 1.4),
    "GoRules ZEN": ("#1b8a5a", "X", 1.4), "json-rules-engine": ("#777777", "*", 1.4),
}
SCAN = ("#000000", ".", 1.2)


def lines(reports, across):
    """(name, [x], [seconds], [ratio]) of everybody that took part, the raw scan of everybody's columns first."""
    found = {"raw scan": ([], [], [])}
    for report in reports:
        whole = next(one for one in report["contenders"] if one["rules"] == report["rules"])
        for one in [{"name": "raw scan", "seconds": whole["scan_seconds"], "ratio_to_scan": None}, *report["contenders"]]:
            for values, value in zip(found.setdefault(one["name"], ([], [], [])), (report[across], one["seconds"], one["ratio_to_scan"])):
                values.append(value)
    return [(name, *values) for name, values in found.items()]


def named(name, x, ratios, last):
    """The name with how many times the raw scan it took, and where that was, unless at the end."""
    if ratios[-1] is None:
        return name
    where = "" if x[-1] == last else f"  (at {x[-1]:,})"
    return f"{name}  {ratios[-1]:,.{0 if ratios[-1] >= 100 else 1}f} ×{where}"


def draw(axes, reports, across, title, label):
    shown, last = lines(reports, across), reports[-1][across]
    # In the order of the lines' ends, the highest first, then those that end before.
    for name, x, y, ratios in sorted(shown, key=lambda line: (line[1][-1], line[2][-1]), reverse=True):
        colour, marker, width = STYLES.get(name, SCAN)
        axes.plot(x, y, color=colour, marker=marker, linewidth=width, markersize=6, linestyle="--" if name == "raw scan" else "-",
                  label=named(name, x, ratios, last))
    axes.set(xscale="log", yscale="log", title=title, xlabel=label, ylabel="seconds")
    axes.set_xticks([report[across] for report in reports], [f"{report[across]:,}" for report in reports])
    axes.xaxis.set_minor_locator(ticker.NullLocator())
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.grid(which="major", alpha=0.35)
    axes.spines[["top", "right"]].set_visible(False)
    legend = axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1), frameon=False, fontsize=9, labelspacing=0.9)
    for text in legend.get_texts():
        text.set_fontweight("bold" if text.get_text().startswith("hecha") else "normal")


def main(figures, picture):
    with open(figures, encoding="utf-8") as file:
        report = json.load(file)
    panels = [(report["rows"], "rows", "Growth with rows, {rules} rules", "rows in the tables that are read"),
              (report["rules"], "rules", "Growth with rules, {rows:,} rows", "rules")]
    panels = [panel for panel in panels if panel[0]]
    figure, all_axes = pyplot.subplots(1, len(panels), figsize=(8 * len(panels), 5.6), squeeze=False)
    for axes, (reports, across, title, label) in zip(all_axes[0], panels):
        draw(axes, reports, across, title.format(**reports[-1]), label)
    figure.text(0.01, 0.01, f"Medians of {report['runs']}. The number behind a name: how many times the raw scan of the columns that its rules read, at its last point.",
                fontsize=8, color="#555555")
    figure.subplots_adjust(left=0.05, right=0.83, wspace=0.95, bottom=0.14, top=0.92)
    figure.savefig(picture, metadata={"Date": None} if str(picture).endswith(".svg") else None, dpi=110, bbox_inches="tight")


if __name__ == "__main__":
    main(*sys.argv[1:])
