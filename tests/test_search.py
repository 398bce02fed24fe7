"""Search: words, keywords, and both searches together on the shipped portfolio."""

from __future__ import annotations

import bm25s
import numpy as np
import pytest

from index import Index
from index.fusion import fuse
from index.keywords import Keywords
from index.words import words

QUESTIONS = [
    "Does the engineer know Redis?",
    "How long were they at Soulofox Studio?",
    "Which CI/CD tools?",
    "node js",
    "Kafka",
    "",
    "?!",
    "什么",
    "mill " * 500,
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Node.js and nodejs", ["node.j", "node", "js", "nodej"]),
        ("CI/CD", ["ci/cd", "ci", "cd"]),
        ("real-time", ["realtim", "real", "time"]),
        ("realtime", ["realtim"]),
        ("C++, C# and C", ["c++", "c#", "c"]),
        ("50K+ of 1M+", ["50k", "1m"]),
        ("B+ Trees", ["b+", "b", "tree"]),
        ("2.5 hours, 2023-04", ["2.5", "hour", "2023-04"]),
        ("the engineer's caches don't", ["engin", "cach", "don"]),
        ("Café MÜNCHEN", ["cafe", "munchen"]),
        ("What is it?", []),
        ("", []),
    ],
)
def test_words_are_folded_and_stemmed_and_names_keep_their_marks(
    text: str, found: list[str]
) -> None:
    assert words(text) == found


def test_keywords_score_as_bm25s_does(index: Index) -> None:
    texts = [passage.searched for passage in index.passages]
    library = bm25s.BM25()
    library.index([words(text) for text in texts], show_progress=False)
    keywords = Keywords.build(texts)
    for question in ("Redis and RabbitMQ", "feature flags", "How is Node.js used?"):
        expected = library.get_scores(
            [word for word in words(question) if word in keywords.columns]
        )
        np.testing.assert_allclose(keywords.scores(question), expected, rtol=1e-6)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    keywords = Keywords.build(["mill corn", "mill wheel", "mill dam"])
    assert keywords.scores("mill corn").tolist() == pytest.approx(
        [
            # idf ln(1 + (3 - 3 + .5) / 3.5) and ln(1 + (3 - 1 + .5) / 1.5), length norm 1,
            # one occurrence: 1 / (1 + 1.5)
            (np.log(1 + 0.5 / 3.5) + np.log(1 + 2.5 / 1.5)) / 2.5,
            np.log(1 + 0.5 / 3.5) / 2.5,
            np.log(1 + 0.5 / 3.5) / 2.5,
        ]
    )


def test_a_text_of_function_words_only_can_be_indexed() -> None:
    assert Keywords.build(["is it", "so"]).scores("mill").tolist() == [0, 0]


def test_the_best_words_and_the_best_vector_count_together() -> None:
    fused = fuse(np.array([0.5, 0.4], np.float32), np.array([1.0, 4.0], np.float32))
    assert fused.tolist() == pytest.approx([0.7 * 0.5 + 0.3 / 4, 0.7 * 0.4 + 0.3])


def test_without_common_words_similarity_decides() -> None:
    fused = fuse(np.array([0.5, 0.4], np.float32), np.zeros(2, np.float32))
    assert fused[0] > fused[1] > 0


@pytest.mark.parametrize("question", QUESTIONS)
def test_hits_come_best_first_and_show_what_they_scored(index: Index, question: str) -> None:
    hits = index.search(question, limit=5)
    similarities = index.similarities(index.embed([question])[0])
    rows = {passage.id: row for row, passage in enumerate(index.passages)}
    assert len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.similarity == pytest.approx(float(similarities[rows[hit.passage.id]]), abs=1e-6)
        assert hit.bm25 >= 0


def test_the_same_question_gets_the_same_hits(index: Index) -> None:
    first = index.search("caching", limit=86)
    assert index.search("caching", limit=86, vector=index.embed(["caching"])[0]) == first
    assert len({hit.passage.id for hit in first}) == len(first) == 86


def test_a_limit_over_the_number_of_passages_gives_them_all(index: Index) -> None:
    assert len(index.search("caching", limit=1000)) == len(index.passages)


def test_chroma_finds_what_comparing_all_vectors_finds(index: Index) -> None:
    vector = index.embed(["How do they debug user sessions?"])[0]
    exact = np.argsort(-index.similarities(vector))[:10]
    assert index._nearest(vector, 10).tolist() == exact.tolist()


def test_words_find_a_name_that_the_vector_alone_does_not(index: Index) -> None:
    best = index.search("Loopback 4")[0]
    assert best.passage.entry_id == "role/soulofox-studio"
    assert best.bm25 > 0


def test_an_entry_is_found_by_its_id_and_an_unknown_id_is_a_key_error(index: Index) -> None:
    assert index.entry("role/brandlock").position == "Software Engineer"
    with pytest.raises(KeyError):
        index.entry("role/google")
