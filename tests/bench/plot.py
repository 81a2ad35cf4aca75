#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The figures of compare as a picture: seconds by rows, seconds by rules, the raw scan as the line to measure by.

usage: plot.py FIGURES.json PICTURE.svg
"""
import json
import math
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


def apart(heights, least):
    """The heights, moved until each is `least` away from the next."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved = [heights[i] for i in order]
    for _ in range(200):
        for i in range(len(moved) - 1):
            short = (least - (moved[i + 1] - moved[i])) / 2
            if short > 0:
                moved[i], moved[i + 1] = moved[i] - short, moved[i + 1] + short
    return [moved[order.index(i)] for i in range(len(order))]


def name_lines(axes, shown):
    """Names and ratios beside the ends: in a column at the right, or above a line that ends before the others."""
    last = max(x[-1] for _, x, _, _ in shown)
    low, high = (math.log10(limit) for limit in axes.get_ylim())
    beside = [line for line in shown if line[1][-1] == last]
    heights = apart([(math.log10(y[-1]) - low) / (high - low) for _, _, y, _ in beside], 0.052)
    for name, x, y, ratios in shown:
        colour, text = STYLES.get(name, SCAN)[0], name
        if ratios[-1] is not None:
            text += f"  {ratios[-1]:,.{0 if ratios[-1] >= 100 else 1}f} ×"
        weight = "bold" if name.startswith("hecha") else "normal"
        if x[-1] < last:
            axes.annotate(text, (x[-1], y[-1]), xytext=(0, 8), textcoords="offset points", ha="center", fontsize=9, color=colour)
            continue
        height = heights[[line[0] for line in beside].index(name)]
        axes.annotate(text, (x[-1], y[-1]), xytext=(1.06, height), textcoords="axes fraction", va="center", fontsize=9, color=colour,
                      fontweight=weight, annotation_clip=False,
                      arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.6, "alpha": 0.6, "shrinkA": 0, "shrinkB": 4, "relpos": (0, 0.5)})


def draw(axes, reports, across, title, label):
    shown = lines(reports, across)
    for name, x, y, _ in shown:
        colour, marker, width = STYLES.get(name, SCAN)
        axes.plot(x, y, color=colour, marker=marker, linewidth=width, markersize=6, linestyle="--" if name == "raw scan" else "-")
    axes.set(xscale="log", yscale="log", title=title, xlabel=label, ylabel="seconds")
    axes.xaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.grid(which="major", alpha=0.35)
    axes.spines[["top", "right"]].set_visible(False)
    name_lines(axes, shown)


def main(figures, picture):
    with open(figures, encoding="utf-8") as file:
        report = json.load(file)
    panels = [(report["rows"], "rows", "Growth with rows, {rules} rules", "rows in the tables that are read"),
              (report["rules"], "rules", "Growth with rules, {rows:,} rows", "rules")]
    panels = [panel for panel in panels if panel[0]]
    figure, all_axes = pyplot.subplots(1, len(panels), figsize=(7.4 * len(panels), 5.6), squeeze=False)
    for axes, (reports, across, title, label) in zip(all_axes[0], panels):
        draw(axes, reports, across, title.format(**reports[-1]), label)
    figure.text(0.01, 0.01, f"Medians of {report['runs']}. The number behind a name: how many times the raw scan of the columns that its rules read, at the last point.",
                fontsize=8, color="#555555")
    figure.subplots_adjust(left=0.07, right=0.85, wspace=0.66, bottom=0.14, top=0.92)
    figure.savefig(picture, metadata={"Date": None} if str(picture).endswith(".svg") else None, dpi=110)


if __name__ == "__main__":
    main(*sys.argv[1:])
