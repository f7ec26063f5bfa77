"""What has no room on the screens or on the page, as findings beside the lines of an author's files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kiosk.authoring.findings import Finding, Findings, Place, Places, in_file_order
from kiosk.authoring.loading import CheckedFolder
from kiosk.authoring.plain.texts import Text, texts_of
from kiosk.content.misfit import ShownMisfit

_PROBLEMS: Final = {
    "cut": "is cut",
    "outside": "does not fit its place",
    "overlap": "lies over something else",
    "tall": "is taller than the screen",
    "small": "is too small to be touched",
    "near": "is too near to something else that can be touched",
}
_WORDS_TOLD: Final = 60
"""Letters of a text that a finding quotes."""


def with_misfits(checked: CheckedFolder) -> CheckedFolder:
    """Return what came of a folder, with a finding for each text that has no room.

    Some seconds a language: every screen is shown, though nobody sees it. Once a process.

    Args:
        checked: The folder as it was checked; one with errors comes back as it is.
    """
    if checked.guide is None:
        return checked
    from kiosk.screen_fit import measure_apart  # noqa: PLC0415 - Qt is slow to import, and may be missing

    found = told(measure_apart(checked.guide), tuple(texts_of(checked.guide)), checked.places)
    return replace(checked, findings=in_file_order((*checked.findings, *found)))


def told(misfits: Iterable[ShownMisfit], texts: Sequence[Text], places: Places) -> tuple[Finding, ...]:
    """Return a finding for each text that has no room, however often it was met: the worst of its places.

    Args:
        misfits: What was met on the screens and on the page.
        texts: All texts of the guide.
        places: From which lines they were read.
    """
    findings = Findings()
    met: dict[tuple[str, str, Place], list[ShownMisfit]] = {}
    for each in misfits:
        text = _text_behind(each, texts)
        place = places.find(text.trail) if text is not None else Place("guide.toml", 1)
        words = text.words if text is not None else each.misfit.text or each.misfit.told
        met.setdefault((each.misfit.kind, words, place), []).append(each)
    for (kind, words, place), alike in met.items():
        worst = max(alike, key=lambda each: each.misfit.by)
        if kind == "page":
            problem = f"the page in `{worst.language}` ({worst.look}): {words.rstrip('.')}"
            findings.add("page-does-not-fit", place, problem)
        else:
            findings.add("does-not-fit", place, f"{_quoted(words)} {_PROBLEMS[kind]}{_where(worst, alike)}")
    return findings.sorted()


def _where(worst: ShownMisfit, alike: Sequence[ShownMisfit]) -> str:
    by = f" by {worst.misfit.by} pixels" if worst.misfit.by else ""
    others = len(alike) - 1
    more = f", and {others} more times" if others else ""
    return f"{by} on the screen `{worst.scene}` in `{worst.language}` at {worst.look}, largest text{more}"


def _text_behind(shown: ShownMisfit, texts: Sequence[Text]) -> Text | None:
    """Return the guide's longest text in what has no room; None for the kiosk's own words."""
    words = _joined(shown.misfit.text)
    of_language = [each for each in texts if each.language == shown.language and each.words.strip()]
    inside = [each for each in of_language if _joined(each.words) in words]
    return max(inside, key=lambda each: len(each.words), default=None)


def _joined(words: str) -> str:
    return " ".join(words.split())


def _quoted(words: str) -> str:
    line = _joined(words)
    return f'"{line}"' if len(line) <= _WORDS_TOLD else f'"{line[:_WORDS_TOLD].rstrip()} …"'
