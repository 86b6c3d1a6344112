"""The walkthrough shows what the stages really make."""

from tests.walkthrough.stages import DOCUMENT, definition, document, names, stages


def test_every_value_of_the_walkthrough_is_what_the_stage_makes() -> None:
    assert DOCUMENT.read_text("utf-8") == document(), (
        "renew it, then read it: python -m tests.walkthrough.stages"
    )


def test_the_walkthrough_shows_every_stage_in_the_order_of_the_pipeline() -> None:
    text = DOCUMENT.read_text("utf-8")
    made = [name for name, _ in stages(definition(text))]
    assert len(made) == 8
    assert names(text) == made
