"""Large blocks go back to the system, whatever was freed before: asked of the C library itself."""

import subprocess
import sys

import pytest

ASK = """
import ctypes, sys
from kiosk.heap import give_back_large_blocks

class Mallinfo2(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd a b c d e".split()]

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
libc.mallinfo2.restype = Mallinfo2
if sys.argv[1] == "given back":
    give_back_large_blocks()
libc.free(libc.malloc(16_000_000))
before = libc.mallinfo2().hblks
libc.malloc(1_000_000)
print(libc.mallinfo2().hblks - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a trait of glibc")
@pytest.mark.parametrize(("how", "apart"), [("given back", 1), ("as usual", 0)])
def test_a_large_block_has_pages_of_its_own_after_a_larger_one_was_freed(how: str, apart: int) -> None:
    done = subprocess.run([sys.executable, "-c", ASK, how], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert int(done.stdout) == apart
