"""Event history models as tables for a paper."""

from __future__ import annotations

from eduplan.report.table import Column, Table
from graph.history import EventHistory

__all__ = ["history_table"]

Notes = tuple[tuple[str, str], ...]

_TERMS = {
    "intercept": ("Intercept", "截距"),
    "neighbours": ("Neighbours that have adopted (share)", "邻地采用比例"),
    "same_province": ("Same province and level (share)", "同省同级采用比例"),
    "superior": ("Superior has adopted", "上级已采用"),
    "log_adopters": ("Adopters anywhere (log)", "全部采用地（对数）"),
    "log_documents": ("Documents held of the place-year (log)", "该地该年持有文件（对数）"),
    "age": ("Years since first naming", "距首见年数"),
    "border": ("Common border", "相邻"),
    "leader_above": ("Leader is above", "先行者为上级"),
    "leader_below": ("Leader is below", "先行者为下级"),
    "log_lag": ("Years since the leader (log)", "距先行者年数（对数）"),
    "log_leaders": ("Leaders available (log)", "可循先行者（对数）"),
}


def history_table(model: EventHistory, notes: Notes, *, dyadic: bool, partial: bool) -> Table:
    """Coefficients with errors, intervals and odds ratios; the fit in the notes."""
    rows = tuple(
        (
            _TERMS.get(term.name, (term.name, term.name))[0],
            term.estimate,
            term.error,
            term.z,
            term.p_value,
            f"{term.low:.3f}, {term.high:.3f}",
            term.odds_ratio,
            _stars(term.p_value),
        )
        for term in model.terms
    )
    errors = f"clustered by place ({model.clusters})" if model.clusters else "not clustered"
    fit = (
        f"Logit; {model.observations} rows, {model.events} adoptions; standard errors {errors}; "
        f"log-likelihood {model.log_likelihood:.2f}, AIC {model.aic:.1f}, McFadden's R2 "
        f"{model.pseudo_r2:.3f}."
        + (f" Left out, since they never vary: {', '.join(model.dropped)}." if model.dropped else "")
        + " * p<0.05, ** p<0.01, *** p<0.001.",
        f"Logit；{model.observations}行，{model.events}次采用；对数似然{model.log_likelihood:.2f}，"
        f"AIC {model.aic:.1f}，McFadden R2 {model.pseudo_r2:.3f}。",
    )
    few = model.events < 10 * (len(model.terms) - 1)
    warned: Notes = (
        (
            (
                "Warning: fewer than ten adoptions a covariate; read intervals with care.",
                "注意：每个协变量不足十次采用。",
            ),
        )
        if few
        else ()
    )
    assumed: Notes = (
        (("Assumed: partial records name all there was.", "假定：部分记录已列全。"),) if partial else ()
    )
    title = (
        ("Dyadic event history, conditional on opportunity", "二元组事件史模型（以机会为条件）")
        if dyadic
        else ("Event history of adoption", "采用事件史模型")
    )
    return Table(
        title,
        (
            Column("term", "Covariate", "协变量"),
            Column("estimate", "Coefficient", "系数"),
            Column("error", "SE", "标准误"),
            Column("z", "z", "z"),
            Column("p_value", "p", "p值"),
            Column("interval", "95 %", "95%区间"),
            Column("odds_ratio", "Odds ratio", "优势比"),
            Column("stars", "", ""),
        ),
        rows,
        (fit, *warned, *assumed, *notes),
    )


def _stars(p_value: float) -> str:
    return "*" * sum(p_value < bound for bound in (0.05, 0.01, 0.001))
