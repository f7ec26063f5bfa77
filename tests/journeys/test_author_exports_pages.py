"""An author writes a guide as web pages: complete, honest, and working without scripts or a network."""

import datetime as dt
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from kiosk import paths
from kiosk.authoring.cli import main
from kiosk.authoring.errors import FolderInUseError
from kiosk.authoring.loading import load_guide
from kiosk.authoring.site.export import export_site
from kiosk.content.model import Guide, Media

ROOT = Path(__file__).parents[2]
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
VOID = {"meta", "link", "br", "image", "path", "circle", "rect"}


class Read(HTMLParser):
    """What a reader of one page meets."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        self.links += [str(values[name]) for name in ("href", "src") if values.get(name)]
        self.ids += [str(values["id"])] if values.get("id") else []
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def site(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "site"
    export_site(guide, folder, paths.resources(), paths.theme())
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Read]:
    return {file: Read(file) for file in site.rglob("*.html")}


def test_every_link_leads_somewhere_in_the_folder_or_to_a_source(pages: dict[Path, Read]) -> None:
    for file, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                assert file.stem == "sources"
                continue
            name, _, place = link.partition("#")
            target = (file.parent / name).resolve() if name else file
            assert target.is_file(), f"{file.name}: {link}"
            if place:
                assert place in pages[target].ids, f"{file.name}: {link}"


def test_no_page_needs_a_script_or_may_run_one(pages: dict[Path, Read]) -> None:
    for page in pages.values():
        policies = [values["content"] for tag, values in page.tags if values.get("http-equiv")]
        assert policies == [POLICY]
        assert not {tag for tag, _ in page.tags} & {"script", "style", "form", "iframe", "object"}
        assert not [name for _, values in page.tags for name in values if name == "style" or name[:2] == "on"]


def test_headings_begin_at_one_and_skip_no_level(pages: dict[Path, Read]) -> None:
    for file, page in pages.items():
        assert page.headings.count(1) == 1, file
        steps = zip([0, *page.headings], page.headings, strict=False)
        assert all(after <= before + 1 for before, after in steps), (file, page.headings)


def test_ids_are_unique_within_a_page(pages: dict[Path, Read]) -> None:
    for file, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), file


def test_every_drawing_says_what_it_shows_or_is_passed_over(pages: dict[Path, Read]) -> None:
    told = [values for page in pages.values() for tag, values in page.tags if tag == "svg"]
    assert len(told) > 10
    for values in told:
        assert (values.get("role") == "img" and values.get("aria-label")) or values["aria-hidden"] == "true"


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_of_the_guide_is_on_the_pages(guide: Guide, site: Path, language: str) -> None:
    words = {file.stem: Read(file).words for file in (site / language).iterdir()}
    wanted = {
        "compare": [
            row.cells[option.id] for row in guide.comparison.attributes for option in guide.comparison.options
        ],
        "ask": [each.text for group in guide.question_groups for each in group.questions],
        "common": [each.question for each in guide.common_questions],
        "signs": [guide.warning_signs.lead, *(sign.text for sign in guide.warning_signs.signs)],
        "glossary": [term.meaning for term in guide.glossary],
        "sources": [each.certainty for each in guide.evidence],
        "minute": [point.text for point in guide.main_points],
        "check": [item.text for item in guide.questionnaire.items],
    }
    for page, texts in wanted.items():
        assert all(" ".join(text[language].split()) in words[page] for text in texts), page
    assert len([name for name in words if name.startswith("section-")]) == len(guide.sections)


def test_each_page_says_that_nobody_has_reviewed_the_guide(site: Path, guide: Guide) -> None:
    for language, told in (("en", "No clinician has reviewed this guide yet."), ("es", "Ningún profesional")):
        assert all(told in Read(file).words for file in (site / language).iterdir())
    assert not guide.reviewed_by


def test_a_question_that_hangs_on_another_says_so(site: Path) -> None:
    assert "marked before: Had a test shot: Yes." in Read(site / "en" / "check.html").words


def test_words_of_a_guide_cannot_become_markup(guide: Guide, tmp_path: Path) -> None:
    spiteful = dict.fromkeys(guide.languages, '<script>alert("x")</script>')
    mean = msgspec.structs.replace(guide, tagline=spiteful)
    export_site(mean, tmp_path / "site", paths.resources(), paths.theme())
    text = (tmp_path / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_photograph_is_a_file_of_its_own(guide: Guide, tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x14\x08\x02\0\0\0"
    media = tuple(
        Media(each.id, "png", each.alt, png) if each.id == "where-the-joint-is" else each
        for each in guide.media
    )
    export_site(msgspec.structs.replace(guide, media=media), tmp_path / "s", paths.resources(), paths.theme())
    assert (tmp_path / "s" / "media" / "where-the-joint-is.png").read_bytes() == png
    pages = "".join(file.read_text("utf-8") for file in (tmp_path / "s" / "en").glob("section-*.html"))
    assert 'viewBox="0 0 40 20"' in pages


def test_a_folder_with_something_in_it_is_left_alone(guide: Guide, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUseError):
        export_site(guide, tmp_path, paths.resources(), paths.theme())
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "site"
    assert main(["export-html", str(ROOT / "tests" / "data" / "tiny-guide"), "-o", str(folder)]) == 0
    told = capsys.readouterr().out
    assert f"{len(list(folder.rglob('*.html')))} pages" in told
