"""Where the patient is, and the way back."""

from PySide6.QtCore import QObject, Signal

HOME = "home"
LIBRARY = "library"
"""The choice of topics: there where there are several guides."""
WELCOME = "welcome"
_FIRST = (HOME, WELCOME, LIBRARY)
STAFF_PLACES = "staff."
"""What the names of the staff's screens begin with."""


class Navigator(QObject):
    """The patient's way through the screens, as places: "home", "reader:what-fusion-is".

    A place is a screen's name and, behind a colon, what it shows. From every place there is a way
    back: to the place before, at last to home.

    Signals:
        moved: the patient is at another place now.
    """

    moved = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = [WELCOME]
        self._back = False

    @property
    def went_back(self) -> bool:
        """Whether the last step was one back."""
        return self._back

    @property
    def place(self) -> str:
        """Where the patient is."""
        return self._way[-1]

    def go(self, place: str) -> None:
        """Go to ``place``. Home, welcome and topics begin the way anew; the place one is at is no step."""
        if place == self.place:
            return
        self._back = place in _FIRST or self._way[-2:-1] == [place]
        if place in _FIRST:
            self._way = [place]
        elif self._back:
            self._way.pop()
        else:
            self._way.append(place)
        self.moved.emit(self.place)

    def replace(self, place: str) -> None:
        """Go to ``place`` in the stead of the present one, which the way back leaves out."""
        self._way[-1] = place
        self._back = False
        self.moved.emit(place)

    def back(self) -> None:
        """Go to the place before; from the first one, home. Nothing is before welcome and the topics."""
        if self.place in (WELCOME, LIBRARY):
            return
        if len(self._way) > 1:
            self._way.pop()
            self._back = True
            self.moved.emit(self.place)
        elif self.place != HOME:
            self.go(HOME)

    @staticmethod
    def split(place: str) -> tuple[str, str]:
        """Part a place into the screen's name and its argument."""
        name, _, argument = place.partition(":")
        return name, argument
