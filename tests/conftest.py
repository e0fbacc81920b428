"""What every test may use: the real lists, one archive of them, and the long checks' mark.

`shared` tests read ../shared/data beside the repository; without it they are skipped, but where CI has
it and can't read it they fail. `prove` tests are long and run only when `-m` asks for them.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helpers import LISTS, Measured, archive_from, in_ci, made_lists, measure_update

settings.register_profile(
    "watchword", deadline=None, derandomize=in_ci(), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("watchword")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long checks run only when the command line names marks."""
    if config.option.markexpr or any("::" in a for a in config.args):
        return
    long = [i for i in items if i.get_closest_marker("prove")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [i for i in items if not i.get_closest_marker("prove")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Real lists: absent is a skip, there but unreadable is a failure where CI runs."""
    if not item.get_closest_marker("shared"):
        return
    home = LISTS.parent.parent  # ../shared
    if not home.exists():
        pytest.skip("the real lists aren't beside the repository (../shared/data)")
    try:
        empty = not any(LISTS.iterdir())
    except OSError as why:
        trouble = str(why)
    else:
        trouble = f"{LISTS} is empty" if empty else ""
    if trouble and in_ci():
        pytest.fail(f"the real lists can't be read: {trouble}")
    if trouble:
        pytest.skip(f"the real lists can't be read: {trouble}")


@pytest.fixture(autouse=True)
def _no_users_archive(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test ever meets the archive of whoever runs it."""
    monkeypatch.delenv("WATCHWORD_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "nobody"))


@pytest.fixture(scope="session")
def made_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of :func:`helpers.made_lists`; tests that change it take a copy."""
    root = tmp_path_factory.mktemp("made")
    return archive_from(made_lists(root / "lists"), root / "archive")


@pytest.fixture
def archive(made_archive: Path, tmp_path: Path) -> Path:
    """A copy of :func:`made_archive` that a test may change."""
    return shutil.copytree(made_archive, tmp_path / "archive")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """One archive of every OFAC and CSL edition, and what making it took.

    Built once a session, in $WATCHWORD_TEST_ARCHIVE where that names a folder, and taken from there
    where one was built before.
    """
    given = os.environ.get("WATCHWORD_TEST_ARCHIVE")
    home = Path(given) if given else tmp_path_factory.mktemp("real")
    # Of several workers the first builds it; the others wait.
    with (home.parent / f"{home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Measured.read(home) or measure_update(LISTS, home)


@pytest.fixture(scope="session")
def real_archive(real: Measured) -> Path:
    """The folder of :func:`real`."""
    return real.archive
