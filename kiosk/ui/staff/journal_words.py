"""The journal's fixed words, in the languages of the staff."""

from PySide6.QtCore import QCoreApplication


def deed_words(what: str) -> str:
    """Say what was done; one that is not known here is told as it is written."""
    translate = QCoreApplication.translate
    return {
        "staff.entered": translate("Journal", "Staff came in"),
        "staff.pin-wrong": translate("Journal", "A wrong PIN was entered"),
        "staff.pin-set": translate("Journal", "The PIN was set"),
        "staff.left": translate("Journal", "Staff left"),
        "content.updated": translate("Journal", "The guide was updated"),
        "content.refused": translate("Journal", "An update was refused"),
        "content.returned": translate("Journal", "An earlier version was brought back"),
        "content.not-returned": translate("Journal", "An earlier version could not be shown"),
        "content.paired": translate("Journal", "The clinic's key was paired"),
        "content.not-paired": translate("Journal", "A key was not taken"),
        "content.fetched": translate("Journal", "The web server was asked for an update"),
        "page.made": translate("Journal", "A page was made"),
        "speech.failed": translate("Journal", "Nothing can be read aloud"),
        "speech.recording": translate("Journal", "A recording of the guide was played"),
        "printer.tested": translate("Journal", "A test page was printed"),
        "printer.limit-lifted": translate("Journal", "Patients may print again at once"),
        "handout.printed": translate("Journal", "The guide was printed on paper"),
        "usage.exported": translate("Journal", "The counts were written onto a stick"),
        "diagnostics.exported": translate("Journal", "The file for the technician was written"),
        "settings.changed": translate("Journal", "A setting was changed"),
        "settings.read": translate("Journal", "The settings were read"),
        "kiosk.restarted": translate("Journal", "The kiosk was restarted"),
        "kiosk.left": translate("Journal", "The kiosk was closed"),
    }.get(what, what)


def result_words(result: str) -> str:
    """Say how it ended; the name of an error is for the technician, and staff read that it did not work."""
    translate = QCoreApplication.translate
    return {
        "done": translate("Journal", "Done"),
        "nothing new": translate("Journal", "Nothing new"),
        "left-out": translate("Journal", "Something was left out"),
        "put-aside": translate("Journal", "A damaged file was put aside"),
    }.get(result, translate("Journal", "Not done"))
