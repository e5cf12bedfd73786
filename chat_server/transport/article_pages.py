"""The articles' pages: the shelf, and one page for each. They open in a tab, and beside a chat that waits."""

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from chat_server.actions.action import System
from chat_server.actions.reading import ArticleWanted, ShelfWanted, read_article, read_shelf
from chat_server.opened_pages import OpenedPages
from chat_server.perform import Perform
from chat_server.protocol.refusal import Refusal
from chat_server.records.shelf_use import Page
from chat_server.settings import Settings
from chat_server.transport.article_paper import ArticlePaper
from chat_server.transport.dates import day_in_words
from chat_server.transport.http import HERE, PUBLIC, ROUTES, framed_by_sites, page, page_language
from knowledge.article import Article
from knowledge.page import render

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
# Asked for anew each time: what is withdrawn lives on in no cache. A browser's reader has styles of its own.
_PAPER_HEADERS = {"Cache-Control": "no-cache", "Content-Security-Policy": "frame-ancestors 'none'"}
VERSION = re.compile(r"[0-9]{0,6}")


class ArticlePages:
    """Everyone may read, and no cookie is asked for."""

    def __init__(
        self,
        settings: Settings,
        perform: Perform,
        missing: Callable[[object], Response],
        opened: OpenedPages,
    ) -> None:
        self._perform = perform
        self._missing = missing
        self._opened = opened
        self._ancestors = framed_by_sites(settings)
        self._paper = ArticlePaper(settings)
        self._phone = {"phone_number": settings.phone_number, "phone_uri": settings.phone_uri}

    def blueprint(self) -> Blueprint:
        """The routes, wired."""
        pages = Blueprint("article_pages", __name__, template_folder=str(HERE / "pages"), static_folder=None)
        routes: dict[str, Callable[..., Response]] = {
            "/articles/": self.shelf,
            "/articles/<slug>": self.article,
            "/articles/<slug>.pdf": self.paper,
        }
        for rule, view in routes.items():
            pages.add_url_rule(rule, view_func=view, methods=["GET"])
            ROUTES[f"article_pages.{view.__name__}"] = PUBLIC
        return pages

    def shelf(self) -> Response:
        """What there is to read in a language."""
        language = page_language()
        outcome = self._perform(read_shelf, ShelfWanted(language), System())
        if isinstance(outcome, Refusal):
            abort(503)
        told = {**outcome.ack, **self._phone, "from_chat": _from_chat()}
        text = render_template("shelf.html", language=language, **told)
        return page(text, self._ancestors)

    def article(self, slug: str) -> Response:
        """An article, in the version asked for or the current one."""
        found = self._read(slug)
        if found is None:
            return self._missing(None)
        if _is_opened():
            self._opened.shown(Page(slug, found["content"]["language"], bool(request.args.get("version"))))
        told = {**shown(Article.from_dict(found["content"]), _from_chat()), **found, **self._phone}
        text = render_template("article.html", **told)
        return page(text, self._ancestors)

    def paper(self, slug: str) -> Response:
        """The same as a PDF, where it may still be relied on; else the page, which says why not."""
        found = self._read(slug)
        if found is None:
            return self._missing(None)
        article, version = Article.from_dict(found["content"]), found["version"]
        if found["warning"]:
            return _see(f"/articles/{slug}?language={article.language}&version={version}")
        answer = Response(mimetype="application/pdf", headers=_PAPER_HEADERS)
        answer.headers["Content-Disposition"] = f'inline; filename="{slug}-{article.language}.pdf"'
        edition = self._paper.edition(article, version, newer=found["newer"])
        answer.set_etag(edition)
        if edition not in request.if_none_match:
            answer.data = self._paper.pdf(article, version, newer=found["newer"])
        answer.make_conditional(request)
        return answer

    def _read(self, slug: str) -> dict[str, Any] | None:
        """The article that is asked for, as `read_article` tells it; None where there is none."""
        version = request.args.get("version", "")
        if not SLUG.fullmatch(slug) or not VERSION.fullmatch(version):
            return None
        wanted = ArticleWanted(slug, page_language(), int(version) if version else None)
        outcome = self._perform(read_article, wanted, System())
        if isinstance(outcome, Refusal):
            return None if outcome.code == "not_found" else abort(503)
        found: dict[str, Any] = outcome.ack
        return found


def _is_opened() -> bool:
    """Whether somebody reads it: HEAD only looks, and what a browser fetches ahead may never be shown."""
    return request.method == "GET" and "Sec-Purpose" not in request.headers


def _from_chat() -> str:
    """What leads on from a page that a chat has opened: the next one says so too, and shows the way back."""
    return "&from=chat" if request.args.get("from") == "chat" else ""


def _see(address: str) -> Response:
    return Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})


def shown(article: Article, from_chat: str = "") -> dict[str, Any]:
    """What the template says of the article itself, its HTML cleaned; `from_chat` is for its links to others."""
    return {
        "page": render(article, _address_in(article.language, from_chat)),
        "from_chat": from_chat,
        "article": article,
        "language": article.language,
        "day_in_words": day_in_words,
    }


def _address_in(language: str, from_chat: str) -> Callable[[str, str | None], str]:
    def address(slug: str, anchor: str | None) -> str:
        return f"/articles/{slug}?language={language}{from_chat}" + (f"#{anchor}" if anchor else "")

    return address
