"""What is shipped: built as a user gets it, installed where nothing else is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from spindetect.resources import manifest
from spindetect.version import __version__

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds" / "harbor-bridge"
HEAVY = ("torch", "scikit-learn", "sentence-transformers", "transformers", "scipy", "pytest")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run it away from the checkout, without this process's environment."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(cwd), "LANG": "C.UTF-8"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source archive, and the wheel that is built from it."""
    out = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    done = run(*build, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl"))


def package_files() -> set[str]:
    """Every file of the package that git does not ignore."""
    listing = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "spindetect")
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {name for name in names.splitlines() if (ROOT / name).is_file()}


def model_files() -> set[str]:
    return {"models/MANIFEST.json", "models/README.md", *(f"models/{name}" for name in manifest())}


def test_the_wheel_holds_the_package_the_models_and_nothing_else(
    archives: tuple[Path, Path],
) -> None:
    info = f"spindetect-{__version__}.dist-info"
    expected = package_files() | {f"spindetect/{name}" for name in model_files()}
    expected |= {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    expected.add(f"{info}/licenses/LICENSE")
    with zipfile.ZipFile(archives[1]) as wheel:
        assert set(wheel.namelist()) == expected


def test_the_source_archive_holds_what_the_wheel_is_built_from(
    archives: tuple[Path, Path],
) -> None:
    extra = {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "PKG-INFO", ".gitignore"}
    with tarfile.open(archives[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names == package_files() | model_files() | extra


def runtime(wheel: Distribution) -> Iterator[Distribution]:
    """Everything the wheel needs at run time, directly or not, as installed here."""
    waiting = [(requirement, "") for requirement in wheel.requires or []]
    seen: set[tuple[str, str]] = set()
    while waiting:
        text, extra = waiting.pop()
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is not None and not marker.evaluate({"extra": extra}):
            continue
        needed = distribution(requirement.name)
        name = canonicalize_name(requirement.name)
        for wanted in ("", *requirement.extras):
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                waiting += [(further, wanted) for further in needed.requires or []]
                yield needed


def copy_into(folder: Path, needed: Distribution) -> None:
    for file in needed.files or []:
        target = folder / file
        if ".." not in file.parts and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(str(needed.locate_file(file)), target)


@pytest.fixture(scope="module")
def installed(archives: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Commands of an environment with the wheel and its run-time requirements only.

    The requirements are copied from the environment of the tests, so that no
    network is needed; which ones is read from the wheel.
    """
    home = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home).returncode == 0
    python = home / "bin" / "python"
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    packages = Path(where.stdout.strip())
    pip = (sys.executable, "-m", "pip", "--python", python)
    done = run(*pip, "install", "--no-index", "--no-deps", archives[1], cwd=home)
    assert done.returncode == 0, done.stdout + done.stderr
    wheel = PathDistribution(packages / f"spindetect-{__version__}.dist-info")
    for needed in runtime(wheel):
        copy_into(packages, needed)
    check = run(*pip, "check", cwd=home)
    assert check.returncode == 0, check.stdout
    return home / "bin"


def test_nothing_heavy_comes_with_the_core(installed: Path) -> None:
    for name in HEAVY:
        code = f"import importlib.metadata as m; m.version({name!r})"
        done = run(installed / "python", "-c", code, cwd=installed)
        assert "PackageNotFoundError" in done.stderr, name


def test_the_installed_command_knows_its_version_and_its_models(installed: Path) -> None:
    version = run(installed / "spindetect", "--version", cwd=installed)
    assert (version.returncode, version.stdout) == (0, f"spindetect {__version__}\n")
    models = run(installed / "spindetect", "models", cwd=installed)
    lines = models.stdout.splitlines()
    assert models.returncode == 0, models.stdout + models.stderr
    assert len(lines) == len(manifest())
    assert all(re.match(r"ok\s", line) for line in lines)


@pytest.mark.parametrize("copy", ["spun.txt", "spun.html"])
def test_the_installed_command_scores(installed: Path, tmp_path: Path, copy: str) -> None:
    for name in ("original.txt", copy):
        shutil.copy(SEEDS / name, tmp_path)
    score = (installed / "spindetect", "score", "original.txt", copy)
    text = run(*score, cwd=tmp_path)
    assert (text.returncode, text.stderr) == (0, "")
    assert text.stdout.startswith("Derived from the original")
    both = run(*score, "--json", "--html", "report.html", cwd=tmp_path)
    assert (both.returncode, both.stderr) == (0, "")
    report = json.loads(both.stdout)
    assert report["schema"] == "spindetect.report/1"
    assert report["verdict"]["derivation"] == "derived"
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "Derived from the original" in page


def test_the_installed_library_scores_without_the_command_line(
    installed: Path, tmp_path: Path
) -> None:
    code = (
        "import sys, pathlib, spindetect\n"
        "pair = [pathlib.Path(name) for name in sys.argv[1:]]\n"
        "print(spindetect.score(*pair).verdict.derivation)\n"
        "print(sorted({'typer', 'rich', 'trafilatura', 'lxml'} & set(sys.modules)))\n"
    )
    pair = (SEEDS / "original.txt", SEEDS / "spun.txt")
    done = run(installed / "python", "-c", code, *pair, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("derived\n[]\n", "")
