"""A page that scrolls by finger, and says so in words when there is more."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QScroller,
    QScrollerProperties,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import SILENT, identify


@cache
def _flick() -> tuple[Qt.GestureType, QObject]:
    """Have Qt know a flick of one finger, once for all pages; give it, and what it was made for.

    Grabbed for each page, the gesture would be another type each time, of which PySide makes a class that
    stays for ever (0.1 MB a visit). What it was made for has no owner: it must not outlive half of the
    application, which destroys what it owns last of all.
    """
    anchor = QObject()
    return QScroller.grabGesture(anchor, QScroller.ScrollerGestureType.LeftMouseButtonGesture), anchor


REHEARSAL = "rehearsal"
"""The window's property while something is painted out of sight. Qt pretends then that it was in sight, and
what is shown meanwhile would stay in sight for the focus and for assistive technology."""


class ScrollPage(QWidget):
    """A column of widgets that a finger moves, with momentum.

    Where the column is higher than the page, a button below it says that there is more and turns
    the page; at the end it leads back to the top. Nobody needs to know what a scroll bar is.

    Args:
        view: where sizes come from.
        page_id: id of the button is ``page_id + ".more"``.
        margin: pixels left and right of the column; the screen's usual margin by default.
        more_kind: the look of that button; another on a ground where "quiet" cannot be read.

    Attributes:
        column: the layout to add widgets to.
    """

    def __init__(self, view: View, page_id: str, margin: int | None = None, more_kind: str = "quiet") -> None:
        super().__init__()
        theme = view.theme
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        side = theme.u(56) if margin is None else margin
        self.column.setContentsMargins(side, theme.u(32), side, theme.u(32))
        self.column.setSpacing(theme.u(24))
        self._area = QScrollArea()
        # A viewport of ours: asked for Qt's own, Python would first make the class of every widget there is.
        self._viewport = QWidget()
        self._area.setViewport(self._viewport)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._content)
        for layer in (self._viewport, self._content):
            layer.setAutoFillBackground(False)  # what the page lies on is to be seen
        self._view = view
        face = Face(more_kind, icon="ph.caret-down", height=72)
        self._more = identify(TouchButton("", view, face), f"{page_id}.more")
        self._more.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._more.setProperty(SILENT, True)  # a page is read to its end whatever is in sight
        self._more.hide()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._stack.addWidget(self._area, 1)
        self._stack.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._anchor: tuple[int, float] | None = None
        self._landmark: tuple[str, int] | None = None
        self._content.installEventFilter(self)
        self._more.clicked.connect(self.turn)
        self._area.verticalScrollBar().valueChanged.connect(self._tell)
        self._grab()

    def _grab(self) -> None:
        viewport = self._viewport
        viewport.grabGesture(_flick()[0])
        scroller = QScroller.scroller(viewport)
        properties = scroller.scrollerProperties()
        off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        properties.setScrollMetric(QScrollerProperties.ScrollMetric.VerticalOvershootPolicy, off)
        properties.setScrollMetric(QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy, off)
        # A touch reaches what it lands on at once; a drag takes it back.
        properties.setScrollMetric(QScrollerProperties.ScrollMetric.MousePressEventDelay, 0.0)
        scroller.setScrollerProperties(properties)
        scroller.stateChanged.connect(self._on_finger)

    def _on_finger(self, state: QScroller.State) -> None:
        if state is QScroller.State.Dragging:
            self._let_go()

    @property
    def overflows(self) -> bool:
        """Whether the column is higher than the page."""
        return self._content.height() > self.height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the column."""
        if watched is self._content and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of the page."""
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def settle(self) -> bool:
        """Offer more below where there is more; tell whether that has changed."""
        before = self._more.isHidden()
        self._settle()
        return self._more.isHidden() is not before

    def _settle(self) -> None:
        if self._more.isHidden() is self.overflows and not self.window().property(REHEARSAL):
            self._more.setVisible(self.overflows)
            # This may come in the middle of the page's or the area's own reckoning, which ends with the room
            # that there was then.
            self._stack.invalidate()
            QCoreApplication.postEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        self._tell()
        if self._anchor is not None:
            self._restore(*self._anchor)
        elif self._landmark is not None:
            QTimer.singleShot(0, self, self._to_landmark)

    def _let_go(self) -> None:
        """Keep no place any more: the patient has moved the page."""
        self._anchor = self._landmark = None

    def _tell(self) -> None:
        bar = self._area.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() > 0
        words = (
            QCoreApplication.translate("ScrollPage", "Back to the top")
            if at_end
            else QCoreApplication.translate("ScrollPage", "More below")
        )
        if self._more.text() != words:
            self._more.setText(words)
            self._more.set_icon("ph.caret-up" if at_end else "ph.caret-down")

    def turn(self) -> None:
        """Move on by most of a page; from the end, back to the top."""
        self._let_go()
        bar = self._area.verticalScrollBar()
        bar.setValue(0 if bar.value() >= bar.maximum() else bar.value() + round(bar.pageStep() * 0.85))

    def scroll_pages(self, pages: float) -> None:
        """Move by ``pages`` times the height of the page; negative is up."""
        self._let_go()
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(bar.pageStep() * pages))

    def to_top(self) -> None:
        """Begin at the top again."""
        self._let_go()
        self._area.verticalScrollBar().setValue(0)

    def show_widget(self, widget: QWidget) -> None:
        """Bring ``widget`` into sight."""
        self._let_go()
        self._area.ensureWidgetVisible(widget, 0, self._view.theme.u(40))

    def bring_to_top(self, widget: QWidget) -> None:
        """Move the page so that ``widget`` is at its top, as far as the page is long."""
        self._let_go()
        self._area.verticalScrollBar().setValue(widget.mapTo(self._content, QPoint()).y())

    def show_box(self, widget: QWidget, box: QRect) -> None:
        """Bring a part of ``widget`` into sight, in pixels of it, if it is on this page."""
        if not self._content.isAncestorOf(widget):
            return
        self._let_go()
        room = self._view.theme.u(90)
        for y in (box.bottom(), box.top()):
            self._area.ensureVisible(0, widget.mapTo(self._content, QPoint(0, y)).y(), 0, room)

    def anchor(self) -> tuple[int, float]:
        """Tell which widget of the column stands at the top, and how much of it is above."""
        if self._anchor is not None:
            return self._anchor
        top = self._area.verticalScrollBar().value()
        for index in range(self.column.count()):
            item = self.column.itemAt(index)
            box = item.geometry() if item is not None else None
            if box is not None and box.height() > 0 and box.bottom() >= top:
                return index, max(0.0, (top - box.top()) / box.height())
        return 0, 0.0

    def landmark(self) -> tuple[str, int] | None:
        """Tell which control stands at the top, by its id, and how far below it in pixels.

        None at the page's beginning, and where words fill the upper quarter of what is in sight.
        """
        if self._landmark is not None:
            return self._landmark
        top = self._area.verticalScrollBar().value()
        reach = self._viewport.height() // 4
        found: tuple[str, int] | None = None
        for widget in self._content.findChildren(QWidget) if top > 0 else ():
            below = widget.mapTo(self._content, QPoint()).y() - top
            is_near = widget.accessibleIdentifier() and -widget.height() < below < reach
            if is_near and (found is None or below < found[1]):
                found = widget.objectName(), below
        return found

    def keep(self, anchor: tuple[int, float], landmark: tuple[str, int] | None = None) -> None:
        """Return to a place of the same page in another size or language.

        Args:
            anchor: what `anchor` told.
            landmark: what `landmark` told. A control keeps its place where widgets of the column
                hold much; and the column may be another one in another size.
        """
        self._anchor, self._landmark = anchor if anchor != (0, 0.0) else None, landmark

    def _restore(self, index: int, part: float) -> None:
        item = self.column.itemAt(index)
        if item is not None and self._content.height() > 0 and self.isVisible():
            box = item.geometry()
            self._area.verticalScrollBar().setValue(round(box.top() + part * box.height()))
            if self._landmark is not None:  # what is inside the column's widgets has its place a little later
                QTimer.singleShot(0, self, self._to_landmark)
            if self._area.verticalScrollBar().maximum() > 0:
                self._anchor = None

    def _to_landmark(self) -> None:
        landmark = self._landmark
        control = self._content.findChild(QWidget, landmark[0]) if landmark is not None else None
        if landmark is not None and control is not None:
            place = control.mapTo(self._content, QPoint()).y() - landmark[1]
            self._area.verticalScrollBar().setValue(place)
