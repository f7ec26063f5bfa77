"""What this kiosk is made of: every library it needs, with its version and its licence."""

import importlib.metadata
import re
from dataclasses import dataclass
from typing import Final

_PACKAGE: Final = "waiting-room-kiosk"
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST: Final = 80


@dataclass(frozen=True)
class Library:
    """One library.

    Attributes:
        name: what its makers call it.
        version: its version.
        licence: the licence's name, as they tell it.
    """

    name: str
    version: str
    licence: str


def libraries() -> tuple[Library, ...]:
    """Return what the kiosk needs to run, directly or through another library. Reads many files: slow."""
    found: dict[str, Library] = {}
    wanted = [_PACKAGE]
    while wanted:
        name = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()  # PEP 503: names that differ in these are the same
        if key in found:
            continue
        try:
            package = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # another system's, or an older Python's
        found[key] = Library(package.metadata["Name"], package.version, _licence(package))
        for needed in package.requires or ():
            match = _NAME.match(needed)
            if match is not None and "extra ==" not in needed:
                wanted.append(match[0])
    return tuple(found[key] for key in sorted(found))


def _licence(package: importlib.metadata.Distribution) -> str:
    """Take the first of the three places where a package may tell its licence."""
    told = package.metadata
    names = [each for each in ("License-Expression", "License") if each in told]
    expression = next((str(told[each]).strip() for each in names), "")
    if expression and "\n" not in expression and len(expression) <= _LONGEST:
        return expression
    classifiers = [str(each) for each in told.get_all("Classifier", []) if str(each).startswith("License")]
    return ", ".join(each.rpartition(" :: ")[2] for each in classifiers) or expression.partition("\n")[0]
