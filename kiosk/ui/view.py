"""What a screen needs to show itself: the guide, the language, the look."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.cover import Cover
from kiosk.ui.icons import Icons
from kiosk.ui.theme import Theme

if TYPE_CHECKING:  # the guide's classes are slow to make, and the first picture needs none of them
    from kiosk.content.model import (
        Attribute,
        Block,
        Evidence,
        Figure,
        Guide,
        Media,
        Prose,
        Section,
        Term,
        Text,
    )


@dataclass(frozen=True)
class View:
    """Everything a screen is drawn from, besides the visit. A new one for every change of look.

    Attributes:
        cover: what the welcome screen says of the guide.
        language: a language of the guide.
        theme: colours and sizes.
        icons: paints icons.
        practice: the practice's name.
        languages: the languages that are offered, in their order.
        moving: whether things may slide and pulse; False under ``reduce_motion``.
        clinic_code: whether the printed page has a code with the answers for the clinic.
        spoken: the languages that can be read aloud.
        listening: whether what is shown is read aloud.
        contents: the guide itself; None until it is read, which is after the first picture.
        chosen: whether ``contents`` is what the patient reads; False before a topic of several is chosen.
    """

    cover: Cover
    language: str
    theme: Theme
    icons: Icons
    practice: str
    languages: tuple[str, ...]
    moving: bool = True
    clinic_code: bool = False
    spoken: frozenset[str] = frozenset()
    listening: bool = False
    contents: "Guide | None" = None
    chosen: bool = True

    @property
    def guide(self) -> "Guide":
        """The guide that is shown.

        Raises:
            RuntimeError: It is not read yet.
        """
        if self.contents is None:
            raise RuntimeError("the guide has not been read")
        return self.contents

    def text(self, text: "Text") -> str:
        """Give ``text`` in the language of the view; "" where it has none."""
        return text.get(self.language, "")

    def prose(self, prose: "Prose") -> "tuple[Block, ...]":
        """Give the blocks of ``prose`` in the language of the view."""
        return prose.get(self.language, ())

    def evidence(self, evidence_id: str) -> "Evidence":
        """Find a source by its id (the guide was checked: it is there)."""
        return next(source for source in self.guide.evidence if source.id == evidence_id)

    def term(self, term_id: str) -> "Term":
        """Find a glossary word by its id."""
        return next(term for term in self.guide.glossary if term.id == term_id)

    def figure(self, figure_id: str) -> "Figure":
        """Find a figure by its id."""
        return next(figure for figure in self.guide.figures if figure.id == figure_id)

    def media(self, media_id: str) -> "Media":
        """Find a picture file by its id."""
        return next(media for media in self.guide.media if media.id == media_id)

    def section(self, section_id: str) -> "Section":
        """Find a section by its id."""
        return next(section for section in self.guide.sections if section.id == section_id)

    def attribute(self, attribute_id: str) -> "Attribute":
        """Find a row of the comparison by its id."""
        return next(row for row in self.guide.comparison.attributes if row.id == attribute_id)
