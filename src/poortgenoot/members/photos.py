"""Photos of members: only photos, made anew without what the camera wrote in them. Pure but for Pillow."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 480
"""Pixels of the square that is kept."""
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


class NotAPhoto(ValueError):
    """The bytes are no photo in a format we read, or far too large a picture."""


def made_anew(file: IO[bytes]) -> bytes:
    """The middle square of the picture as a JPEG of 480 × 480: its pixels and nothing else.

    Decoding and encoding again leaves behind place, time, maker, thumbnails and whatever else was hidden in it.
    Raises `NotAPhoto`.
    """
    try:
        with Image.open(file, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPhoto
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            square = ImageOps.fit(upright, (SIDE, SIDE))
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as broken:
        raise NotAPhoto from broken
    return _jpeg(square)


def _jpeg(square: Image.Image) -> bytes:
    bare = Image.new("RGB", square.size)
    bare.paste(square)
    out = BytesIO()
    bare.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
