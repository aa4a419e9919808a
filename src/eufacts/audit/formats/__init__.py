"""Problems as other tools read them: compilers' lines, annotations on GitHub, SARIF."""

from collections.abc import Iterator, Sequence

from eufacts.format.kinds import Row


def problems(audits: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The claims that are wrong, each with its audit, in order."""
    for audit in audits:
        for claim in audit["claims"]:
            if claim["level"] is not None:
                yield audit, claim
