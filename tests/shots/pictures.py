"""The pictures of all scenes, written one PNG each and size, and what is wrong with them."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QRect

from tests.shots.faults import is_blank
from tests.shots.scene import Scene
from tests.shots.stage import Shot


class Pictures:
    """A folder of pictures.

    Attributes:
        faults: what is wrong, a line each, with the name of the picture.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self._seen: dict[str, str] = {}
        self.faults: list[str] = []

    def keep(self, scene: Scene, size: tuple[int, int], shot: Shot) -> None:
        """Write a picture and look at it."""
        name = f"{scene.name}_{size[0]}x{size[1]}.png"
        path = self._folder / name
        shot.image.save(str(path))
        self.faults += [f"{name}: {fault}" for fault in shot.faults]
        if (shot.image.width(), shot.image.height()) != size:
            self.faults.append(f"{name}: not {size[0]} × {size[1]}")
        if is_blank(shot.image, QRect(80, 60, size[0] - 90, size[1] - 110)):
            self.faults.append(f"{name}: nothing to see on it")
        digest = sha256(path.read_bytes()).hexdigest()
        twin = self._seen.setdefault(digest, name)
        if twin != name:
            self.faults.append(f"{name}: the same as {twin}")
