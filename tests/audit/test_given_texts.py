"""Articles with keys that were written before the audit: what it finds, and what it calls wrong."""

import importlib.util
import pathlib
import sys
from typing import Any

import pytest
from audits import audit

GIVEN = pathlib.Path(__file__).parents[3] / "shared" / "audit"

pytestmark = pytest.mark.skipif(
    not (GIVEN / "score.py").is_file(), reason="the given texts are not beside this checkout"
)


def test_errors_are_found_and_what_is_right_is_left_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At least 95 % of planted errors; at most 3 % of what is supported and 2 % of the rest."""
    spec = importlib.util.spec_from_file_location("score", GIVEN / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)

    def reported(_: str, path: pathlib.Path) -> list[dict[str, Any]]:
        text = path.read_bytes().decode()
        return list(audit(text, str(path))["claims"])

    monkeypatch.setattr(score, "reported", reported)
    monkeypatch.setattr(sys, "argv", ["score.py"])
    score.main("eufacts", GIVEN, False)
    found, supported, unmatched, _ = map(float, capsys.readouterr().out.splitlines()[-1].split())
    assert found >= 0.95
    assert supported <= 0.03
    assert unmatched <= 0.02
