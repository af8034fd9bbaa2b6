# SPDX-License-Identifier: AGPL-3.0-or-later
"""A QR code as a drawing inside the document itself."""

import base64

QUIET = 4
"""White squares around it, as the standard asks (ISO/IEC 18004)."""


def qr_picture(text: str) -> str:
    """As the address of a picture (data:), one path of unit squares."""
    from qrcode import QRCode  # here: processes that make none stay small
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(border=QUIET, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    dark = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(rows)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    size = len(rows)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{dark}" fill="#000"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
