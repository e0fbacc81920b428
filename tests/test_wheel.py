"""The wheel alone, in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile

import pytest

from helpers import ROOT

CORE_MB = 220


def run(*words, cwd, **more):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "WATCHWORD", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(w) for w in words], cwd=cwd, env={**env, **more}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    home = tmp_path_factory.mktemp("wheel")
    made = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home, ROOT, cwd=home)
    assert made.returncode == 0, made.stdout + made.stderr
    (path,) = home.glob("watchword-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    home = tmp_path_factory.mktemp("installed")
    assert run(sys.executable, "-m", "venv", home / "venv", cwd=home).returncode == 0
    done = run(
        home / "venv" / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check",
        "--only-binary", ":all:", wheel, cwd=home,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return home


@pytest.mark.prove
def test_the_wheel_holds_the_package_its_data_and_its_licence(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        str(p.relative_to(ROOT / "src"))
        for p in (ROOT / "src" / "watchword").rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    assert data <= names
    assert any(n.endswith("LICENSE") for n in names)
    assert any(n.endswith("NOTICE") for n in names)
    assert not [n for n in names if n.startswith(("tests/", "scripts/"))]


@pytest.mark.prove
def test_it_answers_sampler_questions_outside_the_checkout(installed, tmp_path):
    program = installed / "venv" / "bin" / "watchword"
    words = (
        "screen",
        "--sampler",
        "--as-of",
        "2022-06-01",
        "--format",
        "json",
        "Institute of Forensic Science",
    )
    ran = run(program, *words, cwd=tmp_path, HOME=str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    assert answer["sampler"] is True
    assert [h for h in answer["results"][0]["hits"] if h["id"].startswith("us-bis-el:")]
    assert answer["receipt"] is None
    assert not list(tmp_path.iterdir())
    where = run(
        installed / "venv" / "bin" / "python",
        "-c",
        "import watchword; print(watchword.__file__)",
        cwd=tmp_path,
    )
    assert str(ROOT) not in where.stdout
    none = run(program, "screen", "x", cwd=tmp_path, HOME=str(tmp_path))
    assert none.returncode == 2
    assert "watchword update" in none.stderr


@pytest.mark.prove
def test_the_core_stays_small(installed):
    (site,) = (installed / "venv" / "lib").glob("python*/site-packages")
    own = {"pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence.pth"}
    size = sum(
        p.stat().st_size
        for top in site.iterdir()
        if top.name.split("-")[0] not in own
        for p in ([top] if top.is_file() else top.rglob("*"))
        if p.is_file() and "__pycache__" not in p.parts
    )
    assert size <= CORE_MB * 1024 * 1024, f"{size / 1024 / 1024:.0f} MB"
