"""Pack a document into bytes for the index and unpack it again.

MessagePack under zlib's fastest level: see `tests/bench/library.py` for what that saves.
"""

import zlib

import msgspec

from tui.model import Document

_FASTEST = 1
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Document)


def pack(document: Document) -> bytes:
    """The whole document as bytes."""
    return zlib.compress(_encoder.encode(document), _FASTEST)


def unpack(packed: bytes) -> Document:
    """The document that was packed.

    Raises:
        msgspec.DecodeError, zlib.error: The bytes are damaged.
    """
    return _decoder.decode(zlib.decompress(packed))
