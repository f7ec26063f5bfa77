"""Without the packages that they need, the tests of printing fail, and name them; they are not skipped."""

from pathlib import Path

import pytest

from tests import ipp_printer, private_cups


def test_without_a_print_server_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_cups, "_CUPSD", "/nowhere/cupsd")
    with pytest.raises(RuntimeError, match="install the package cups-daemon"), private_cups.private_cups():
        pass


def test_without_an_ipp_printer_its_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipp_printer, "PRINTER", "/nowhere/ippeveprinter")
    with pytest.raises(RuntimeError, match="cups-ipp-utils, gcc and libc6-dev"), ipp_printer.ipp_printer():
        pass


def test_make_installs_them() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")
    for package in (private_cups.PACKAGE, ipp_printer.PACKAGE, "gcc", "libc6-dev"):
        assert f" {package} " in makefile
