import re
import shutil
from urllib.parse import quote

import pytest

from knowledge.library import shelf_folder


@pytest.mark.parametrize(
    "path",
    ["/", "/?language=es", "/widget/?language=es", "/console/", "/articles/", "/articles/bcg?language=es"],
)
def test_pages_run_under_a_policy_without_inline_scripts_or_styles(helpline, path):
    answer = helpline.request("GET", path)
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = answer.content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_the_demo_page_is_turned_by_the_two_line_embed_alone(helpline):
    page = helpline.request("GET", "/").content.decode()
    assert page.count("data-helpline") == 1
    assert 'href="tel:+18002272345"' in page
    assert page.count("<script") == 1


@pytest.mark.parametrize(("language", "who"), [("en", "chat server"), ("es", "servidor del chat")])
def test_in_production_the_first_page_says_what_it_is_and_gives_the_phone(
    start, tmp_path, sqlite_template, language, who
):
    (tmp_path / "data").mkdir()
    shutil.copy(sqlite_template, tmp_path / "data" / "helpline.db")
    house = start(HELPLINE_MODE="production", HELPLINE_SECRET_KEY="s" * 40, HELPLINE_DEMO_PASSWORD=None)
    page = house.request("GET", f"/?language={language}").content.decode()
    assert who in page
    assert "Harbor" not in page
    assert page.count("data-helpline") == 1
    assert page.count('href="tel:+18002272345"') == 2
    started = house.process.log.read_text()
    assert f"Serving:    {house.url}/" in started
    assert "Demo" not in started


@pytest.mark.parametrize("slug", sorted(path.stem for path in (shelf_folder() / "en").glob("*.md")))
@pytest.mark.parametrize(
    ("language", "sample"), [("en", "No clinician has reviewed it"), ("es", "Ningún profesional clínico")]
)
def test_an_article_opens_without_a_cookie_and_says_what_it_is(helpline, slug, language, sample):
    page = helpline.request("GET", f"/articles/{slug}?language={language}").content.decode()
    assert f'<html lang="{language}">' in page
    assert sample in page
    assert 'href="tel:+18002272345"' in page
    assert "2026-11-27" in page


@pytest.mark.parametrize(
    ("language", "other", "sample"),
    [
        ("en", "es", "Sample article: no clinician has reviewed it"),
        ("es", "en", "Artículo de muestra: ningún profesional clínico lo ha revisado"),
    ],
)
def test_what_a_reader_of_any_section_has_to_know_stands_in_the_bar_above_the_text(
    helpline, language, other, sample
):
    page = helpline.request("GET", f"/articles/bcg?language={language}").content.decode()
    bar = page.split('class="article-bar article-bar-noted"')[1].split("</nav>")[0]
    assert sample in bar
    assert f'href="/articles/bcg.pdf?language={language}&amp;version=1"' in bar
    assert f'href="/articles/bcg?language={other}"' in bar
    assert helpline.request("GET", "/static/kept_section.js").status == 200
    assert 'class="back-to-chat"' not in page


def test_a_page_that_a_chat_has_opened_says_so_to_the_next_and_keeps_nothing(helpline):
    for path in ("/articles/?language=en", "/articles/bcg?language=en"):
        answer = helpline.request("GET", f"{path}&from=chat")
        page = answer.content.decode()
        assert "Your chat is in the other tab." in page
        assert "Set-Cookie" not in answer.headers
        leads = re.findall(r'href="(/articles/[^".#]*)["#]', page)
        assert leads
        assert all(link.endswith("&amp;from=chat") for link in leads)
    for other in ("from=elsewhere", 'from=chat"><script>', ""):
        page = helpline.request("GET", f"/articles/bcg?language=en&{quote(other, safe='=')}").content.decode()
        assert "from=" not in page
    assert helpline.request("GET", "/static/back_to_chat.js").status == 200


@pytest.mark.parametrize(
    ("language", "title", "sample", "mark"),
    [
        ("en", "Something to read", "These are sample texts", "Sample, not reviewed by a clinician"),
        (
            "es",
            "Para leer",
            "Textos de muestra",
            "Muestra que ningún profesional clínico ha revisado",
        ),
    ],
)
def test_the_shelf_lists_what_there_is_to_read_in_the_readers_language(
    helpline, language, title, sample, mark
):
    page = helpline.request("GET", f"/articles/?language={language}").content.decode()
    assert f'<h1 id="title">{title}</h1>' in page
    assert sample in page
    assert page.count(mark) == 12
    assert page.count(f"?language={language}") == page.count("<h2") == 12
    assert 'href="tel:+18002272345"' in page


def test_articles_open_inside_the_chat_of_a_registered_site_and_nowhere_else(start):
    helpline = start(HELPLINE_SITES="https://www.example.org")
    for path in ("/widget/", "/articles/", "/articles/bcg"):
        policy = helpline.request("GET", path).headers["Content-Security-Policy"]
        assert policy.endswith("frame-ancestors 'self' https://www.example.org")


@pytest.mark.parametrize(
    "path",
    [
        "/articles/none",
        "/articles/bcg?version=99",
        "/articles/bcg?version=99999999999999999999",
        "/articles/b%00cg",
        "/articles/..%2f..",
        "/nowhere",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_a_404(helpline, path):
    assert helpline.request("GET", path).status == 404


@pytest.mark.parametrize(
    ("language", "says"), [("en", "There is no such page"), ("es", "Esta página no existe")]
)
def test_an_old_address_gives_the_phone_in_the_readers_language(helpline, language, says):
    page = helpline.request("GET", f"/articles/none?language={language}").content.decode()
    assert says in page
    assert 'href="tel:+18002272345"' in page
    assert helpline.request("GET", "/api/nothing").body["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("language", "day", "label"),
    [("en", "November 27, 2026", "Last revised"), ("es", "27 de noviembre de 2026", "Última actualización")],
)
def test_an_article_says_in_words_when_it_was_revised_and_ends_each_name_once(helpline, language, day, label):
    page = helpline.request("GET", f"/articles/bcg?language={language}").content.decode()
    assert day in page
    assert label in page
    assert "et al. <cite>" in page
    assert ".." not in page.split('class="article-references"')[1].split("</ul>")[0]


def test_availability_may_be_asked_from_registered_sites_only(start):
    helpline = start(HELPLINE_SITES="https://www.example.org")
    asked = helpline.request(
        "GET", "/api/availability?language=en", headers={"Origin": "https://www.example.org"}
    )
    assert asked.headers["Access-Control-Allow-Origin"] == "https://www.example.org"
    foreign = helpline.request(
        "GET", "/api/availability?language=en", headers={"Origin": "https://evil.example"}
    )
    assert "Access-Control-Allow-Origin" not in foreign.headers
    framed = helpline.request("GET", "/widget/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://www.example.org" in framed


def test_health_readiness_and_metrics_answer(helpline):
    assert [helpline.request("GET", path).status for path in ("/healthz", "/readyz", "/metrics")] == [200] * 3
