"""The bill of materials (SBOM): every component of the bundle, as CycloneDX in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cyclonedx.model.license import License

    from paket.licences import Project
    from paket.lock import Pin

_NAMESPACE = UUID("5f1c2d3e-7a34-5b0c-9a53-0d6f6f1f7c19")
"""The serial number of a bill is made of its content below this, so that it never changes alone."""


def text(
    version: str, projects: Iterable[Project], pins: Mapping[str, Pin], others: Iterable[Component]
) -> str:
    """The bill; ``pins`` give the digests of the files that each project publishes."""
    program = Component(
        name="bpmn-gen",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"bpmn-gen@{version}",
        licenses=_terms("MIT"),
    )
    listed = [_component(project, pins.get(project.name)) for project in projects]
    bill = Bom(components=[*listed, *others], metadata=BomMetaData(component=program))
    bill.register_dependency(program, bill.components)
    written = json.loads(JsonV1Dot6(bill).output_as_string())
    del written["metadata"]["timestamp"], written["serialNumber"]
    serial = uuid5(_NAMESPACE, json.dumps(written, sort_keys=True))
    return (
        json.dumps(written | {"serialNumber": f"urn:uuid:{serial}"}, indent=1, sort_keys=True)
        + "\n"
    )


def plain(name: str, version: str, terms: str, home: str, digest: str) -> Component:
    """A component that is no Python project: a program that the bundle takes along."""
    return Component(
        name=name,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"{name}@{version}",
        licenses=_terms(terms),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        external_references=_links(home),
    )


def _component(project: Project, pin: Pin | None) -> Component:
    purl = PackageURL("pypi", name=project.name, version=project.version)
    return Component(
        name=project.name,
        version=project.version,
        description=project.summary or None,
        bom_ref=str(purl),
        purl=purl,
        licenses=_terms(project.terms),
        external_references=[*_links(project.home), *_files(project, pin)],
        components=[
            Component(name=part.name, bom_ref=f"{purl}#{part.name}", licenses=_terms(part.terms))
            for part in project.parts
        ],
    )


def _files(project: Project, pin: Pin | None) -> list[ExternalReference]:
    """What the lock allows to be installed, as the bill's readers look for it."""
    if pin is None:
        return []
    digests = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in pin.digests]
    where = XsUri(f"pkg:pypi/{project.name}@{project.version}")
    return [ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=where, hashes=digests)]


def _links(home: str) -> list[ExternalReference]:
    if not home:
        return []
    return [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(home))]


def _terms(stated: str) -> list[License]:
    return [LicenseFactory().make_from_string(stated)]
