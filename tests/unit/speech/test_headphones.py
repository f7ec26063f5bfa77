"""What Linux tells of the socket for headphones: its own words, and real events through a real file."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.doctor.finding import Severity
from kiosk.doctor.machine import look_at_headphones
from kiosk.speech.headphones import HeadphoneSocket, headphone_sockets

DEVICES = """I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Logitech USB Keyboard"
H: Handlers=sysrq kbd event3 leds
B: EV=120013

I: Bus=0000 Vendor=0000 Product=0000 Version=0000
N: Name="HDA Intel PCH Mic"
H: Handlers=event6
B: EV=21
B: SW=10

I: Bus=0000 Vendor=0000 Product=0000 Version=0000
N: Name="HDA Intel PCH Front Headphone"
H: Handlers=event7
B: EV=21
B: SW=4
"""
PLUGGED, PULLED = 1, 0


def event(kind: int, code: int, value: int) -> bytes:
    return struct.pack("@llHHi", 1, 2, kind, code, value)


def switch(value: int) -> bytes:
    return event(5, 2, value) + event(0, 0, 0)


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    file = tmp_path / "devices"
    file.write_text(DEVICES)
    return file


@pytest.fixture
def fifo(tmp_path: Path) -> Iterator[tuple[HeadphoneSocket, int]]:
    path = tmp_path / "event7"
    os.mkfifo(path)
    socket = HeadphoneSocket(path)
    writer = os.open(path, os.O_WRONLY)
    yield socket, writer
    socket.close()


def test_the_socket_is_the_one_with_the_switch(devices: Path, tmp_path: Path) -> None:
    assert headphone_sockets(devices, tmp_path) == {tmp_path / "event7": "HDA Intel PCH Front Headphone"}
    assert headphone_sockets(tmp_path / "none", tmp_path) == {}


def test_the_last_that_happened_counts(fifo: tuple[HeadphoneSocket, int]) -> None:
    socket, writer = fifo
    assert socket.read() is None
    os.write(writer, switch(PLUGGED))
    assert socket.read() is True
    os.write(writer, event(5, 4, 1) + event(1, 2, 1))  # a microphone, and a key
    assert socket.read() is None
    os.write(writer, switch(PLUGGED) + switch(PULLED))
    assert socket.read() is False
    half = switch(PLUGGED)
    os.write(writer, half[:10])
    assert socket.read() is None
    os.write(writer, half[10:])
    assert socket.read() is True
    os.close(writer)
    with pytest.raises(OSError, match="gone"):
        socket.read()


def test_the_doctor_tells_whether_it_can_be_noticed(devices: Path, tmp_path: Path) -> None:
    assert look_at_headphones(tmp_path / "none", tmp_path).severity is Severity.WARNING
    assert "may not read" in look_at_headphones(devices, tmp_path).how
    (tmp_path / "event7").write_bytes(b"")
    found = look_at_headphones(devices, tmp_path)
    assert (found.severity, found.how) == (Severity.FINE, "noticed at HDA Intel PCH Front Headphone")
