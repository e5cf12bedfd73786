"""What the site says of itself is told from what the article says, by words and by markup."""

from pathlib import Path

import pytest

from knowledge.importing.boilerplate import is_boilerplate
from knowledge.importing.drafting import drafted
from knowledge.importing.intake import Page

HERE = Path(__file__).parent
ARTICLE = "<h1>BCG</h1><p>" + "The germ wakes up the immune system in the bladder. " * 8 + "</p>"

OF_THE_SITE = [
    "Donate now",
    "Please donate today to fund research.",
    "Your gift helps save lives.",
    "Haga una donación",
    "Su donativo permite seguir investigando.",
    "We use cookies to improve your visit.",
    "Este sitio utiliza cookies.",
    "Share this page",
    "Compartir en Facebook",
    "Imprimir esta página",
    "© 2019 Example Cancer Fund",
    "Copyright 2019 Example. All rights reserved.",
    "Todos los derechos reservados.",
    "Home > Treatments > BCG",
    "Inicio | Cáncer | Donar | Contacto",
    "Privacy policy | Terms of use",
    "Was this page helpful?",
    "¿Le resultó útil esta página?",
    "Sign up for our e-mail newsletter",
    "Skip to main content",
    "Síganos en Twitter",
]
OF_THE_ARTICLE = [
    "Your donation of bone marrow can help. Please consider making it before BCG.",
    "You can give blood; please donate now only if you feel well enough to give blood.",
    "Su donación permite extraer células madre de la médula ósea.",
    "Share your worries with your care team.",
    "Print the list of your drugs and bring it.",
    "Comparta sus dudas con el médico.",
    "Home care",
    "Some of these cookies hold ginger, which helps with nausea.",
    "Sources of protein are eggs, beans and fish.",
    "Support from family helps.",
    "Week | Dose | Days",
]


@pytest.mark.parametrize("text", OF_THE_SITE)
def test_what_a_site_says_of_itself_is_left_out(text):
    assert is_boilerplate(text)


@pytest.mark.parametrize("text", OF_THE_ARTICLE)
def test_an_article_may_speak_of_giving_sharing_and_cookies(text):
    assert not is_boilerplate(text)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_clean_paragraph_is_the_sites(language):
    for text in (HERE / f"clean_paragraphs_{language}.txt").read_text(encoding="utf-8").splitlines():
        assert not is_boilerplate(text), text


@pytest.mark.parametrize(
    "around",
    [
        "<nav><p>{}</p></nav><main>{}</main>",
        "<p>{}</p><main>{}</main>",
        "<aside><p>{}</p></aside><article>{}</article>",
        "<div class='siteFooter'><p>{}</p></div><div>{}</div>",
        "<div id='cookie-consent'><p>{}</p></div><div>{}</div>",
        "<div role='navigation'><p>{}</p></div><div>{}</div>",
        "<div hidden><p>{}</p></div><div>{}</div>",
        "<div style='color: red; display:none'><p>{}</p></div><div>{}</div>",
        "<div style='VISIBILITY : hidden'><p>{}</p></div><div>{}</div>",
        "<p>{}</p><div class='has-sidebar no-menu'>{}</div>",
    ],
)
def test_markup_tells_the_site_whatever_it_says(around):
    draft = drafted(Page(Path("p"), "html", around.format("Words that say nothing.", ARTICLE), "utf-8"))
    assert draft.boilerplate == ("Words that say nothing.",)
    assert draft.title == "BCG"
    assert "wakes up" in draft.sections[0].text


def test_a_page_that_is_all_inside_a_misnamed_element_is_not_lost():
    draft = drafted(Page(Path("p"), "html", f"<div class='menu'>{ARTICLE}</div>", "utf-8"))
    assert "wakes up" in draft.sections[0].text


def test_what_stands_below_the_element_of_the_article_is_the_sites():
    draft = drafted(Page(Path("p"), "html", f"<main>{ARTICLE}</main><p>Words below.</p>", "utf-8"))
    assert draft.boilerplate == ("Words below.",)


def test_a_class_that_speaks_of_the_layout_leaves_nothing_out():
    more = "<div class='has-sidebar no-menu'><p>More of the article.</p></div>"
    draft = drafted(Page(Path("p"), "html", f"<div>{ARTICLE}</div>{more}", "utf-8"))
    assert draft.sections[0].text.endswith("More of the article.")
    assert draft.boilerplate == ()
