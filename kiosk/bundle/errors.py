"""What can go wrong between a publisher and the screen, in the words that staff read.

Every error tells three things in English and in Spanish: what happened, that nothing has changed, and what
to do next. ``str(error)`` is the English text; ``told`` gives either. What only a technician can use (a file
inside the update, a system error) is kept apart in ``detail``, for the journal.

Nothing here can hold a patient's answer: the store and the carriers never see one.
"""

import datetime as dt
import errno
from typing import ClassVar, Final, NamedTuple

MEGABYTE: Final = 1_000_000


class Words(NamedTuple):
    """The same sentence in the languages of the staff."""

    en: str
    es: str


_NOTHING_CHANGED: Final = Words(
    "Nothing has changed: this kiosk shows the same guide as before.",
    "No ha cambiado nada: este quiosco muestra la misma guía que antes.",
)
_ASK_FOR_ANOTHER: Final = Words(
    "Do not try to repair it. Ask whoever publishes your guides for a new update, and tell them what this"
    " kiosk said.",
    "No intente repararla. Pida una actualización nueva a quien publica sus guías y dígale lo que indicó"
    " este quiosco.",
)


class BundleError(Exception):
    """Root of this package's errors.

    Args:
        detail: What was found, for a technician, in English.
        facts: What the sentences of the class name in braces.

    Attributes:
        what: What happened.
        kept: What did not change.
        then: What to do next.
        detail: As given.
    """

    what: ClassVar[Words]
    kept: ClassVar[Words] = _NOTHING_CHANGED
    then: ClassVar[Words]

    def __init__(self, detail: str = "", **facts: str) -> None:
        self.detail = detail
        self._facts = facts
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """Return the three sentences for staff, in Spanish for "es" and in English for anything else."""
        parts = (self.what, self.kept, self.then)
        chosen = [words.es if language == "es" else words.en for words in parts]
        return " ".join(sentence.format(**self._facts) for sentence in chosen)


class UpdateError(BundleError):
    """Root of the refusals of one update: each says where the update came from.

    Args:
        source: What staff call the place: a file's name, a stick's name, a web server's name.
        detail: As in ``BundleError``.
    """

    def __init__(self, source: str, detail: str = "", **facts: str) -> None:
        self.source = source
        super().__init__(detail, source=source, **facts)


# --- The update itself -----------------------------------------------------------------------


class SignatureError(UpdateError):
    """Not signed by enough of the keys that this channel trusts."""

    what = Words(
        "The update from {source} is not signed by the publisher that this kiosk trusts, so it was not used.",
        "La actualización de {source} no está firmada por el editor en el que confía este quiosco, así que"
        " no se usó.",
    )
    then = _ASK_FOR_ANOTHER


class RollbackError(UpdateError):
    """Signed, but older than what was accepted before, or put together from different updates."""

    what = Words(
        "The update from {source} is older than one that this kiosk has already accepted, or is mixed from"
        " two updates, so it was not used.",
        "La actualización de {source} es más antigua que otra que este quiosco ya aceptó, o mezcla dos"
        " actualizaciones, así que no se usó.",
    )
    then = Words(
        "Use the newest update. To show an earlier guide again, choose it under earlier versions.",
        "Use la actualización más nueva. Para volver a mostrar una guía anterior, elíjala en versiones"
        " anteriores.",
    )


class ExpiredError(UpdateError):
    """The signed list on a web server is past its date, so it may hide a newer one.

    Args:
        source: The web server.
        today: The date that was taken for today's.
        detail: As in ``BundleError``.
    """

    what = Words(
        "The list of updates at {source} is out of date, so nothing was taken from it. For this kiosk,"
        " today is {today}.",
        "La lista de actualizaciones de {source} está vencida, así que no se tomó nada de ella. Para este"
        " quiosco, hoy es {today}.",
    )
    then = Words(
        "If that date is wrong, set the kiosk's clock. If it is right, tell whoever publishes your guides.",
        "Si esa fecha es incorrecta, ajuste el reloj del quiosco. Si es correcta, avise a quien publica sus"
        " guías.",
    )

    def __init__(self, source: str, today: dt.date, detail: str = "") -> None:
        super().__init__(source, detail, today=today.isoformat())


