"""Pictures of every screen: in each language, contrast, text size and screen size."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.content.model import Guide, Item
from kiosk.ui.hands import Hands
from kiosk.ui.host import Host
from kiosk.ui.printing import PrintDesk
from kiosk.ui.pseudo import PSEUDO_LOCALES
from kiosk.ui.session import VisitSession
from kiosk.ui.staff.panel import StaffPanel
from kiosk.ui.staff.samples import pose
from kiosk.ui.stage import Stage
from kiosk.ui.theme import TEXT_PERCENTS, Contrast
from kiosk.ui.window import KioskWindow
from kiosk.visit.questionnaire import NOT_SURE, flattened, is_question
from kiosk.visit.visit import Visit

SCREEN_SIZES = (QSize(1920, 1080), QSize(1280, 800), QSize(3840, 2160), QSize(1080, 1920))
"""The panels that the screens are made for, in pixels."""

_SAMPLE_SECONDS = 20

CONTRASTS: tuple[Contrast, ...] = ("light", "dark")


@dataclass(frozen=True)
class Scene:
    """A screen with something on it.

    Attributes:
        name: how its pictures are called.
        place: where the patient is.
        card: the card that is open, or "".
        still_there: whether the countdown is up.
        listening: whether it is read aloud.
        pose: at which step the staff's update stands, see `kiosk.ui.staff.samples.pose`.
    """

    name: str
    place: str
    card: str = ""
    still_there: bool = False
    listening: bool = False
    pose: str = ""


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


def pseudo_looks() -> Iterator[Look]:
    """Give the looks in which languages to come are tried: a usual one, and the one with the least room."""
    for language in PSEUDO_LOCALES:
        yield Look(language, "light", TEXT_PERCENTS[0], SCREEN_SIZES[1])
        yield Look(language, "dark", TEXT_PERCENTS[-1], SCREEN_SIZES[-1])


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
        code = item.answer_option[0].code
        visit.answer(item.link_id, frozenset({code}) if item.repeats else code)
    else:
        number = item.minimum or 0
        visit.answer(item.link_id, int(number) if item.type == "integer" else float(number))


def scenes_of(guide: Guide) -> tuple[Scene, ...]:
    """Give every screen, with something of ``guide`` on it."""
    questions = [item for item in flattened(guide.questionnaire.items) if is_question(item)]
    first_row = guide.comparison.attributes[0].id
    plain = ("welcome", "home", "minute", "common", "about", "compare", "check", "outcome", "ask")
    last = ("summary", "page", "phone", "called", "signs", "failsafe")
    return (
        *(Scene(name, name) for name in plain),
        *(Scene(f"reader-{section.id}", f"reader:{section.id}") for section in guide.sections),
        *(Scene(f"check-{item.link_id}", f"check:{item.link_id}") for item in questions),
        *(Scene(name, name) for name in last),
        Scene("phone-last", "phone:99"),
        Scene("card-row", "compare", card=f"row:{first_row}"),
        Scene("card-source", "home", card=f"evidence:{guide.evidence[0].id}"),
        *(Scene("card-word", "home", card=f"term:{term.id}") for term in guide.glossary[:1]),
        Scene("still-there", "home", still_there=True),
        Scene("listening", f"reader:{guide.sections[0].id}", listening=True),
        *_staff_scenes(),
    )


def _staff_scenes() -> Iterator[Scene]:
    pages = (
        "pin",
        "content",
        "update",
        "files",
        "pairing",
        "journal",
        "printer",
        "handout",
        "usage",
        "settings",
        "about",
    )
    for page in (*pages, "licences"):
        yield Scene(f"staff-{page}", f"staff.{page}")
    yield Scene("staff-pin-new", "staff.pin:change")
    yield Scene("staff-practice", "staff.settings:practice")
    yield Scene("staff-content-refused", "staff.content", pose="refused")
    for step in ("looking", "ready", "same", "done", "refused"):
        yield Scene(f"staff-update-{step}", "staff.update", pose=step)
    yield Scene("staff-pairing-words", "staff.pairing", pose="words")
    yield Scene("staff-preview", "home", pose="preview")


class Gallery:
    """Takes the pictures.

    Args:
        window: the kiosk's window, shown.
        session: whose visit is filled with a sample.
        stage: shows the places.
        host: shows the cards.
        desk: makes the page that some screens show.
        staff: the staff's panel, over a sample.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of a kiosk that are posed
        self,
        window: KioskWindow,
        session: VisitSession,
        stage: Stage,
        host: Host,
        desk: PrintDesk,
        staff: StaffPanel,
    ) -> None:
        self._window, self._session, self._stage = window, session, stage
        self._host, self._desk, self._staff = host, desk, staff
        self._hands = Hands(window)

    def take(self, scenes: Iterable[Scene], looks: Iterable[Look], folder: Path) -> int:
        """Take a picture of each scene in each look, as ``folder/<look>/<scene>.png``.

        Returns:
            How many pictures were taken.

        Raises:
            OSError: A picture cannot be written.
        """
        count = 0
        scenes = tuple(scenes)
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

    def ids(self) -> dict[str, list[str]]:
        """Give the ids of all controls, by screen."""
        guide = self._session.view.guide
        found: dict[str, list[str]] = {}
        # Large text has controls of its own, such as the reader's "Contents".
        for percent in (TEXT_PERCENTS[0], TEXT_PERCENTS[-1]):
            self.dress(Look(guide.languages[0], "light", percent, SCREEN_SIZES[0]))
            for scene in scenes_of(guide):
                self.show(scene)
                for control_id in self._hands.ids():
                    screen = control_id.partition(".")[0]
                    if control_id not in found.setdefault(screen, []):
                        found[screen].append(control_id)
        return found

    def dress(self, look: Look) -> None:
        """Begin a sample visit in ``look``."""
        self._host.begin_visit(look.language)
        self._host.pause_watch()
        sample_visit(self._session.visit)
        self._window.resize(look.size)
        self._session.fit(look.size)
        self._session.set_text_percent(look.text_percent)
        if self._session.view.theme.contrast != look.contrast:
            self._session.toggle_contrast()

    def show(self, scene: Scene) -> None:
        """Go to a scene and let it come to rest."""
        self._window.card.forget()
        self._window.still_there.forget()
        self._window.show_banner(scene.pose == "preview")
        content = self._staff.desks.content
        if content is not None and scene.pose not in {"preview", "words"}:
            pose(content, scene.pose, self._session.view.guide)
        self._session.set_listening(scene.listening)
        self._stage.show(scene.place)
        if content is not None and scene.pose == "words":
            pose(content, scene.pose, self._session.view.guide)
        if scene.card:
            self._host.show_card(scene.card)
        if scene.still_there:
            self._window.still_there.show_countdown(self._session.view, _SAMPLE_SECONDS)
        self._hands.settle()
        screen = self._window.current
        while self._desk.busy or self._staff.desks.busy or (screen is not None and screen.busy):
            self._hands.pause()
            self._hands.settle()  # a page that is made is drawn next
        self._hands.settle()
