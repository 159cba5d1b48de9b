"""Papers that are printed or kept: a template (`*.typ`, by typst) filled with values, as PDF. No database here."""

import json
import unicodedata
from collections.abc import Mapping
from importlib.resources import as_file, files
from typing import Any, Literal

Form = Literal["pdf", "png"]


def made(template: str, values: Mapping[str, Any], form: Form = "pdf") -> bytes:
    """A paper from the template of this name. The values are shown as they are: nothing in them is read as markup.

    The same values make the same bytes. As a PNG it is the first page, to be looked at.
    """
    import typst

    said = {"values": json.dumps(_shown(values))}
    with as_file(files(__name__) / f"{template}.typ") as path:
        pages: Any = typst.compile(path, sys_inputs=said, format=form, timestamp=0)
    first: bytes = pages[0] if isinstance(pages, list) else pages
    return first


def code_to_scan(link: str) -> str:
    """The QR code of a link, as the text of an SVG."""
    import segno

    return str(segno.make(link, error="m", micro=False).svg_inline(border=0, dark="#1b3a4b", omitsize=True))


def _shown(value: Any) -> Any:
    """Without signs that show nothing, direction marks among them: they would turn a whole line round."""
    if isinstance(value, str):
        return "".join(char for char in value if char == "\n" or unicodedata.category(char)[0] != "C")
    if isinstance(value, Mapping):
        return {name: _shown(one) for name, one in value.items()}
    return [_shown(one) for one in value] if isinstance(value, (list, tuple)) else value