class DamagedError(UpdateError):
    """The bytes are not those that were signed, or not whole, or not what a guide's file looks like."""

    what = Words(
        "The update from {source} is damaged or incomplete, so it was not used.",
        "La actualización de {source} está dañada o incompleta, así que no se usó.",
    )
    then = Words(
        "Copy the update onto the stick again and eject the stick before you pull it out. If it is refused"
        " once more, ask whoever publishes your guides for a new one.",
        "Copie otra vez la actualización en la memoria USB y expulse la memoria antes de retirarla. Si se"
        " rechaza de nuevo, pida otra a quien publica sus guías.",
    )


class UnfitError(UpdateError):
    """It is signed and whole, but holds what may not be shown: see ``kiosk.content.fitness``."""

    what = Words(
        "The update from {source} holds something that could harm this kiosk or mislead patients, so it was"
        " not used.",
        "La actualización de {source} contiene algo que podría dañar este quiosco o confundir a los"
        " pacientes, así que no se usó.",
    )
    then = _ASK_FOR_ANOTHER


class NoUpdateError(UpdateError):
    """There is no update in this place."""

    what = Words(
        "There is no update for this kiosk at {source}.",
        "No hay ninguna actualización para este quiosco en {source}.",
    )
    then = Words(
        "Check that this is the right stick or address. On a stick, the update is a file whose name ends in"
        " .kioskupdate.",
        "Compruebe que sea la memoria USB o la dirección correcta. En una memoria USB, la actualización es"
        " un archivo cuyo nombre termina en .kioskupdate.",
    )


class UnreachableError(UpdateError):
    """The stick or the server could not be read, or not to the end."""

    what = Words(
        "{source} could not be read to the end, so no update was made.",
        "No se pudo leer {source} hasta el final, así que no se actualizó nada.",
    )
    then = Words(
        "Plug the stick in again, or check the network, then try once more.",
        "Vuelva a conectar la memoria USB o revise la red y pruebe otra vez.",
    )


class TooSlowError(UpdateError):
    """It answers, but so slowly that waiting makes no sense."""

    what = Words(
        "{source} answered too slowly, so the update was stopped.",
        "{source} respondió demasiado despacio, así que se detuvo la actualización.",
    )
    then = Words(
        "Try another USB port or another stick, or check the network, then try once more.",
        "Pruebe otro puerto USB u otra memoria, o revise la red, e inténtelo otra vez.",
    )


class TooLargeError(UpdateError):
    """A file is larger than any that is allowed.

    Args:
        source: Where it came from.
        most_bytes: The largest allowed.
        detail: As in ``BundleError``.
    """

    what = Words(
        "The update from {source} has a file larger than the {most} MB allowed, so it was not used.",
        "La actualización de {source} tiene un archivo de más de los {most} MB permitidos, así que no se"
        " usó.",
    )
    then = _ASK_FOR_ANOTHER

    def __init__(self, source: str, most_bytes: int, detail: str = "") -> None:
        super().__init__(source, detail, most=_megabytes(most_bytes))


class TooNewError(UpdateError):
    """Made for a later version of the kiosk's app."""

    what = Words(
        "The update from {source} was made for a newer kiosk app, so it was not used.",
        "La actualización de {source} se hizo para una versión más nueva del quiosco, así que no se usó.",
    )
    then = Words(
        "Ask whoever looks after this kiosk to update its app first, then try again.",
        "Pida a quien mantiene este quiosco que actualice primero la aplicación y pruebe otra vez.",
    )


class PutAsideError(UpdateError):
    """An update by itself may not bring back a version that was put aside on this kiosk."""

    what = Words(
        "The update from {source} brings a version that was put aside on this kiosk, so it was not used.",
        "La actualización de {source} trae una versión que se descartó en este quiosco, así que no se usó.",
    )
    then = Words(
        "To use it after all, install it by hand, from a stick or under earlier versions.",
        "Si desea usarla de todos modos, instálela a mano, desde una memoria USB o en versiones anteriores.",
    )


class RecalledUpdateError(UpdateError):
    """An update recalls itself: its own list withdraws the guide that it brings."""

    what = Words(
        "The update from {source} withdraws the very guide that it brings, so it was not used.",
        "La actualización de {source} retira la misma guía que trae, así que no se usó.",
    )
    then = _ASK_FOR_ANOTHER


class UpdateCancelledError(UpdateError):
    """Staff stopped it."""

    what = Words("The update from {source} was stopped.", "La actualización de {source} se detuvo.")
    then = Words("You can start it again whenever you like.", "Puede empezarla de nuevo cuando quiera.")


# --- This kiosk ------------------------------------------------------------------------------


