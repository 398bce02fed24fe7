"""A portfolio as an index: content -> typed entries -> passages -> vectors in Chroma -> search."""

from index.corpus import load_corpus
from index.entry import KINDS, Entry, Kind, Status, YearMonth
from index.errors import CorpusError, IndexingError, Problem
from index.manifest import Manifest
from index.opening import State, open_index, state_of
from index.passage import Passage
from index.search import Hit, Index

__all__ = [
    "KINDS",
    "CorpusError",
    "Entry",
    "Hit",
    "Index",
    "IndexingError",
    "Kind",
    "Manifest",
    "Passage",
    "Problem",
    "State",
    "Status",
    "YearMonth",
    "load_corpus",
    "open_index",
    "state_of",
]
