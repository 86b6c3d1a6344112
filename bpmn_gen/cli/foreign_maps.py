"""The part of ``impor`` that reads maps of other tools: one, several, or folders of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bpmn_gen.cli.console import say, show, tell
from bpmn_gen.store.spelling import typed

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.commands.importing import Wish


def tell_of_maps_beside(context: click.Context, sources: tuple[Path, ...]) -> None:
    """Say which maps lie in folders that are read for their SOPs, because they are passed over."""
    from bpmn_gen.commands.importing_maps import maps_in

    maps = [path for one in sources if one.is_dir() for path in maps_in(one)]
    if maps:
        say(
            context,
            f"Folder itu memuat juga {len(maps)} peta, misalnya '{maps[0].name}'; peta diimpor "
            "tersendiri, dengan menyebut berkasnya.",
        )


def read_maps(
    context: click.Context,
    sources: tuple[Path, ...],
    unit: str | None,
    *,
    preview: bool,
    overwrite: bool,
    **wanted: Any,
) -> NoReturn:
    """Read maps, write what is wished of them, and end the command."""
    from bpmn_gen.commands.importing import Wish
    from bpmn_gen.commands.importing_maps import maps_among
    from bpmn_gen.commands.importing_sops import TAKEN
    from bpmn_gen.foreign.document import read_bounded
    from bpmn_gen.foreign.opening import is_map

    _refuse_options_of_sops(context, unit, preview=preview)
    _refuse_sops(context, sources)
    files = maps_among(sources)
    other = next((one for one in files if not is_map(read_bounded(one), one.name)), None)
    if other is not None:
        raise click.UsageError(f"'{other.name}' bukan {TAKEN}.", context)
    wish = Wish(files[0], overwrite=overwrite, **wanted)
    is_file = wish.target is None or wish.target.suffix.casefold() == ".bpmn"
    if len(files) == 1 and (is_file or not sources[0].is_dir()):
        _read_one(context, wish)
    if is_file and wish.target is not None:
        instead = "tulis nama folder sesudah -o"
        raise click.UsageError(
            f"'{wish.target.name}' hanya memuat satu peta, sedangkan yang diimpor {len(files)}; "
            f"{instead}.",
            context,
        )
    _read_several(context, files, wish)


def _refuse_options_of_sops(context: click.Context, unit: str | None, *, preview: bool) -> None:
    """Say so where a map is read with an option that would do nothing."""
    if unit is not None or preview:
        option = "--unit" if unit is not None else "--pratinjau"
        instead = "kerangka definisi dari peta ditulis dengan --definisi FOLDER, atau di penyunting"
        raise click.UsageError(f"{option} hanya untuk SOP; {instead}.", context)


def _refuse_sops(context: click.Context, sources: tuple[Path, ...]) -> None:
    """Say so where SOPs are named beside maps, because they become something else."""
    from bpmn_gen.commands.importing_sops import is_office_file, sops_in

    named = next(
        (one for one in sources if (any(sops_in(one)) if one.is_dir() else is_office_file(one))),
        None,
    )
    if named is not None:
        raise click.UsageError(
            f"'{named.name}' berisi SOP, yang lain peta; impor SOP dan peta sendiri-sendiri.",
            context,
        )


def _read_one(context: click.Context, wish: Wish) -> NoReturn:
    """Read one map and tell all about it."""
    from bpmn_gen.commands import importing
    from bpmn_gen.diagnostics import Findings

    findings = Findings()
    outcome = importing.import_file(context.obj.any_project(), wish, findings)
    if context.obj.json and outcome is not None:
        data = importing.data_of(outcome, findings)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        show(context, tuple(findings))
    if outcome is not None and not context.obj.json:
        tell(context, importing.told(outcome, everything=context.obj.verbose))
        _say_written(context, [wish.target] if wish.target else [])
        _say_next(context, wish.folder if outcome.drafts else None)
    context.exit(1 if findings.has_errors else 0)


def _read_several(context: click.Context, files: list[Path], wish: Wish) -> NoReturn:
    """Read several maps and tell a line about each."""
    from bpmn_gen.commands.importing_maps import data_of, import_files, lines
    from bpmn_gen.diagnostics import Findings

    findings = Findings()
    read = import_files(context.obj.any_project(), files, wish, findings)
    if context.obj.json:
        click.echo(json.dumps(data_of(read, findings), ensure_ascii=False, indent=2))
    else:
        show(context, tuple(findings))
        for line in lines(read, everything=context.obj.verbose):
            tell(context, line)
        made = [one for one in read if one.outcome is not None]
        _say_written(context, [one.target for one in made if one.target])
        if not context.obj.verbose:
            say(context, "Rincian yang hilang tiap peta: tambahkan --rinci, atau impor satu peta.")
        has_drafts = any(one.outcome.drafts for one in made if one.outcome)
        _say_next(context, wish.folder if has_drafts else None)
    context.exit(1 if findings.has_errors else 0)


def _say_written(context: click.Context, targets: list[Path]) -> None:
    for target in targets:
        say(context, f"Ditulis: {target.as_posix()}")


def _say_next(context: click.Context, folder: Path | None) -> None:
    """Say what to do with drafts."""
    if folder is not None:
        say(context, f"Langkah berikut: bpmn-gen check {typed(folder)}")
