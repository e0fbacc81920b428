"""A small list with real names of many kinds, compiled once."""

from __future__ import annotations

import numpy as np
import pytest

from matching_list import LISTED
from watchword.index.compiled import CompiledNames, compile_names
from watchword.matching import Engine


@pytest.fixture(scope="session")
def names() -> CompiledNames:
    texts = [t for t, _ in LISTED]
    kinds = np.array([k for _, k in LISTED], np.uint8)
    return CompiledNames(
        compile_names(texts, kinds, np.zeros(len(texts), np.bool_), np.arange(len(texts), dtype=np.int32))
    )


@pytest.fixture(scope="session")
def engine(names: CompiledNames) -> Engine:
    return Engine(names)
