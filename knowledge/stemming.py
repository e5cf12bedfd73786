"""How a language's folded words become stems: a query without accents must give the stem that the text gave."""

import tantivy

_STEMMERS = {"en": "english", "es": "spanish"}


def content_analyzer(language: str) -> tantivy.TextAnalyzer:
    """Stem the words that say something; grammar is left out."""
    stemmer = _STEMMERS[language]
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword(stemmer))
        .filter(tantivy.Filter.stemmer(stemmer))
        .build()
    )


def stemming_analyzer(language: str) -> tantivy.TextAnalyzer:
    """Stem every word, those of grammar too: "she is confused" is not "I am confused"."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.stemmer(_STEMMERS[language]))
        .build()
    )
