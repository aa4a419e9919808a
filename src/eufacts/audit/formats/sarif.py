"""SARIF 2.1.0, which code scanning and editors read."""

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from eufacts.audit.formats import problems
from eufacts.audit.wording import message, rule
from eufacts.format.kinds import Row
from eufacts.version import __version__

RULES: Final = {
    "value": "The number is another than the document's.",
    "unit": "The number has another unit, or counts something else.",
    "qualifier": "“More than”, “about” and the like are left out, put in or turned.",
    "period": "The number is given for another time.",
    "country": "The number is given for another country or region.",
    "status": "Money is called paid that the document does not call so.",
    "sum": "A sum, share or remainder that the document does not allow.",
    "attribution": "The document names others who pay or count, or none.",
    "date": "An event or act is given another date.",
    "number": "An act is cited by another number.",
    "title": "An act is called what another is called.",
    "unstated": "The document names this and gives no number.",
    "altered": "A quotation has other words than the document.",
}
_HOME: Final = "https://pypi.org/project/eufacts/"
"""Where releases are published: CONTRIBUTING.md."""
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def write_sarif(audits: Sequence[Row]) -> str:
    """Write one run with a result for each problem."""
    names = list(RULES)
    met: Counter[str] = Counter()
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "eufacts",
                "semanticVersion": __version__,
                "informationUri": _HOME,
                "rules": [
                    {
                        "id": name,
                        "shortDescription": {"text": text},
                        "defaultConfiguration": {"level": "error"},
                    }
                    for name, text in RULES.items()
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {
                "location": {"uri": _uri(audit["text"]["path"])},
                "hashes": {"sha-256": audit["text"]["sha256"]},
            }
            for audit in audits
        ],
        "results": [_result(audit, claim, names, met) for audit, claim in problems(audits)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(audit: Row, claim: Row, names: list[str], met: Counter[str]) -> dict[str, Any]:
    location = {"uri": _uri(audit["text"]["path"])}
    region = {
        "startLine": claim["line"],
        "startColumn": claim["column"],
        "endLine": claim["end_line"],
        "endColumn": claim["end_column"],
        "charOffset": claim["start"],
        "charLength": claim["end"] - claim["start"],
        "snippet": {"text": claim["words"]},
    }
    result: dict[str, Any] = {
        "ruleId": rule(claim),
        "ruleIndex": names.index(rule(claim)),
        "level": claim["level"],
        "message": {"text": message(claim)},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
        "partialFingerprints": {"eufactsClaim/v1": _fingerprint(claim, met)},
    }
    if claim["fixes"]:
        replacement = {
            "deletedRegion": {key: region[key] for key in region if key != "snippet"},
            "insertedContent": {"text": claim["write"]},
        }
        result["fixes"] = [
            {
                "description": {"text": f"Write: {claim['write']}"},
                "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
            }
        ]
    return result


def _fingerprint(claim: Row, met: Counter[str]) -> str:
    """What names a problem though lines move: its words, its fact, and which of its like it is."""
    parts = (claim["kind"], claim["words"], claim["fact"], claim["status"], *claim["differences"])
    plain = "\n".join(map(str, parts))
    met[plain] += 1
    return sha256(f"{plain}\n{met[plain]}".encode()).hexdigest()[:32]


def _uri(path: str) -> str:
    """A path relative to where eufacts runs, if it is below; SARIF's paths have slashes."""
    given = Path(path)
    if given.is_absolute() and given.is_relative_to(Path.cwd()):
        given = given.relative_to(Path.cwd())
    return given.as_uri() if given.is_absolute() else quote(given.as_posix())
