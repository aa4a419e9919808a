"""What babel, and with it BibLaTeX, calls the languages of the EU."""

_BABEL = {
    "bg": "bulgarian",
    "cs": "czech",
    "da": "danish",
    "de": "ngerman",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hr": "croatian",
    "hu": "magyar",
    "it": "italian",
    "lt": "lithuanian",
    "lv": "latvian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sk": "slovak",
    "sl": "slovene",
    "sv": "swedish",
}
"""By the code of ISO 639-1; babel knows no Maltese."""


def babel(code: str | None) -> str | None:
    """Give the language's name, or the code where there is none."""
    return _BABEL.get(code, code) if code else None
