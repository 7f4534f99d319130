from ctypes import CDLL, c_double
from ctypes.util import find_library
from math import sqrt

libm = CDLL(find_library("m"))
libm.erf.argtypes = [c_double]
libm.erf.restype = c_double


def gelu(x):
    return 0.5 * x * (1.0 + libm.erf(x / sqrt(2.0)))


for x in [-3.0, -1.0, 0.0, 1.0, 3.0]:
    print(f"gelu({x:4.1f}) = {gelu(x):7.4f}")
