"""Everything the running program stands on is permissive or LGPL."""

import re
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FREE_ENOUGH = re.compile(
    r"\b(MIT(-0|-CMU)?|HPND|BSD(-\d-Clause)?|0BSD|ISC(L)?|Apache(-2\.0)?|PSF|Python Software Foundation|Zlib|LGPL|"
    r"Lesser General Public|Unlicense|CC0)",
    re.IGNORECASE,
)


def licences(package: Distribution) -> list[str]:
    """Return the licences a package offers to choose from, by its expression, its classifiers or its own words."""
    about = package.metadata
    if "License-Expression" in about:
        return re.split(r"\s+OR\s+", about["License-Expression"])
    if classified := [line for line in about.get_all("Classifier", []) if line.startswith("License ::")]:
        return classified
    return [about["License"].split("\n")[0]] if "License" in about else []


def is_free_enough(licence: str) -> bool:
    """Return whether each part of a licence is one we may stand on."""
    return all(FREE_ENOUGH.search(part) for part in re.split(r"\s+AND\s+", licence))


def running_packages() -> dict[str, Distribution]:
    """Return what is installed because the program or its server extra asks for it."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement("ledger-app[server]")]
    seen = set()
    while waiting:
        wanted = waiting.pop()
        name, extras = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found[name] = distribution(name)
        for line in found[name].requires or []:
            needed = Requirement(line)
            if any(not needed.marker or needed.marker.evaluate({"extra": extra}) for extra in extras | {""}):
                waiting.append(needed)
    del found["ledger-app"]
    return found


@pytest.mark.parametrize("name", sorted(running_packages()))
def test_a_package_of_the_running_program_is_free_enough(name: str) -> None:
    offered = licences(distribution(name))
    assert any(is_free_enough(licence) for licence in offered), f"{name}: {offered}"


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "License :: OSI Approved :: GPLv3", "MIT AND GPL-2.0"]
)
def test_a_licence_that_binds_the_whole_is_refused(licence: str) -> None:
    assert not is_free_enough(licence)
