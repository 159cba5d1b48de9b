"""A configuration file of one's own."""

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty configuration, for a test to write in."""
    path = tmp_path / "config.toml"
    path.touch()
    return path
