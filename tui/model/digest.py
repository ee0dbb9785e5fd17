"""Short stamps of bytes: one way for all that is told apart by one. Never a secret.

The names of marks and of the index hang on these stamps: another way to make them would lose what
was kept under the old ones.
"""

try:  # `hashlib` has the same function, but loads OpenSSL, which takes longer than all our records
    from _blake2 import blake2b
except ImportError:  # a Python that is built otherwise
    from hashlib import blake2b


def digest(data: bytes, size: int) -> bytes:
    """The stamp of `data`: BLAKE2b (RFC 7693) of that `size`, 1 to 64 bytes."""
    return blake2b(data, digest_size=size).digest()