class NoSpaceError(BundleError):
    """The kiosk's disk is too full.

    Args:
        needed_bytes: What is needed.
        free_bytes: What is free.
        detail: As in ``BundleError``.
    """

    what = Words(
        "There is not enough space on this kiosk: {needed} MB are needed, and {free} MB are free.",
        "No hay suficiente espacio en este quiosco: se necesitan {needed} MB y hay {free} MB libres.",
    )
    then = Words(
        "Ask whoever looks after this kiosk to make space on its disk, then try again.",
        "Pida a quien mantiene este quiosco que libere espacio en el disco y pruebe otra vez.",
    )

    def __init__(self, needed_bytes: int, free_bytes: int, detail: str = "") -> None:
        super().__init__(detail, needed=_megabytes(needed_bytes), free=str(max(0, free_bytes) // MEGABYTE))


class DiskError(BundleError):
    """The kiosk's own disk cannot be read or written."""

    what = Words(
        "The kiosk could not write to its own disk, so no change was made.",
        "El quiosco no pudo escribir en su propio disco, así que no se hizo ningún cambio.",
    )
    then = Words(
        "Restart the kiosk and try again. If it happens once more, have the disk checked.",
        "Reinicie el quiosco y pruebe otra vez. Si vuelve a pasar, haga revisar el disco.",
    )


class BusyError(BundleError):
    """Somebody or something else is changing the guides right now."""

    what = Words(
        "The guides on this kiosk are being changed right now.",
        "En este momento se están cambiando las guías de este quiosco.",
    )
    then = Words("Wait a minute, then try again.", "Espere un minuto y pruebe otra vez.")


class RecalledError(BundleError):
    """A kept version was withdrawn by its publisher.

    Args:
        version: The version, as staff know it.
    """

    what = Words(
        "Version {version} was withdrawn by its publisher, so it cannot be shown again.",
        "El editor retiró la versión {version}, así que no se puede volver a mostrar.",
    )
    then = Words(
        "Choose another version, or install the newest update.",
        "Elija otra versión o instale la actualización más nueva.",
    )

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class LostVersionError(BundleError):
    """A version that was asked for is not kept, or no longer whole.

    Args:
        version: The version, as staff know it.
        detail: As in ``BundleError``.
    """

    what = Words(
        "Version {version} is no longer kept on this kiosk, or its file is damaged.",
        "La versión {version} ya no está guardada en este quiosco, o su archivo está dañado.",
    )
    then = Words(
        "Choose another version, or install this one again from its update.",
        "Elija otra versión o instale esta de nuevo desde su actualización.",
    )

    def __init__(self, version: str, detail: str = "") -> None:
        super().__init__(detail, version=version)


class NotPairedError(BundleError):
    """The clinic's channel has no key yet."""

    what = Words(
        "This kiosk does not know your clinic's publishing key yet.",
        "Este quiosco todavía no conoce la clave de publicación de su clínica.",
    )
    then = Words(
        "Pair the kiosk with the clinic's key stick first, then install the update.",
        "Primero vincule el quiosco con la memoria USB de la clave de la clínica y después instale la"
        " actualización.",
    )


class RootError(BundleError):
    """What should be a publisher's key (TUF root metadata) is none."""

    what = Words(
        "The publisher's key is damaged, or is not a key, so it was not used.",
        "La clave del editor está dañada o no es una clave, así que no se usó.",
    )
    then = Words(
        "Ask whoever publishes your guides for the key again. If the key came with the kiosk, install the"
        " app again.",
        "Pida otra vez la clave a quien publica sus guías. Si la clave venía con el quiosco, instale la"
        " aplicación de nuevo.",
    )


class NoContentError(BundleError):
    """No guide at all can be shown."""

    what = Words(
        "No guide on this kiosk can be shown right now.",
        "En este momento no se puede mostrar ninguna guía en este quiosco.",
    )
    kept = Words("Nothing was deleted.", "No se borró nada.")
    then = Words(
        "Install a guide from its update, or ask whoever looks after this kiosk to install the app again.",
        "Instale una guía desde su actualización o pida a quien mantiene este quiosco que instale la"
        " aplicación de nuevo.",
    )


def disk_fault(error: OSError, needed_bytes: int, free_bytes: int) -> BundleError:
    """Return the refusal for an error of the kiosk's own disk: full, over its quota, or failing."""
    detail = error.strerror or type(error).__name__
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return NoSpaceError(needed_bytes, free_bytes, detail)
    return DiskError(detail)


def _megabytes(count: int) -> str:
    """Return bytes as whole megabytes, rounded up and at least 1."""
    return str(max(1, -(-count // MEGABYTE)))
