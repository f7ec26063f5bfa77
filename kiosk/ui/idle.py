"""Notices that nobody is there any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.TouchBegin,  # a widget that accepts touch is sent no mouse event
        QEvent.Type.TouchUpdate,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TabletPress,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)


class IdleWatch(QObject):
    """Counts the seconds since the last touch, key or movement of a mouse.

    Install it as the event filter of the window that receives the input (the ``QWindow``, so that
    it sees each event once and no other kind of event costs anything).

    Args:
        idle_s: seconds without a sign of life until `went_idle`.
        countdown_s: seconds from then until `ran_out` (WCAG 2.2.1: at least 20 to react).
        parent: Qt's owner.

    Signals:
        noticed: somebody did something, whether a visit is open or not.
        went_idle: nobody has done anything for ``idle_s``; the countdown begins.
        counted: a second of the countdown has passed; how many are left.
        came_back: somebody did something during the countdown.
        ran_out: the countdown came to its end.
    """

    noticed = Signal()
    went_idle = Signal()
    counted = Signal(int)
    came_back = Signal()
    ran_out = Signal()

    def __init__(self, idle_s: float, countdown_s: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._countdown_s = countdown_s
        self._left_s = 0
        self._idle = QTimer(self, singleShot=True, interval=round(idle_s * 1000))
        self._second = QTimer(self, interval=1000)
        self._idle.timeout.connect(self._begin_countdown)
        self._second.timeout.connect(self._count)

    @property
    def counting(self) -> bool:
        """Whether the countdown is running."""
        return self._second.isActive()

    @property
    def seconds_left(self) -> int:
        """Seconds until the countdown runs out."""
        return self._left_s

    def set_idle(self, idle_s: float) -> None:
        """Wait ``idle_s`` seconds from now on."""
        self._idle.setInterval(round(idle_s * 1000))

    def start(self) -> None:
        """Begin to watch, as for a fresh visit."""
        self._second.stop()
        self._idle.start()

    def stop(self) -> None:
        """Stop watching: nobody's visit is open."""
        self._second.stop()
        self._idle.stop()

    def hurry(self) -> None:
        """Let the time until the end of the countdown pass at once; for scripts and tests."""
        if not self.counting:
            self._idle.stop()
            self._begin_countdown()
        self._left_s = 1
        self._count()

    def touch(self) -> None:
        """Take note of a sign of life."""
        self.noticed.emit()
        if self._second.isActive():
            self._second.stop()
            self._idle.start()
            self.came_back.emit()
        elif self._idle.isActive():
            self._idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """See each event of the window; swallow none."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False

    def _begin_countdown(self) -> None:
        self._left_s = self._countdown_s
        self._second.start()
        self.went_idle.emit()
        self.counted.emit(self._left_s)

    def _count(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self.counted.emit(self._left_s)
        else:
            self._second.stop()
            self.ran_out.emit()
