"""What is told of a fault, in Spanish, by what is told in English; and of the remedies that stand in it."""

# By the reader's language. A sentence has a language's name where it says `{language_name}`.
LANGUAGE_NAMES = {"en": {"en": "English", "es": "Spanish"}, "es": {"en": "inglés", "es": "español"}}

SPANISH = {
    "front matter is missing: begin the file with a line of ---": (
        "falta la cabecera: empiece el archivo con una línea de ---"
    ),
    "front matter has no end: close it with a line of ---": (
        "la cabecera no termina: ciérrela con una línea de ---"
    ),
    "front matter: a text with a colon in it: put the text in double quotes": (
        "cabecera: un texto con dos puntos dentro: póngalo entre comillas dobles"
    ),
    "front matter: a quote or a bracket is opened and never closed: close it": (
        "cabecera: unas comillas o un paréntesis se abren y no se cierran: ciérrelos"
    ),
    "front matter: a line is indented with a tab: use spaces": (
        "cabecera: una línea tiene sangría con tabulador: use espacios"
    ),
    "front matter: a text begins with a sign: put the text in double quotes": (
        "cabecera: un texto empieza con un signo: póngalo entre comillas dobles"
    ),
    "front matter: a line is not `field: value`: write one field a line, as `field: value`": (
        "cabecera: una línea no es `campo: valor`: escriba un campo en cada línea, como `campo: valor`"
    ),
    "front matter cannot be read: check colons, quotes and indents in this line and above": (
        "no se puede leer la cabecera: revise los dos puntos, las comillas y las sangrías de esta línea y las de arriba"
    ),
    "front matter is not YAML: look for control characters and deep brackets": (
        "la cabecera no es YAML: busque caracteres de control y muchos paréntesis anidados"
    ),
    "front matter is not YAML of the form `field: value`: write one field a line": (
        "la cabecera no tiene la forma `campo: valor`: escriba un campo en cada línea"
    ),
    "{where}must be `field: value` pairs; the fields are {fields}": (
        "{where}debe ser pares `campo: valor`; los campos son {fields}"
    ),
    "{where}{field}: unknown field: remove it or use one of {fields}": (
        "{where}{field}: campo desconocido: quítelo o use uno de {fields}"
    ),
    "{where}{field}: given twice: keep one of them": "{where}{field}: está dos veces: deje solo uno",
    "{where}{field} is missing: add `{field}:` with {remedy}": "{where}falta {field}: añada `{field}:` con {remedy}",
    "{where}{fields} are missing: give each of them": "{where}faltan {fields}: ponga cada uno",
    "{where}{field} is missing: give {remedy}": "{where}falta {field}: ponga {remedy}",
    "{where}{field} is not right: give {remedy}": "{where}{field} no es correcto: ponga {remedy}",
    "{where}{field} must be a list: give {remedy}": "{where}{field} debe ser una lista: ponga {remedy}",
    "text, in quotes if it looks like a number or holds a colon": (
        "un texto, entre comillas si parece un número o tiene dos puntos"
    ),
    "a list of texts, such as [one, two], or []": "una lista de textos, como [uno, dos], o []",
    "a date that exists, as YYYY-MM-DD": "una fecha que exista, como AAAA-MM-DD",
    "a year of four digits": "un año de cuatro cifras",
    "true or false": "true (sí) o false (no)",
    "a list of {generic, brands}, or []": "una lista de {generic, brands}, o []",
    "a list of sources, or []": "una lista de fuentes, o []",
    "sections are missing: begin each with `## Title {{#anchor}}`": (
        "faltan las secciones: empiece cada una con `## Título {{#ancla}}`"
    ),
    "text before the first section: put it under a `## Title {{#anchor}}`": (
        "hay texto antes de la primera sección: póngalo debajo de un `## Título {{#ancla}}`"
    ),
    "anchor is missing on “{heading}”: end the heading with {{#lower-case-words}}": (
        "falta el ancla en «{heading}»: termine el título con {{#palabras-en-minúscula}}, sin acentos"
    ),
    "anchor #{anchor} is a duplicate of line {first}: choose another": (
        "el ancla #{anchor} repite la de la línea {first}: elija otra"
    ),
    "section #{anchor} is empty: write it or remove its heading": (
        "la sección #{anchor} está vacía: escríbala o quite su título"
    ),
    "link definition: write the address in the link": "definición de enlace: escriba la dirección en el enlace",
    "raw HTML {tag!r}: write Markdown instead": "HTML {tag!r}: escriba Markdown en su lugar",
    "image: articles are text; remove it": "imagen: los artículos son texto; quítela",
    "heading #: the title stands in the front matter; use ## and below": (
        "título con #: el título está en la cabecera; use ## o más"
    ),
    "link {address!r}: use one of {schemes}": "enlace {address!r}: use uno de {schemes}",
    "no articles: put them into en/ and es/ as <slug>.md": (
        "no hay artículos: póngalos en en/ y es/ como <slug>.md"
    ),
    "the file is not UTF-8: save it as UTF-8": "el archivo no es UTF-8: guárdelo como UTF-8",
    "section #{anchor} is missing: it is there in {language_name}; both languages share anchors": (
        "falta la sección #{anchor}: está en {language_name}; los dos idiomas comparten las anclas"
    ),
    "language: use one of {languages}": "language: use uno de {languages}",
    "language: the file says {language}: move it to {language}/ or change the field": (
        "language: el archivo dice {language}: muévalo a {language}/ o cambie el campo"
    ),
    "slug: use lower-case letters, digits and single hyphens": (
        "slug: use minúsculas sin acentos, cifras y guiones sueltos"
    ),
    "slug: differs from the file's name: name the file {slug}.md or change the field": (
        "slug: no es el nombre del archivo: llámelo {slug}.md o cambie el campo"
    ),
    "next_review: is before last_revised: give a later date": (
        "next_review (próxima revisión): es anterior a last_revised (última actualización): ponga una fecha posterior"
    ),
    "next_review: the review was due on {due}: review it, and give the next date": (
        "next_review (próxima revisión): había que revisarlo el {due}: revíselo y ponga la próxima fecha"
    ),
    "slug: {slug} is a duplicate of {first} in {language_name}: choose another": (
        "slug: {slug} repite el de {first} en {language_name}: elija otro"
    ),
    "pair is missing: write {language}/{slug}.md": "falta su pareja: escriba {language}/{slug}.md",
    "anchor #{anchor} is missing in {language_name}: both languages share anchors": (
        "el ancla #{anchor} falta en {language_name}: los dos idiomas comparten las anclas"
    ),
    "synonyms: {synonym} has no words: write them before the #": (
        "synonyms (sinónimos): {synonym} no tiene palabras: escríbalas antes del #"
    ),
    "synonyms: {synonym} leads to no section of this article: correct what follows the #": (
        "synonyms (sinónimos): {synonym} no lleva a ninguna sección de este artículo: corrija lo que sigue al #"
    ),
    "link article:{slug} is broken: no such article in {language_name}; correct the slug": (
        "el enlace article:{slug} no lleva a nada: no existe ese artículo en {language_name}; corrija el slug"
    ),
    "link article:{slug}#{anchor} is broken: no such section; correct the anchor": (
        "el enlace article:{slug}#{anchor} no lleva a nada: no existe esa sección; corrija el ancla"
    ),
    "garbled text ({kind}) “{words}”: write what it should say": (
        "texto estropeado ({kind}) «{words}»: escriba lo que debería decir"
    ),
    "section #{anchor} is hard to read (ease {found:.0f}, {bound:.0f} at least): shorter sentences, plainer words": (
        "la sección #{anchor} es difícil de leer (facilidad {found:.0f}, al menos {bound:.0f}): frases más cortas,"
        " palabras más sencillas"
    ),
    "section #{anchor} is hard to read (grade {found:.1f}, {bound:.0f} at most): shorter sentences, plainer words": (
        "la sección #{anchor} es difícil de leer (grado {found:.1f}, como mucho {bound:.0f}): frases más cortas,"
        " palabras más sencillas"
    ),
}
