"""What can go wrong with what is the staff's own, in the words that staff read.

Every error tells what happened, that nothing was lost, and what to do next, in English and in Spanish.
``str(error)`` is the English text; ``told`` gives either. What only a technician can use is kept apart in
``detail``, for the journal. No PIN, right or wrong, stands in any of them.
"""

import math
from typing import ClassVar, Final, NamedTuple


class Words(NamedTuple):
    """The same sentence in the languages of the staff."""

    en: str
    es: str


_NOT_CHANGED: Final = Words("Nothing was changed.", "No se cambió nada.")
_CHOOSE_ANOTHER: Final = Words("Choose another PIN.", "Elija otro PIN.")
_ASK_ABOUT_DISK: Final = Words(
    "Ask whoever looks after this kiosk to check its disk: it may be full, worn out or set to read only.",
    "Pida a quien mantiene este quiosco que revise el disco: puede estar lleno, gastado o ser de solo"
    " lectura.",
)


class StaffError(Exception):
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
    kept: ClassVar[Words] = _NOT_CHANGED
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


# --- The PIN ---------------------------------------------------------------------------------


class PinError(StaffError):
    """Root of what can go wrong with the PIN."""


class PinTooShortError(PinError):
    """Fewer digits than a PIN must have.

    Args:
        fewest: How many it must have.
    """

    what = Words(
        "A PIN needs {fewest} digits or more, so this one was not taken.",
        "Un PIN necesita {fewest} cifras o más, así que este no se aceptó.",
    )
    then = _CHOOSE_ANOTHER

    def __init__(self, fewest: int) -> None:
        super().__init__(fewest=str(fewest))


class PinTooLongError(PinError):
    """More digits than a PIN may have.

    Args:
        most: How many it may have.
    """

    what = Words(
        "A PIN has {most} digits at most, so this one was not taken.",
        "Un PIN tiene como máximo {most} cifras, así que este no se aceptó.",
    )
    then = _CHOOSE_ANOTHER

    def __init__(self, most: int) -> None:
        super().__init__(most=str(most))


class PinNotDigitsError(PinError):
    """Something else than the digits 0 to 9."""

    what = Words(
        "A PIN is made of the digits 0 to 9 only, so this one was not taken.",
        "Un PIN se compone solo de las cifras del 0 al 9, así que este no se aceptó.",
    )
    then = _CHOOSE_ANOTHER


class PinTooSimpleError(PinError):
    """One of those that are guessed first."""

    what = Words(
        "This PIN is one of those that are guessed first, so it was not taken.",
        "Este PIN es de los que se adivinan primero, así que no se aceptó.",
    )
    then = Words(
        "Choose another PIN, with four different digits or more and in no order.",
        "Elija otro PIN, con cuatro cifras distintas o más y sin ningún orden.",
    )


class PinWaitError(PinError):
    """A try came while a wait after wrong ones runs. It was neither compared nor counted.

    Args:
        seconds_left: Seconds until the next try is allowed.

    Attributes:
        seconds_left: As given.
    """

    what = Words(
        "There were too many wrong PINs, so no PIN is taken for the next {seconds} seconds.",
        "Hubo demasiados PIN incorrectos, así que no se acepta ninguno durante los próximos {seconds}"
        " segundos.",
    )
    then = Words(
        "Wait, then enter the PIN. If nobody knows it, ask whoever looks after this kiosk to reset it.",
        "Espere y después escriba el PIN. Si nadie lo sabe, pida a quien mantiene este quiosco que lo"
        " restablezca.",
    )

    def __init__(self, seconds_left: float) -> None:
        self.seconds_left = seconds_left
        super().__init__(seconds=str(math.ceil(seconds_left)))


class PinDamagedError(PinError):
    """The PIN's file is not what was written; entry is refused until an administrator removes it.

    Args:
        file: The path of that file.
        detail: As in ``StaffError``.
    """

    what = Words(
        "The file that holds the PIN is damaged, so nobody can enter the staff's screens.",
        "El archivo que guarda el PIN está dañado, así que nadie puede entrar en las pantallas del personal.",
    )
    kept = Words(
        "The guides, the settings and the counts are untouched, and patients can use the kiosk as before.",
        "Las guías, los ajustes y los recuentos siguen intactos, y los pacientes pueden usar el quiosco como"
        " antes.",
    )
    then = Words(
        "Ask whoever looks after this kiosk to delete the file {file} as administrator; the kiosk then asks"
        " for a new PIN.",
        "Pida a quien mantiene este quiosco que borre el archivo {file} como administrador; el quiosco pedirá"
        " entonces un PIN nuevo.",
    )

    def __init__(self, file: str, detail: str = "") -> None:
        super().__init__(detail, file=file)


class PinNotSetError(PinError):
    """A PIN was to be compared, and none is set."""

    what = Words("No PIN is set on this kiosk yet.", "Este quiosco todavía no tiene PIN.")
    then = Words("Set one first.", "Primero establezca uno.")


class PinDiskError(PinError):
    """The PIN cannot be read, or the disk did not take the count of tries or the new PIN."""

    what = Words(
        "The kiosk's disk could not be read or written, so no PIN can be checked or set right now.",
        "No se pudo leer o escribir en el disco del quiosco, así que ahora no se puede comprobar ni cambiar"
        " el PIN.",
    )
    kept = Words("The PIN stays as it was.", "El PIN sigue siendo el mismo.")
    then = _ASK_ABOUT_DISK


# --- Counts of use ---------------------------------------------------------------------------


class UsageError(StaffError):
    """The counts of use cannot be read."""

    what = Words(
        "The counts of use could not be read right now.",
        "En este momento no se pudieron leer los recuentos de uso.",
    )
    kept = Words("Nothing was deleted.", "No se borró nada.")
    then = _ASK_ABOUT_DISK


# --- Settings --------------------------------------------------------------------------------


class StaffSettingsError(StaffError):
    """Root of what can go wrong when staff change a setting."""


class UnfitSettingError(StaffSettingsError):
    """Staff may not change this setting, or not to this value.

    Args:
        key: The setting's name in kiosk.toml.
        detail: Why, for a technician.
    """

    what = Words(
        "The setting {key} cannot have this value, so it was not taken.",
        "El ajuste {key} no puede tener este valor, así que no se aceptó.",
    )
    then = Words("Choose another value.", "Elija otro valor.")

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(detail, key=key)


class SettingsDiskError(StaffSettingsError):
    """The disk did not take the change."""

    what = Words(
        "The kiosk's disk could not be written, so the setting was not kept.",
        "No se pudo escribir en el disco del quiosco, así que el ajuste no se guardó.",
    )
    then = _ASK_ABOUT_DISK


# --- Diagnostics -----------------------------------------------------------------------------


class DiagnosticsError(StaffError):
    """The diagnostics file could not be written to the place that staff chose.

    Args:
        place: What staff call that place, such as a stick's name.
        detail: As in ``StaffError``.
    """

    what = Words(
        "The file for the technician could not be written to {place}.",
        "No se pudo escribir en {place} el archivo para el servicio técnico.",
    )
    then = Words(
        "Check that the stick is plugged in, has room and is not locked, then try once more.",
        "Compruebe que la memoria USB esté conectada, tenga espacio y no esté bloqueada, y pruebe otra vez.",
    )

    def __init__(self, place: str, detail: str = "") -> None:
        super().__init__(detail, place=place)
