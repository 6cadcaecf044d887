"""A process that can open no socket, whatever is asked of it: SERVICE could only fail (seccomp, Linux)."""

import ctypes
import errno
import platform
import struct
import sys
from typing import Final

_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: its audit number and that of the system call (https://man7.org/linux/man-pages/man2/seccomp.2.html)."""
_NO_NEW_PRIVILEGES: Final = 38
_SECCOMP: Final = 22
_FILTER: Final = 2
_LOAD, _SAME, _GIVE = 0x20, 0x15, 0x06
_ALLOW: Final = 0x7FFF0000
_ERROR: Final = 0x00050000


def no_sockets() -> bool:
    """Takes this process the right to open sockets, for good; False where the system has no means to."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    machine, call = _SOCKET[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),  # the machine that the call is made for
        (_SAME, 0, 2, machine),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_SAME, 1, 0, call),
        (_GIVE, 0, 0, _ALLOW),
        (_GIVE, 0, 0, _ERROR | errno.EPERM),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not system.prctl(_SECCOMP, _FILTER, program, 0, 0)
