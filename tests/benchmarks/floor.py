"""What the toolkit alone takes: one label over the whole screen, on the welcome screen's colour."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(sys.argv[:1])
label = QLabel("Touch to start")
label.setStyleSheet("font-size: 92px; background: #0B4F5C; color: white")
label.setGeometry(application.primaryScreen().geometry())  # without a window manager it stays small
label.showFullScreen()
application.exec()
