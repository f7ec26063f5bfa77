"""Writes a guide as a folder of web pages, one folder a language."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kiosk.authoring.errors import FolderInUseError
from kiosk.authoring.site.drawings import Drawings
from kiosk.authoring.site.words import SiteWords
from kiosk.content.model import Guide, Section, Text

_COLOURS: Final = "base", "light", "dark"


class Page(msgspec.Struct, frozen=True):
    """One page: ``kind`` names the macro of ``bodies.html`` that writes it, ``part`` is a section's."""

    kind: str
    file: str
    title: str
    part: Section | None = None
    number: int = 0

    @property
    def is_first(self) -> bool:
        """Whether it is the first section."""
        return self.number == 1


def export_site(guide: Guide, folder: Path, resources: Path, theme: Path) -> int:
    """Write the pages of a guide; give how many there are.

    Args:
        guide: What they say.
        folder: Where to; it is made, and may be there already if it is empty.
        resources: The folder of what ships with the kiosk: ``site`` and ``fonts`` in it.
        theme: The compiled theme (`kiosk.authoring.theme`).

    Raises:
        FolderInUseError: There is something in the folder.
        OSError: Something cannot be read, or the folder cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as scratch:
        site = Path(scratch, "site")  # so that a folder half full is never taken for a site
        count = _write_site(guide, site, resources, theme)
        site.replace(folder)
    return count


def _write_site(guide: Guide, folder: Path, resources: Path, theme: Path) -> int:
    folder.mkdir()
    environment = Environment(
        loader=FileSystemLoader(resources / "site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    _write_style(folder, resources, theme)
    _write_media(folder, guide)
    file = resources / "site" / "words.toml"
    words = SiteWords(file, guide.languages[0])
    start = environment.get_template("start.html").render(
        guide=guide, say=words.say, cover=Drawings(guide, words).media(guide.cover)
    )
    (folder / "index.html").write_text(start, encoding="utf-8")
    sites = (_Language(guide, SiteWords(file, language), environment) for language in guide.languages)
    return 1 + sum(site.write(folder / site.language) for site in sites)


class _Language:
    """The pages in one language.

    Args:
        guide: What they say.
        words: Their own words, in that language.
        environment: Has the templates.

    Attributes:
        language: Its code.
    """

    def __init__(self, guide: Guide, words: SiteWords, environment: Environment) -> None:
        self._guide, self._words, self._environment = guide, words, environment
        self._pages = tuple(self._listed())
        self.language = words.language

    def write(self, folder: Path) -> int:
        """Write all pages into a new folder; give how many there are."""
        folder.mkdir()
        page_template = self._environment.get_template("page.html")
        known = self._known()
        bodies = self._environment.get_template("bodies.html").make_module(known)
        for page, following in zip(self._pages, (*self._pages[1:], None), strict=True):
            body = Markup(getattr(bodies, page.kind)(page))  # noqa: S704 - a template wrote and escaped it
            text = page_template.render({**known, "page": page, "next": following, "body": body})
            (folder / page.file).write_text(text, encoding="utf-8")
        return len(self._pages)

    def _listed(self) -> Iterator[Page]:
        guide, say = self._guide, self._words.say
        yield Page("home", "index.html", self._of(guide.title))
        if guide.main_points:
            yield Page("minute", "minute.html", say("minute"))
        for number, part in enumerate(guide.sections, 1):
            yield Page("section", _section_file(part.id), self._of(part.title), part, number)
        yield Page("compare", "compare.html", self._of(guide.comparison.title))
        yield Page("check", "check.html", self._of(guide.questionnaire.title))
        yield Page("ask", "ask.html", say("ask"))
        if guide.common_questions:
            yield Page("common", "common.html", say("common"))
        yield Page("signs", "signs.html", say("signs"))
        for kind in ("glossary", "sources", "about"):
            yield Page(kind, f"{kind}.html", say(kind))

    def _known(self) -> dict[str, object]:
        """Give the names that the templates use."""
        guide, words = self._guide, self._words
        numbers = {each.id: number for number, each in enumerate(guide.evidence, 1)}
        return {
            "guide": guide,
            "language": words.language,
            "pages": self._pages,
            "say": words.say,
            "text": self._of,
            "figures": {each.id: each for each in guide.figures},
            "evidence": {each.id: each for each in guide.evidence},
            "source_number": numbers.__getitem__,
            "section_file": _section_file,
            "kind_of": lambda block: block.__struct_config__.tag,
            "drawing": Drawings(guide, words).draw,
            "condition": lambda item: words.condition(item, guide),
            "reviewed": self._reviewed(guide.reviewed_by, "not-reviewed"),
            "translated": self._reviewed(guide.translation_reviewed_by, "not-translated")
            if len(guide.languages) > 1
            else "",
            "dated": words.say(
                "dates",
                **{
                    "version": guide.version,
                    "published": words.date(guide.published),
                    "review-by": words.date(guide.review_by),
                },
            ),
        }

    def _reviewed(self, reviewer: str, nobody: str) -> str:
        return self._words.say("reviewed-by", who=reviewer) if reviewer else self._words.say(nobody)

    def _of(self, text: Text) -> str:
        return text.get(self._words.language, "")


def _section_file(section: str) -> str:
    return f"section-{section}.html"


def _write_style(folder: Path, resources: Path, theme: Path) -> None:
    """Write the style sheet with the theme's colours, and the fonts with their licence."""
    tokens = msgspec.json.decode(theme.read_bytes(), type=dict[str, object])
    tables = msgspec.convert([tokens[name] for name in _COLOURS], list[dict[str, str]])
    base, light, dark = tables
    style = (resources / "site" / "style.css").read_text(encoding="utf-8")
    rules = (
        f":root {{ {_variables(light, base)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(dark, base)} }} }}\n"
    )
    (folder / "style.css").write_text(f"{rules}{style}", encoding="utf-8")
    (folder / "fonts").mkdir()
    for font in (resources / "fonts").iterdir():
        if font.is_file():
            shutil.copyfile(font, folder / "fonts" / font.name)


def _variables(roles: dict[str, str], base: dict[str, str]) -> str:
    return " ".join(f"--{role}: {base[colour]};" for role, colour in roles.items())


def _write_media(folder: Path, guide: Guide) -> None:
    pictures = [each for each in guide.media if each.type == "png"]
    if pictures:
        (folder / "media").mkdir()
    for picture in pictures:
        (folder / "media" / f"{picture.id}.png").write_bytes(picture.content)
