"""All there is to look at, in the order of a manual."""

from tests.shots import (
    bulk_scenes,
    dialog_scenes,
    editing_scenes,
    finding_scenes,
    grid_scenes,
    home_scenes,
    import_scenes,
    page_scenes,
    shell_scenes,
    state_scenes,
)

SCENES = tuple(
    sorted(
        (
            *page_scenes.SCENES,
            *bulk_scenes.SCENES,
            *dialog_scenes.SCENES,
            *editing_scenes.SCENES,
            *finding_scenes.SCENES,
            *grid_scenes.SCENES,
            *home_scenes.SCENES,
            *import_scenes.SCENES,
            *shell_scenes.SCENES,
            *state_scenes.SCENES,
        ),
        key=lambda scene: scene.name,
    )
)
