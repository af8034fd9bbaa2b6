# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture is drawn anew: its points are kept, upright and not too many, and nothing of what was written around them
(where it was taken, when, with which phone)."""

import io

from PIL import Image, ImageOps

from lgnet.trust.files.kinds import LONGEST_SIDE, MOST_PIXELS, PICTURES, Refused

QUALITY = 85


def prepare() -> None:
    """Load all that is needed: later nothing can be opened."""
    from PIL import JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

    for kind in PICTURES:
        drawn = io.BytesIO()
        Image.new("RGB", (2, 2)).save(drawn, kind)
        drawn_anew(drawn.getvalue())


def drawn_anew(content: bytes) -> tuple[dict, bytes]:
    Image.MAX_IMAGE_PIXELS = None  # asked here, before anything is unpacked
    picture = Image.open(io.BytesIO(content), formats=PICTURES)
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused("trust.file_has_too_many_points")
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = _on_white(ImageOps.exif_transpose(picture))
    kept = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(kept, "JPEG", quality=QUALITY, optimize=True)
    return {"kind": "jpg", "pages": 1}, kept.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    over = picture.convert("RGBA")
    white = Image.new("RGB", over.size, "white")
    white.paste(over, mask=over.getchannel("A"))
    return white
