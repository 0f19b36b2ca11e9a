"""What an authenticator app shows, reckoned here as RFC 6238 says."""

import base64
import hmac
import struct
import time


def code_of(secret: str, steps: int = 0) -> str:
    """The six digits of now, or of some half minutes from now."""
    counter = int(time.time()) // 30 + steps
    signed = hmac.new(base64.b32decode(secret.strip()), struct.pack(">Q", counter), "sha1").digest()
    at = signed[-1] & 15
    return f"{(int.from_bytes(signed[at:at + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"
