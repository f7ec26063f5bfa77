"""Pictures of every screen: in each language, contrast, text size and screen size."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.content.model import Guide, IconArray, Item
from kiosk.ui.hands import Hands
from kiosk.ui.navigator import Navigator
from kiosk.ui.session import VisitSession
from kiosk.ui.stage import Stage
from kiosk.ui.theme import TEXT_PERCENTS, Contrast
from kiosk.ui.window import KioskWindow
from kiosk.visit.questionnaire import NOT_SURE
from kiosk.visit.visit import Visit

SCREEN_SIZES = (QSize(1920, 1080), QSize(1280, 800), QSize(3840, 2160), QSize(1080, 1920))
"""The panels that the screens are made for, in pixels."""

CONTRASTS: tuple[Contrast, ...] = ("light", "dark")


@dataclass(frozen=True)
class Scene:
    """A screen with something on it.

    Attributes:
        name: how its pictures are called.
        place: where the patient is.
        then: what happens there before the picture is taken, or None.
    """

    name: str
    place: str
    then: Callable[[], None] | None = None


@dataclass(frozen=True)
class Look:
    """One way to see a scene."""

    language: str
    contrast: Contrast
    text_percent: int
    size: QSize

    def __str__(self) -> str:
        size = f"{self.size.width()}x{self.size.height()}"
        return f"{self.language}-{self.contrast}-{self.text_percent}-{size}"


def all_looks(guide: Guide) -> Iterator[Look]:
    """Give every combination of language, contrast, text size and screen size."""
    for language, contrast, percent, size in itertools.product(
        guide.languages, CONTRASTS, TEXT_PERCENTS, SCREEN_SIZES
    ):
        yield Look(language, contrast, percent, size)


def sample_visit(visit: Visit) -> None:
    """Fill a visit as a patient might have it halfway: for pictures, never for a patient."""
    guide = visit.guide
    for section in guide.sections[: len(guide.sections) // 2]:
        visit.mark_read(section.id)
    for attribute in guide.comparison.attributes[:3]:
        visit.toggle_heart(attribute.id)
    for group in guide.question_groups[:3]:
        visit.toggle_question(group.questions[0].id)
    visit.set_warning_signs_cleared(True)
    visit.begin_check()
    unsure = True
    item = visit.next_item()
    while item is not None:
        unsure = not unsure
        _answer(visit, item, unsure=unsure)
        item = visit.next_item(item.link_id)
    visit.finish_check()


def _answer(visit: Visit, item: Item, *, unsure: bool) -> None:
    if item.type in ("display", "group"):
        return
    if unsure and not item.enable_when:
        visit.answer(item.link_id, NOT_SURE)
    elif item.type == "boolean":
        visit.answer(item.link_id, True)
    elif item.type == "choice":
        visit.toggle_option(item.link_id, item.answer_option[0].code)
    else:
        number = item.minimum or 0
        visit.answer(item.link_id, int(number) if item.type == "integer" else float(number))


def figure_section(guide: Guide) -> str:
    """Give the id of a section that shows people as icons, else the first section's."""
    arrays = {figure.id for figure in guide.figures if isinstance(figure, IconArray)}
    for section in guide.sections:
        blocks = section.body[guide.languages[0]]
        if any(getattr(block, "figure", "") in arrays for block in blocks):
            return section.id
    return guide.sections[0].id


class Gallery:
    """Takes the pictures.

    Args:
        window: the kiosk's window, shown.
        session: whose visit is filled with a sample.
        stage: shows the places.
        navigator: goes to the places.
    """

    def __init__(
        self, window: KioskWindow, session: VisitSession, stage: Stage, navigator: Navigator
    ) -> None:
        self._window, self._session, self._stage, self._navigator = window, session, stage, navigator
        self._hands = Hands(window)

    def take(self, scenes: list[Scene], looks: list[Look], folder: Path) -> int:
        """Take a picture of each scene in each look, as ``folder/<look>/<scene>.png``.

        Returns:
            How many pictures were taken.

        Raises:
            OSError: A picture cannot be written.
        """
        count = 0
        for look in looks:
            target = folder / str(look)
            target.mkdir(parents=True, exist_ok=True)
            self.dress(look)
            for scene in scenes:
                self.show(scene)
                path = target / f"{scene.name}.png"
                if not self._window.grab().save(str(path)):
                    raise OSError(f"the picture {path} cannot be written")
                count += 1
        return count

    def dress(self, look: Look) -> None:
        """Begin a sample visit in ``look``."""
        self._session.begin(look.language)
        sample_visit(self._session.visit)
        self._window.resize(look.size)
        self._session.fit(look.size)
        self._session.set_text_percent(look.text_percent)
        if self._session.view.theme.contrast != look.contrast:
            self._session.toggle_contrast()

    def show(self, scene: Scene) -> None:
        """Go to a scene and let it come to rest."""
        self._window.card.forget()
        self._navigator.go(scene.place)
        self._stage.show(scene.place)
        if scene.then is not None:
            scene.then()
        self._hands.settle()
