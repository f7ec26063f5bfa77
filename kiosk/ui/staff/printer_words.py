"""How a printer is, in words for staff, and what to do about it."""

from PySide6.QtCore import QCoreApplication

from kiosk.paper.spooler import PrinterKind


def printer_words(kind: PrinterKind) -> tuple[str, str]:
    """Give what is the matter, and what to do; the latter is "" where nothing is to be done."""
    translate = QCoreApplication.translate
    return {
        PrinterKind.READY: (translate("Printer", "The printer is ready."), ""),
        PrinterKind.PRINTING: (translate("Printer", "The printer is printing."), ""),
        PrinterKind.WARMING: (translate("Printer", "The printer is warming up."), ""),
        PrinterKind.LOW_INK: (
            translate("Printer", "The printer will soon be out of ink or toner."),
            translate("Printer", "It still prints. Have a new cartridge at hand."),
        ),
        PrinterKind.OUT_OF_PAPER: (
            translate("Printer", "The printer is out of paper."),
            translate("Printer", "Put paper in; printing goes on by itself."),
        ),
        PrinterKind.JAM: (
            translate("Printer", "Paper is jammed in the printer."),
            translate("Printer", "Take the jammed paper out and close all doors."),
        ),
        PrinterKind.DOOR_OPEN: (
            translate("Printer", "A door of the printer is open."),
            translate("Printer", "Close it."),
        ),
        PrinterKind.OUT_OF_INK: (
            translate("Printer", "The printer is out of ink or toner."),
            translate("Printer", "Put in a new cartridge."),
        ),
        PrinterKind.OFFLINE: (
            translate("Printer", "The printer does not answer."),
            translate("Printer", "Check that it is switched on and that its cable is plugged in."),
        ),
        PrinterKind.REJECTING: (
            translate("Printer", "The printer's queue takes no pages."),
            translate("Printer", "Ask whoever looks after this kiosk to let it take pages again."),
        ),
        PrinterKind.STOPPED: (
            translate("Printer", "The printer's queue was stopped."),
            translate("Printer", "Ask whoever looks after this kiosk to start it again."),
        ),
        PrinterKind.HOLDING: (
            translate("Printer", "The printer's queue holds each page back."),
            translate("Printer", "Ask whoever looks after this kiosk to let it print at once."),
        ),
        PrinterKind.TROUBLE: (
            translate("Printer", "The printer needs a hand."),
            translate("Printer", "Look at its display and do what it says."),
        ),
        PrinterKind.UNKNOWN_PRINTER: (
            translate("Printer", "There is no printer of that name, or none is set up."),
            translate("Printer", "Check its name in the settings."),
        ),
        PrinterKind.NO_SERVICE: (
            translate("Printer", "The service that runs the printers does not answer."),
            translate("Printer", "Restart the kiosk. If that does not help, ask whoever looks after it."),
        ),
        PrinterKind.FOLDER_MISSING: (
            translate("Printer", "The folder for pages is not there, or cannot be written."),
            translate("Printer", "Ask whoever looks after this kiosk to check it."),
        ),
        PrinterKind.NONE: (
            translate("Printer", "This kiosk has no printer, by its settings."),
            translate("Printer", "Patients can still show their page on the screen."),
        ),
    }[kind]
