"""Files: uploaded by the bot or sent by a person, found again by their identifiers."""

import hashlib
import struct
from dataclasses import dataclass
from typing import Any

from simulator.answers import bad_request, refusal, unsupported

MAX_UPLOAD = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
FOLDERS = {"audio": "music", "document": "documents", "photo": "photos", "video": "videos", "voice": "voice"}
TIMED: dict[str, dict[str, int]] = {"audio": {"duration": 0}, "video": {"duration": 0, "width": 0, "height": 0}}
# What a person's telephone sends when the content does not matter.
TINY_JPEG = bytes.fromhex("ffd8ffc0000b080001000101011100ffd9")
TINY_VOICE = b"OggS\x00"
TINY_AUDIO = b"ID3\x04"
TINY_VIDEO = b"\x00\x00\x00\x18ftypmp42"


@dataclass(frozen=True)
class Upload:
    """One file of a multipart request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class StoredFile:
    """A file that Telegram keeps; its description is the object that messages carry."""

    kind: str
    path: str
    content: bytes
    description: dict[str, Any]

    @property
    def picture_or_self(self) -> Any:
        """As a message carries it: a photo comes as a list of sizes."""
        return [self.description] if self.kind == "photo" else self.description


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload, **described: Any) -> StoredFile:
        """Store an upload as a document, photo, video, audio or voice message."""
        if len(upload.content) > MAX_UPLOAD:
            raise refusal("payload_large")
        if not upload.content:
            raise bad_request("file must be non-empty")
        number = len(self._by_id) + 1
        digest = hashlib.sha256(upload.content).hexdigest()
        description = {"file_id": f"{kind[0].upper()}Q{number:04}{digest[:40]}", "file_unique_id": f"AQ{digest[:13]}"}
        description |= self._details(kind, upload) | described | {"file_size": len(upload.content)}
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        stored = StoredFile(kind, f"{FOLDERS[kind]}/file_{number}.{suffix}", upload.content, description)
        self._by_id[description["file_id"]] = stored
        self._by_path[stored.path] = stored
        return stored

    def given(self, kind: str, value: Upload | str) -> StoredFile:
        """What the bot named or uploaded where a file of this kind is expected."""
        if isinstance(value, Upload):
            return self.keep(kind, value)
        if value.startswith(("http://", "https://")):
            raise unsupported("sending of files by HTTP URL")
        stored = self._by_id.get(value)
        if stored is None:
            raise refusal("file_ident")
        if stored.kind != kind:
            raise refusal("file_type")
        return stored

    def described(self, file_id: str) -> dict[str, Any]:
        """The File object, with the path to download it from."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise refusal("file_bad")
        if len(stored.content) > MAX_DOWNLOAD:
            raise refusal("file_big")
        kept = {key: stored.description[key] for key in ("file_id", "file_unique_id", "file_size")}
        return {**kept, "file_path": stored.path}

    def content(self, path: str) -> bytes | None:
        stored = self._by_path.get(path)
        return stored.content if stored else None

    def content_of(self, carried: Any) -> bytes:
        """The content behind what a message carries."""
        described = carried[-1] if isinstance(carried, list) else carried
        return self._by_id[described["file_id"]].content

    def _details(self, kind: str, upload: Upload) -> dict[str, Any]:
        if kind == "photo":
            width, height = picture_size(upload.content)
            return {"width": width, "height": height}
        if kind == "voice":
            return {"mime_type": upload.mime_type}
        return TIMED.get(kind, {}) | {"file_name": upload.name, "mime_type": upload.mime_type}


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG, from its header."""
    if content.startswith(PNG):
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    at = 2 if content.startswith(JPEG) else len(content)
    while at + 9 <= len(content):
        marker, length = struct.unpack(">HH", content[at : at + 4])
        if marker & 0xFF in JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    raise refusal("photo_bad")
