"""Where things lie in a channel's store.

state-0.json, state-1.json      the record, in turns (``state``)
bundles/<SHA-256>.kioskbundle   versions that are kept; such a file never changes
bundles/<SHA-256>.part          a version that is arriving
bundles/<SHA-256>.catalogue     of a set of guides: its topics and words (``content.catalogue``)
staging/                        scratch; may be removed at any time
lock                            see ``lock``
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.bundle.state import slot_name


@dataclass(frozen=True)
class Layout:
    """The paths in one store.

    Attributes:
        folder: The store's folder.
    """

    folder: Path

    @property
    def bundles(self) -> Path:
        """The folder of the versions."""
        return self.folder / "bundles"

    @property
    def staging(self) -> Path:
        """The scratch folder."""
        return self.folder / "staging"

    @property
    def lock(self) -> Path:
        """The file that a writer locks."""
        return self.folder / "lock"

    @property
    def record_part(self) -> Path:
        """The record while it is written."""
        return self.folder / "state.tmp"

    def record(self, generation: int) -> Path:
        """Return the file for a record of this generation."""
        return self.folder / slot_name(generation)

    def bundle(self, sha256: str) -> Path:
        """Return the file of a version."""
        return self.bundles / f"{sha256}.kioskbundle"

    def catalogue(self, sha256: str) -> Path:
        """Return the file of a version's catalogue, which a set of guides has."""
        return self.bundles / f"{sha256}.catalogue"

    def part(self, sha256: str) -> Path:
        """Return the file of a version that is arriving."""
        return self.bundles / f"{sha256}.part"
