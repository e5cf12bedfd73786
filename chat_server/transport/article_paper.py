"""An article's PDF: what stands around its text in each language, and which edition it is."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version

from chat_server.settings import Settings
from chat_server.transport.dates import MONTHS, day_in_words
from chat_server.transport.press import Press
from knowledge.article import Article
from knowledge.paper import TEMPLATE, pdf

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "page": "Page {page} of {pages}",
        "sample": "This is sample text. No clinician has reviewed it.",
        "newer": "There is a newer version of this text.",
        "call": "Call at any hour, every day:",
        "questions": "Questions? Call at any hour, every day:",
        "references": "References",
        "accessed": "Accessed {day}.",
        "reviewed_by": "Reviewed by: {team}",
        "dates": "Last revised: {revised} · Next review due: {due} · Version {version}",
        "current": "The current text stands at",
    },
    "es": {
        "page": "Página {page} de {pages}",
        "sample": "Texto de muestra. Ningún profesional clínico lo ha revisado.",
        "newer": "Hay una versión más nueva de este texto.",
        "call": "Llame a cualquier hora, todos los días:",
        "questions": "¿Preguntas? Llame a cualquier hora, todos los días:",
        "references": "Referencias",
        "accessed": "Consultado el {day}.",
        "reviewed_by": "Revisado por: {team}",
        "dates": "Última actualización: {revised} · Próxima revisión: {due} · Versión {version}",
        "current": "El texto actual está en",
    },
}


class ArticlePaper:
    """The PDFs of a helpline's articles, each printed once for a version."""

    def __init__(self, settings: Settings) -> None:
        self._origin = settings.origin
        self._phone, self._phone_uri = settings.phone_number, settings.phone_uri
        self._press = Press()

    def edition(self, article: Article, version: int, *, newer: bool) -> str:
        """A name of these very words in this very form. `newer`: whether there is a newer version."""
        told = [
            article.content_hash,
            str(version),
            str(newer),
            self._phone,
            self._phone_uri,
            self._origin,
            _form(),
        ]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]

    def pdf(self, article: Article, version: int, *, newer: bool) -> bytes:
        """The article as a PDF. Raises where it cannot be printed."""
        address = self._address_in(article.language)
        words = self._words(article, version, newer=newer)
        edition = self.edition(article, version, newer=newer)
        return self._press.printed(edition, lambda: pdf(article, words, address))

    def _words(self, article: Article, version: int, *, newer: bool) -> dict[str, str]:
        language, words = article.language, WORDS[article.language]
        dates = {"revised": article.last_revised, "due": article.next_review}
        days = {name: day_in_words(day, language) for name, day in dates.items()}
        return {
            **words,
            "phone": self._phone,
            "phone_uri": self._phone_uri,
            "newer": words["newer"] if newer else "",
            "sample": words["sample"] if article.sample else "",
            "reviewed_by": words["reviewed_by"].replace("{team}", article.reviewed_by),
            "dates": words["dates"].format(**days, version=version),
            "address": self._address_in(language)(article.slug, None),
            **{
                one.accessed.isoformat(): words["accessed"].format(day=day_in_words(one.accessed, language))
                for one in article.references
                if one.accessed is not None
            },
        }

    def _address_in(self, language: str) -> Callable[[str, str | None], str]:
        def address(slug: str, anchor: str | None) -> str:
            return f"{self._origin}/articles/{slug}?language={language}" + (f"#{anchor}" if anchor else "")

        return address


@cache
def _form() -> str:
    """Changes whenever the look, the words around the text, the typesetter or what prepares it for that do."""
    room = (TEMPLATE, TEMPLATE.with_name("paper.py"), TEMPLATE.with_name("paper_tree.py"))
    told = [*(file.read_text("utf-8") for file in room), repr(WORDS), repr(MONTHS), version("typst")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
