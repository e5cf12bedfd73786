"""Tells what belongs to the site from what belongs to the article, by its words."""

import re

_LONGEST, _LONGEST_CHARACTERS = 60, 600  # whatever is longer is told by its markup only
_SHORT = 12

_ANYWHERE = (
    r"\b(we|(this|our) (web)?site|(web)?sites? that)( may)? uses? cookies\b|\baccept (all )?cookies\b",
    r"\bcookies? (policy|settings|notice)\b|\bpolítica de cookies\b",
    r"\b(utiliza(mos)?|usa(mos)?|emplea(mos)?) cookies\b|\b(acept|configur)\w+( todas)?( las)? cookies\b",
    r"\ball rights reserved\b|\btodos los derechos reservados\b",
    r"^\W*(©|\(c\) ?(19|20)\d\d|copyright\b)|©\s*((19|20)\d\d|copyright)|\bcopyright (©|\(c\)|(19|20)\d\d)",
    r"\b(donate|give) (now|today|online|monthly|here)\b|\bmake (a|your) (\w+[ -]){0,3}(donation|gift)\b",
    r"\byour (\w+ ){0,2}(donation|gift|support) (helps?|makes?|can|will|funds?|keeps?|lets?)\b",
    r"\bplease (donate|consider (donating|a gift|making))\b|\bhelp us (continue|keep|fund|save)\b",
    r"\b(done|dona|donar|donen?) (ahora|hoy|en línea|aquí|mensualmente)\b|\bconsidere (donar|hacer)\b",
    r"\b(haga|haz|hacer) (un|una|su|tu) (donación|donativo)\b|\bayúdenos a (seguir|continuar|financiar)\b",
    r"\b[st]u (donación|donativo|apoyo|contribución) (nos )?(ayuda|hace|permite|puede|financia|salva)\b",
    r"\b(sign up|subscribe)\b.*\b(newsletter|e-?mails?|updates)\b",
    r"\bsuscríb[ae](se|te)\b.*\b(boletín|correos?|noticias)\b",
)
_WHOLE = (
    r"skip to (the )?(main )?(content|navigation)|(ir|saltar|pasar) al contenido( principal)?",
    r"(share|print|e-?mail|tweet|save|pin)( (this|the))?( (page|article|story))?( (on|via|with|by) .{0,40})?|"
    r"share this( (page|article))?.{0,40}",
    r"(compart(ir|a|e)|imprimir|imprima|enviar|guardar)( (esta|este|la|el))?( (página|artículo))?"
    r"( (en|por|con) .{0,40})?",
    r"(print|email|share|facebook|twitter|x|linkedin|pinterest|whatsapp|instagram|youtube|[\s,|/·•])++",
    r"(imprimir|compartir|correo( electrónico)?|facebook|twitter|x|linkedin|whatsapp|instagram|youtube|[\s,|/·•])++",
    r"(follow|like|find) us( on)?\b.{0,60}|síga?nos( en)?\b.{0,60}|sígan?os( en)?\b.{0,60}",
    r"(donate|donation|donations|give|dona(r|ciones|ción|tivos)?|done)( now| today| ahora| hoy)?!?",
    r"(back to top|top of page|volver( al inicio| arriba)|arriba)",
    r"was this (page|article|information) helpful\b.{0,30}",
    r"¿?(le )?(fue|resultó|ha sido) útil (esta página|este artículo|esta información)\b.{0,30}",
    r"(?>(privacy policy|privacy|terms of use|terms|accessibility|contact us|site ?map|about us|careers|"
    r"content usage policy|cookies?|and|of|policy|use|statement)[\s,|/·•]*+)++",
    r"(?>(aviso legal|política de privacidad|privacidad|términos( de uso)?|accesibilidad|contáct[ea]nos|"
    r"contacto|mapa del sitio|quiénes somos|sobre nosotros|cookies?|y)[\s,|/·•]*+)++",
    r"(related|more) (articles|pages|topics|stories|content)|(artículos|páginas|temas|contenidos?) relacionad[oa]s?|"
    r"(you (may|might) also like|también le puede interesar)",
    r"(menu|menú|home|inicio|search|buscar|log ?in|sign in|iniciar sesión|español|english|close|cerrar|"
    r"en español|in english|back|volver|next|previous|siguiente|anterior)",
    r"(home|inicio)\s*[>»›/|].{1,120}",
)
_SPARED = re.compile(
    r"\b(blood|marrow|stem|platelets?|plasma|eggs?|sperm|embryos?|organs?|sangre|médula|células|plaquetas|plasma|"
    r"óvulos|semen|órganos?)\b",
    re.IGNORECASE,
)
_NAVIGATION = frozenset(
    str.split(
        "home inicio about donate donar contact contacto search buscar menu menú news noticias blog login events "
        "eventos español english careers shop tienda volunteer voluntarios"
    )
)
_IN = [re.compile(pattern, re.IGNORECASE) for pattern in _ANYWHERE]
_ALL = [re.compile(pattern, re.IGNORECASE) for pattern in _WHOLE]


def is_boilerplate(text: str) -> bool:
    """Say whether a block of this text belongs to the site: an ask, a notice, a menu, a copyright line."""
    words = text.split() if len(text) <= _LONGEST_CHARACTERS else []
    if not words or len(words) > _LONGEST or _SPARED.search(text):
        return False
    bare = text.strip(" .!?¡¿:|>»›·•-–—")
    if len(words) <= _SHORT and any(pattern.fullmatch(bare) for pattern in _ALL):
        return True
    return _is_menu(text) or any(pattern.search(text) for pattern in _IN)


def _is_menu(text: str) -> bool:
    """Home | About us | Donate: short names side by side, one of which only a menu has."""
    names = re.split(r"\s*[|·•>»›\n]\s*", text.strip(" |·•>»›\n"))
    short = all(len(name.split()) <= 4 for name in names)
    return len(names) >= 3 and short and any(name.lower() in _NAVIGATION for name in names)


def is_copyright(text: str) -> bool:
    """Say whether a piece of boilerplate is about the rights in the page."""
    return bool(re.search(r"©|\bcopyright\b|all rights reserved|derechos reservados", text, re.IGNORECASE))
