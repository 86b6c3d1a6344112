"""Lets PowerShell offer commands, options, units, codes and types, as click does for other shells.

It is imported only when a shell asks, so that it costs nothing else.
"""

from __future__ import annotations

import os
import shlex

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

_SCRIPT = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $line, $cursor)
    $env:COMP_LINE = $line.ToString()
    $env:COMP_WORD = $word
    $env:%(complete_var)s = 'powershell_complete'
    %(prog_name)s | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
    Remove-Item Env:COMP_LINE, Env:COMP_WORD, Env:%(complete_var)s
}
"""


class PowerShell(ShellComplete):
    """Completion for PowerShell, which hands over the whole line and the word at the cursor."""

    name = "powershell"
    source_template = _SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and that word as far as it was typed."""
        begun = os.environ.get("COMP_WORD", "")
        line = os.environ.get("COMP_LINE", "")
        words = _words(line.removesuffix(begun) if begun else line)
        return words[1:], begun.strip("\"'")

    def format_completion(self, item: CompletionItem) -> str:
        """A word as it has to be typed: in quotes where it holds spaces."""
        value = str(item.value)
        return f'"{value}"' if " " in value else value


def _words(line: str) -> list[str]:
    """The words of a line; a quote that is still open ends with the line."""
    try:
        return shlex.split(line, posix=False)
    except ValueError:
        return line.split()


add_completion_class(PowerShell)
