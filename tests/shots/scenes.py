"""All there is to look at, in the order of a manual."""

from tests.shots import (
    dialog_scenes,
    editing_scenes,
    finding_scenes,
    grid_scenes,
    import_scenes,
    page_scenes,
    state_scenes,
)

SCENES = tuple(
    sorted(
        (
            *page_scenes.SCENES,
            *dialog_scenes.SCENES,
            *editing_scenes.SCENES,
            *finding_scenes.SCENES,
            *grid_scenes.SCENES,
            *import_scenes.SCENES,
            *state_scenes.SCENES,
        ),
        key=lambda scene: scene.name,
    )
)
