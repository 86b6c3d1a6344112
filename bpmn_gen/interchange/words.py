"""Indonesian words of a report, for kinds of elements, what is said about them, and other tools."""

from __future__ import annotations

from typing import Final

from bpmn_gen.picture.wording import KIND_NAMES

_KINDS: Final = KIND_NAMES | {
    "process": "Proses",
    "participant": "Pool",
    "lane": "Lane",
    "group": "Kelompok",
    "startEvent": "Kejadian mulai",
    "intermediateCatchEvent": "Kejadian antara yang menunggu",
    "intermediateThrowEvent": "Kejadian antara yang mengirim",
    "boundaryEvent": "Kejadian di tepi kegiatan",
    "endEvent": "Kejadian selesai",
    "userTask": "Kegiatan pengguna",
    "scriptTask": "Kegiatan skrip",
    "businessRuleTask": "Kegiatan aturan bisnis",
    "callActivity": "Panggilan proses lain",
    "subProcess": "Subproses",
    "transaction": "Subproses transaksi",
    "adHocSubProcess": "Subproses tanpa urutan",
    "exclusiveGateway": "Gerbang eksklusif",
    "parallelGateway": "Gerbang sejajar",
    "eventBasedGateway": "Gerbang kejadian",
    "inclusiveGateway": "Gerbang inklusif",
    "complexGateway": "Gerbang kompleks",
    "sequenceFlow": "Arah alur",
    "messageFlow": "Arah pesan",
    "message": "Pesan",
    "signal": "Sinyal",
    "error": "Galat proses",
    "escalation": "Eskalasi",
    "association": "Garis kaitan",
    "textAnnotation": "Catatan gambar",
    "dataObjectReference": "Objek data",
    "dataStoreReference": "Penyimpanan data",
    "dataObject": "Dokumen tanpa kegiatan",
    "dataStore": "Tempat simpan tanpa kegiatan",
    "resource": "Pelaksana tanpa kegiatan",
    "categoryValue": "Nama kelompok tanpa bingkai",
    "collaboration": "Kolaborasi",
    "partnerEntity": "Mitra",
    "partnerRole": "Peran mitra",
    "globalChoreographyTask": "Kegiatan koreografi",
    "subChoreography": "Bagian koreografi",
    "callChoreography": "Panggilan koreografi",
    "globalConversation": "Percakapan",
    "subConversation": "Bagian percakapan",
    "callConversation": "Panggilan percakapan",
    "conversationLink": "Garis percakapan",
    "dataInput": "Masukan data",
    "dataOutput": "Keluaran data",
    "globalTask": "Kegiatan global",
    "globalUserTask": "Kegiatan global",
    "globalManualTask": "Kegiatan global",
    "globalScriptTask": "Kegiatan global",
    "globalBusinessRuleTask": "Kegiatan global",
    "potentialOwner": "Calon pelaksana (potentialOwner)",
    "performer": "Pelaksana (performer)",
    "humanPerformer": "Pelaksana (humanPerformer)",
    "resourceRole": "Pelaksana (resourceRole)",
    "choreography": "Koreografi",
    "choreographyTask": "Kegiatan koreografi",
    "conversation": "Percakapan",
}
_PARTS: Final = {
    "kind": "jenis",
    "name": "nama",
    "documentation": "dokumentasi",
    "scope": "tempat",
    "lane": "lane",
    "sourceRef": "asal",
    "targetRef": "tujuan",
    "attachedToRef": "kegiatan tempat menempel",
    "processRef": "proses di dalam pool",
    "calledElement": "proses yang dipanggil",
    "default": "cabang bawaan",
    "conditionExpression": "syarat cabang",
    "isExecutable": "siap dijalankan mesin",
    "loop": "pengulangan",
    "isForCompensation": "tanda pembatalan",
    "isInterrupting": "menghentikan atau tidak",
    "cancelActivity": "menghentikan atau tidak",
    "participantMultiplicity": "jumlah peserta",
}
_TOOLS: Final = {
    "bizagi": "Bizagi",
    "camunda.org/schema/zeebe": "Camunda 8",
    "camunda": "Camunda",
    "activiti": "Activiti",
    "flowable": "Flowable",
    "signavio": "Signavio",
    "trisotech": "Trisotech",
    "microsoft": "Microsoft Visio",
    "visual-paradigm": "Visual Paradigm",
    "sparxsystems": "Enterprise Architect",
    "aris": "ARIS",
    "bpmn.io": "bpmn.io",
    "non-normative/color": "warna gambar",
    "w4.eu": "W4",
    "itp-commerce": "itp-commerce",
    "knowprocess": "KnowProcess",
    "openapis.org": "OpenAPI",
}
"""Names of tools by a part of their namespace; the first that fits counts."""
_DATA: Final = "rincian masukan dan keluaran data"
_LOOP: Final = "rincian pengulangan"
_MATCHING: Final = "pencocokan pesan"
_DETAILS: Final = {
    "ioSpecification": _DATA,
    "inputSet": _DATA,
    "inputSetRefs": _DATA,
    "outputSet": _DATA,
    "outputSetRefs": _DATA,
    "dataInput": _DATA,
    "dataInputRefs": _DATA,
    "dataInputAssociation": _DATA,
    "dataOutput": _DATA,
    "dataOutputRefs": _DATA,
    "dataOutputAssociation": _DATA,
    "transformation": _DATA,
    "assignment": _DATA,
    "from": _DATA,
    "to": _DATA,
    "optionalInputRefs": _DATA,
    "optionalOutputRefs": _DATA,
    "whileExecutingInputRefs": _DATA,
    "whileExecutingOutputRefs": _DATA,
    "dataObject": "data di balik lembar gambar",
    "dataStore": "data di balik lembar gambar",
    "dataState": "data di balik lembar gambar",
    "resource": "daftar pelaksana",
    "resourceParameter": "daftar pelaksana",
    "resourceParameterBinding": "daftar pelaksana",
    "rendering": "rincian layar kerja",
    "property": "variabel",
    "collaboration": "kolaborasi yang digabungkan",
    "category": "nama kumpulan kelompok",
    "categoryValueRef": "rujukan ke kelompok",
    "flowNodeRef": "rujukan lane ke unsur yang tidak ada",
    "eventDefinitionRef": "rujukan ke pemicu yang tidak ada",
    "loopCondition": _LOOP,
    "loopCardinality": _LOOP,
    "loopDataInputRef": _LOOP,
    "loopDataOutputRef": _LOOP,
    "inputDataItem": _LOOP,
    "outputDataItem": _LOOP,
    "completionCondition": _LOOP,
    "complexBehaviorDefinition": _LOOP,
    "activationCondition": "syarat gerbang kompleks",
    "participantMultiplicity": "jumlah peserta",
    "correlationKey": _MATCHING,
    "correlationProperty": _MATCHING,
    "correlationPropertyRef": _MATCHING,
    "correlationPropertyRetrievalExpression": _MATCHING,
    "correlationSubscription": _MATCHING,
    "correlationPropertyBinding": _MATCHING,
    "messagePath": _MATCHING,
    "dataPath": _MATCHING,
    "script": "isi skrip",
    "monitoring": "pemantauan mesin",
    "auditing": "pemantauan mesin",
    "endPoint": "definisi layanan",
    "interfaceRef": "definisi layanan",
    "endPointRef": "definisi layanan",
    "operationRef": "definisi layanan",
    "supportedInterfaceRef": "definisi layanan",
    "ioBinding": "definisi layanan",
    "errorRef": "definisi layanan",
    "relationship": "hubungan dengan berkas lain",
    "extension": "pernyataan tambahan alat lain",
    "source": "ujung kejadian tautan",
    "target": "ujung kejadian tautan",
    "documentation": "keterangan pada bagian yang tidak tampil",
    "@name": "nama yang tidak tampil di gambar",
    "itemDefinition": "definisi tipe data",
    "import": "rujukan ke berkas lain",
    "interface": "definisi layanan",
    "operation": "definisi layanan",
    "inMessageRef": "definisi layanan",
    "outMessageRef": "definisi layanan",
    "@labelStyle": "gaya huruf gambar",
    "drawio:hiasan": "bentuk tanpa tulisan dan garis",
    "xpdl:DataInput": _DATA,
    "xpdl:DataOutput": _DATA,
    "xpdl:InputSet": _DATA,
    "xpdl:OutputSet": _DATA,
    "xpdl:DataField": "definisi tipe data",
    "xpdl:TypeDeclaration": "definisi tipe data",
    "xpdl:SimulationInformation": "rincian simulasi",
}


def kind_word(kind: str) -> str:
    """The word for a kind of element; its name in BPMN XML where there is none."""
    if kind.endswith("EventDefinition"):
        return f"Pemicu yang tidak dipakai kejadian mana pun ({kind})"
    return _KINDS.get(kind, kind)


def part_word(part: str) -> str:
    """The word for an attribute or part of an element; its name in the XML where there is none."""
    name = part.partition("#")[0]
    if name.endswith("EventDefinition"):
        return f"pemicu kejadian ({name})"
    return _PARTS.get(name, name)


def detail_word(name: str) -> str:
    """The word for a part that only programs read; several kinds share a word."""
    if name.startswith("xpdl:"):
        return _DETAILS.get(name, f"rincian XPDL {name[5:]}")
    return _DETAILS.get(name, f"atribut {name[1:]}" if name.startswith("@") else name)


def tool_word(namespace: str) -> str:
    """The tool to which a namespace belongs; for other namespaces, the host in it."""
    for part, tool in _TOOLS.items():
        if part in namespace.lower():
            return tool
    host = namespace.partition("://")[2].partition("/")[0]
    return host or namespace or "tanpa nama"
