"""The author's terminal: what is said, asked and shown while something takes long."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.prompt import Confirm, Prompt
from rich.table import Table
from rich.text import Text

from kiosk.authoring.errors import NoPassphraseError, PassphraseFileError
from kiosk.authoring.keys import FreshKey
from kiosk.authoring.words import as_typed
from kiosk.bundle.writer import Watch
from kiosk.content.difference import GuideDifference, Lines

_MARKS: Final = {"added": ("+ ", "green"), "removed": ("- ", "red")}


class Terminal:
    """Speaks with the author.

    Args:
        passphrases: Name of a key → its passphrase, where they come from a file; None asks for them.
        agrees: Whether every question is answered with yes, unasked.
    """

    def __init__(self, passphrases: Mapping[str, str] | None = None, *, agrees: bool = False) -> None:
        self._passphrases = passphrases
        self._agrees = agrees
        self._console = Console(highlight=False, soft_wrap=True)
        self._aside = Console(highlight=False, soft_wrap=True, stderr=True)

    def say(self, words: str = "", style: str = "") -> None:
        """Print a line on standard output."""
        self._console.print(Text(words, style=style))

    def confirm(self, question: str) -> bool:
        """Ask a question, and return whether the answer is yes."""
        return self._agrees or Confirm.ask(question, console=self._console, default=False)

    def ask_words(self, question: str) -> str:
        """Ask for words that may be seen while they are typed."""
        return Prompt.ask(question, console=self._console)

    def ask_passphrase(self, name: str) -> str:
        """Ask for the passphrase of a key; what is typed is not shown.

        Raises:
            NoPassphraseError: The file has none for this key.
        """
        if self._passphrases is None:
            return Prompt.ask(f"Passphrase of {name}", password=True, console=self._console)
        if name not in self._passphrases:
            raise NoPassphraseError(name)
        return self._passphrases[name]

    def hand_over(self, key: FreshKey) -> None:
        """Show a new passphrase until it was typed back right; where all is agreed to, just print it."""
        if self._agrees:
            self.say(f"{key.name}: {key.passphrase}")
            return
        typed = ""
        while typed != key.passphrase:
            self._console.print(Text(f"\nThe passphrase of {key.name}. Write it down on paper:\n"))
            self._console.print(Text(f"    {key.passphrase}\n", style="bold"))
            Prompt.ask("Press Enter when it is written down", console=self._console, default="")
            self._console.clear()
            typed = as_typed(Prompt.ask(f"Type the passphrase of {key.name}", console=self._console))

    @contextlib.contextmanager
    def doing(self, what: str) -> Iterator[Watch]:
        """Show on a terminal that something goes on, and how far it is where that is told to the watch."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn())
        progress = Progress(
            *columns,
            TimeElapsedColumn(),
            console=self._aside,
            transient=True,
            disable=not self._aside.is_terminal,
        )
        with progress:
            task = progress.add_task(what, total=None)
            yield Watch(lambda done, of: progress.update(task, completed=done, total=of))

    def show_table(self, rows: Sequence[tuple[str, str]]) -> None:
        """Print names and what is said of them, side by side; without a terminal, a line each."""
        if not self._console.is_terminal:
            for name, told in rows:
                self.say(f"{name}: {told}")
            return
        table = Table(show_header=False, box=None, pad_edge=False)
        for name, told in rows:
            table.add_row(Text(name, style="bold"), Text(told))
        self._console.print(table, soft_wrap=False)

    def show_difference(self, difference: GuideDifference | None) -> None:
        """Print what changed, with the lines that came and went."""
        if difference is None:
            self.say("There is no earlier publication here to compare with.")
            return
        if not difference:
            self.say("The guide says the same as the last publication.")
        for section in difference.sections:
            self._show_change(f"section {section.section_id}", section.kind, section.lines)
        for other in difference.others:
            self._show_change(f"{other.part} {other.part_id}".rstrip(), other.kind, other.lines)

    def _show_change(self, name: str, kind: str, lines: Lines) -> None:
        self.say(f"{name}: {kind}", style="bold")
        for language, each in lines.items():
            for line in each:
                if line.kind != "same":
                    mark, style = _MARKS[line.kind]
                    self.say(f"  {language} {mark}{line.text}", style)


def read_passphrases(file: Path) -> dict[str, str]:
    """Return the passphrases in a file with lines such as "publish-1: six words"; other lines are left out.

    Raises:
        PassphraseFileError: It cannot be read.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise PassphraseFileError(file) from error
    pairs = (line.partition(":") for line in lines)
    return {name.strip(): as_typed(words) for name, colon, words in pairs if colon}
