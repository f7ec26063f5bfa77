"""Tells when headphones are plugged in."""

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from kiosk.speech.headphones import HeadphoneSocket, headphone_sockets


class HeadphoneWatch(QObject):
    """Waits for the sockets that the kernel watches; where there is none it does nothing.

    What was plugged in when the kiosk started is left as it is: nobody has just come.

    Args:
        parent: Qt's owner.

    Signals:
        plugged: headphones were plugged in.
        pulled: they were pulled out.
    """

    plugged = Signal()
    pulled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sockets: dict[QSocketNotifier, HeadphoneSocket] = {}

    def begin(self) -> None:
        """Wait from now on."""
        for path in headphone_sockets():
            try:
                socket = HeadphoneSocket(path)
            except OSError:
                continue  # the doctor tells of it
            notifier = QSocketNotifier(socket.descriptor, QSocketNotifier.Type.Read, self)
            self._sockets[notifier] = socket
            notifier.activated.connect(lambda *_, notifier=notifier: self._on_readable(notifier))

    def _on_readable(self, notifier: QSocketNotifier) -> None:
        try:
            happened = self._sockets[notifier].read()
        except OSError:  # its USB cable was pulled
            self._drop(notifier)
            return
        if happened is not None:
            (self.plugged if happened else self.pulled).emit()

    def _drop(self, notifier: QSocketNotifier) -> None:
        notifier.setEnabled(False)
        self._sockets.pop(notifier).close()
        notifier.deleteLater()

    def finish(self) -> None:
        """Wait no more, and let go of the devices."""
        for notifier in tuple(self._sockets):
            self._drop(notifier)
