"""An article's PDF: what stands around its text in each language, and which edition it is."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache

from chat_server.settings import Settings
from chat_server.transport.dates import day_in_words
from chat_server.transport.press import Press
from knowledge.article import Article
from knowledge.paper import TEMPLATE, pdf

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "page": "Page {page} of {pages}",
        "sample": "This is sample text. No clinician has reviewed it.",
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
        self._phone = settings.phone_number
        self._press = Press()

    def edition(self, article: Article, version: int) -> str:
        """A name of these very words in this very form."""
        told = "\n".join([article.content_hash, str(version), self._phone, self._origin, _form()])
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def pdf(self, article: Article, version: int) -> bytes:
        """The article as a PDF. Raises where it cannot be printed."""
        address = self._address_in(article.language)
        words = self._words(article, version)
        return self._press.printed(self.edition(article, version), lambda: pdf(article, words, address))

    def _words(self, article: Article, version: int) -> dict[str, str]:
        language, words = article.language, WORDS[article.language]
        dates = {"revised": article.last_revised, "due": article.next_review}
        days = {name: day_in_words(day, language) for name, day in dates.items()}
        return {
            **words,
            "phone": self._phone,
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
    """Changes whenever the look or the words around the text do."""
    return hashlib.sha256(TEMPLATE.read_bytes() + repr(WORDS).encode()).hexdigest()
