"""How well a search finds the right entries. The measures are ir-measures' (pytrec_eval).

ir-measures takes 0.1 s to import and to compute; ranx, which compiles with numba, takes 4 s, and
34 s the first time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import ir_measures
from ir_measures import RR, R, Success, nDCG

MEASURES = {
    "hit@1": Success @ 1,
    "hit@3": Success @ 3,
    "hit@5": Success @ 5,
    "recall@5": R @ 5,
    "mrr": RR,
    "ndcg@10": nDCG @ 10,
}


def retrieval(
    relevant: Mapping[str, Collection[str]], found: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Each measure for each question: `{"mrr": {"q1": 1.0}}`.

    `relevant` holds the right ids of each question, `found` what a search gives, best first; a
    question without anything found scores 0. With rel(i) = 1 where the i-th one found is right:

    - hit@k: 1 where any of the first k is right (trec_eval's success);
    - recall@k: right ones among the first k / all right ones;
    - mrr: mean of 1 / rank of the first right one (Voorhees 1999, TREC-8 QA track);
    - nDCG@10: sum of rel(i) / log2(i + 1) over the first ten, divided by the highest that it
      can be (Järvelin & Kekäläinen 2002).
    """
    wanted = {question: dict.fromkeys(ids, 1) for question, ids in relevant.items() if ids}
    # Scores that fall with the rank: trec_eval would order equal scores by id.
    run = {
        question: {source: float(-rank) for rank, source in enumerate(found.get(question, ()))}
        for question in wanted
    }
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(wanted, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), wanted, run):
        values[names[metric.measure]][metric.query_id] = metric.value
    return values
