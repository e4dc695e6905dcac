"""The simulation in one picture: what routing reaches, and the bound, as participation falls."""

from __future__ import annotations

from pathlib import Path

import altair as alt

from bench.simulated.measures import Figures
from poortgenoot.sparring.terms import Term

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "simulation.svg"
INK, HUES = "#33302b", {"today": "#a4552f", "this week": "#2f6f8f", "no hurry": "#5d7a2e"}
SAID = dict(zip(Term, HUES, strict=True))


def draw(measured: dict[str, Figures]) -> None:
    """Write the picture: one panel without duty, one with two on duty for each profession."""
    points = [
        {
            "duty": ("nobody", "one", "two")[duty] + " on duty",
            "answering": 100 * f.answering,
            "term": SAID[term],
            "line": line,
            "share": 100 * share,
        }
        for duty in (0, 2)
        for name, f in measured.items()
        if name == f"duty {duty}" or name.startswith(f"duty {duty},")
        for line, shares in (("routing", f.in_time), ("bound", f.bound))
        for term, share in shares.items()
    ]
    chart = (
        alt.Chart(alt.Data(values=points))
        .mark_line(point={"size": 35}, strokeWidth=2)
        .encode(
            x=alt.X("answering:Q", title="members who ever answer (%)", scale=alt.Scale(domain=[0, 25])),
            y=alt.Y("share:Q", title="first answer in time (%)", scale=alt.Scale(domain=[0, 100])),
            color=alt.Color("term:N", title="term", scale=alt.Scale(domain=list(HUES), range=list(HUES.values()))),
            strokeDash=alt.StrokeDash(
                "line:N",
                title=None,
                sort=["routing", "bound"],
                legend=alt.Legend(symbolType="stroke", symbolSize=400, symbolStrokeColor=INK),
            ),
            column=alt.Column("duty:N", title=None),
        )
        .properties(width=300, height=240)
        .configure(font="Atkinson Hyperlegible Next, sans-serif", background="#fbf8f2")
        .configure_axis(labelColor=INK, titleColor=INK, gridColor="#e6e0d4", domainColor=INK)
        .configure_legend(labelColor=INK, titleColor=INK)
        .configure_header(labelColor=INK, labelFontSize=13)
        .configure_view(stroke=None)
    )
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    chart.save(PICTURE)
