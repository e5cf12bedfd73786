"""A draft as its page will be: the same template, the same cleaning. For editors, in a tab of its own."""

from flask import Blueprint, Response, render_template

from agent_console.signed_in import signed_in
from chat_server.actions.drafting import preview_draft
from chat_server.actions.recalling import EDITORS
from chat_server.perform import Perform
from chat_server.protocol.drafts import ReadDraft
from chat_server.protocol.fields import LANGUAGES
from chat_server.protocol.refusal import Refusal
from chat_server.settings import Settings
from chat_server.transport.article_pages import SLUG, shown
from chat_server.transport.http import ROUTES, page, refused
from knowledge.article import Article

NO_DRAFT = Refusal("not_found", "There is no such draft.")


def preview_pages(settings: Settings, perform: Perform) -> Blueprint:
    """The blueprint, wired."""
    pages = Blueprint("preview_pages", __name__, static_folder=None)
    phone = {"phone_number": settings.phone_number, "phone_uri": settings.phone_uri}

    @pages.get("/console/preview/<language>/<slug>")
    def preview(language: str, slug: str) -> Response:
        editor = signed_in(perform, EDITORS)
        if isinstance(editor, Refusal):
            return refused(editor)
        if language not in LANGUAGES or not SLUG.fullmatch(slug):
            return refused(NO_DRAFT)
        outcome = perform(preview_draft, ReadDraft(slug=slug, language=language), editor)
        if isinstance(outcome, Refusal):
            return refused(outcome)
        article = Article.from_dict(outcome.ack["content"])
        text = render_template("article.html", **shown(article), **phone, draft=True)
        response = page(text, "'none'")
        response.headers["Cache-Control"] = "no-store"
        return response

    ROUTES["preview_pages.preview"] = ", ".join(sorted(EDITORS))
    return pages
