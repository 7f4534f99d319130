from ctypes import CDLL, c_char_p, c_int, c_size_t, c_void_p, cast
from ctypes.util import find_library

libc = CDLL(find_library("c"))
libc.memchr.argtypes = [c_char_p, c_int, c_size_t]
libc.memchr.restype = c_void_p


def find(text, byte):
    """Where a byte occurs first, or None."""
    found = libc.memchr(text, byte, len(text))
    return None if found is None else found - cast(text, c_void_p).value


for text in [b"malignant,radius\n1,17.99\n", b"no line ends here"]:
    end = find(text, ord("\n"))
    if end is None:
        print(f"no newline in {len(text)} bytes")
    else:
        print(f"first line: {text[:end].decode()}")
