"""Fills templates that staff edit in Word, with docxtpl's placeholders and in a sandbox."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import TemplateError as JinjaError

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.render.office.package import stored
from bpmn_gen.render.templates.files import TemplateError
from bpmn_gen.render.templates.sandbox import TemplateSandbox
from bpmn_gen.render.templates.words import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from docx.document import Document
    from jinja2 import Template, nodes

    from bpmn_gen.render.templates.files import Templates


class _Remembering(TemplateSandbox):
    """Compiles each template once, because one template fills many documents."""

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - jinja2's own name
        template_class: type[Template] | None = None,
    ) -> Template:
        """The compiled template of a text."""
        known = _compiled.get(source) if globals is None and template_class is None else None
        if known is None:
            known = super().from_string(source, globals, template_class)
            if len(_compiled) < MOST_COMPILED:
                _compiled[source] = known
        return known


class _Template(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """Prepares the text of a template for jinja once, because one template fills many documents."""

    def patch_xml(self, src_xml: str) -> str:
        """The text, with each placeholder in one piece; Word may split them."""
        return _patched(src_xml)


@lru_cache(maxsize=64)
def _patched(source: str) -> str:
    """What the library makes of a text.

    The method needs no instance, because it looks at the text only.
    """
    patched: str = DocxTemplate.patch_xml(None, source)
    return patched


MOST_COMPILED = 64
"""The most compiled parts of templates that are kept.  A project has about twenty."""
MAX_UNPACKED = 50_000_000
"""The most bytes of all parts of a template.  Pictures in a letterhead have some hundred
thousand."""
_compiled: dict[str | nodes.Template, Template] = {}
_ENVIRONMENT = _Remembering(autoescape=True)


def fill_template(templates: Templates, name: str, values: Mapping[str, object]) -> Document:
    """The document of a template with its placeholders filled in.

    Raises:
        TemplateError: when the file is no Word document, or a placeholder is unknown or mistyped.
    """
    source = templates.source(name)
    _ENVIRONMENT.begin()
    try:
        _check_size(source)
        template = _Template(io.BytesIO(stored(source)))
        template.init_docx()
    except Exception as error:  # whatever a broken file makes zip and XML readers raise
        raise TemplateError(name, "bukan dokumen Word yang utuh") from error
    try:
        template.render(xml_values(values), jinja_env=_ENVIRONMENT, autoescape=True)
    except JinjaError as error:
        raise TemplateError(name, in_words(error.message or error)) from error
    except (
        ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
    ) as error:  # fmt: skip
        raise TemplateError(name, in_words(error)) from error
    found: Document = template.docx
    return found


def _check_size(source: bytes) -> None:
    """Refuse a file that would unpack to more than a document can be.

    Raises:
        ValueError: when it would.
    """
    with ZipFile(io.BytesIO(source)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
            raise ValueError(source[:4])


def xml_values(value: object) -> object:
    """Values whose texts hold only characters that XML allows."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: xml_values(inner) for key, inner in value.items()}
        case list() | tuple():
            return [xml_values(inner) for inner in value]
        case _:
            return value
