"""Every rule of the author's checks in one table: how grave, why it is a rule, and what to do."""

from enum import Enum
from typing import Final, NamedTuple


class Severity(Enum):
    """Errors stop a guide from being compiled; warnings do not; a hint may well be wrong."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Rule(NamedTuple):
    """Severity, reason and usual remedy of one kind of fault."""

    severity: Severity
    why: str
    remedy: str


def _error(why: str, remedy: str) -> Rule:
    return Rule(Severity.ERROR, why, remedy)


def _warning(why: str, remedy: str) -> Rule:
    return Rule(Severity.WARNING, why, remedy)


def _hint(why: str, remedy: str) -> Rule:
    return Rule(Severity.HINT, why, remedy)


_SAFE_TEXT = "what a reviewer sees in the file must be what the patient sees"
_PLAIN_PROSE = "the kiosk shows headings, paragraphs, lists and figures only, at every text size"
_SAFE_DRAWING = "a drawing may hold shapes and colours of the theme, and nothing that loads, links or runs"
_NO_DEAD_END = "whatever a patient touches must lead somewhere"
_EVERY_LANGUAGE = "a patient reads the whole guide in one language"
_COMPUTABLE = (
    "the path through the questions is worked out from the answers given so far (FHIR R4 enableWhen)"
)
_PLAIN_WORDS = "a waiting room holds readers of every schooling, tired and in pain (IPDAS: plain language)"
_DATED = "a guide says how old it is and when it is looked at again (IPDAS: up to date)"

RULES: Final[dict[str, Rule]] = {
    # Files
    "missing-file": _error("a guide is complete or it is not shown", "add the file"),
    "unreadable-file": _error("a guide is complete or it is not shown", "make the file readable"),
    "file-too-large": _error("a guide must open at once and fit on any carrier", "make the file smaller"),
    "not-utf-8": _error("one encoding for every language", "save the file as UTF-8"),
    "hidden-character": _error(_SAFE_TEXT, "delete the character, or type the line again"),
    "text-too-long": _error(
        "the kiosk must set every text into lines at once", "make it shorter, or split it"
    ),
    "invalid-toml": _error("the file cannot be read", "mend the line (TOML 1.0)"),
    "unknown-file": _warning("a file with a mistyped name would go unread", "rename the file, or delete it"),
    "file-name": _error(
        "the name gives a section its place, its id and its language",
        "name it NN-ID.LANGUAGE.md, such as 10-at-a-glance.en.md",
    ),
    "front-matter": _error(
        "a section's title stands in its front matter",
        'begin the file with a line `+++`, then `title = "…"`, then a line `+++`',
    ),
    # Keys and values
    "unknown-key": _error("a mistyped key would go unread", "mend the key, or delete it"),
    "missing-key": _error("the kiosk shows it, so it must be there", "add the key"),
    "wrong-type": _error("the kiosk would not know how to show it", "write the value in the form named here"),
    "bad-id": _error(
        "ids become names in files, links and tests", "use lower case letters, digits and hyphens: [a-z0-9-]"
    ),
    "bad-date": _error(_DATED, "write a real date without quotes, such as 2026-11-22"),
    "bad-version": _error("kiosks compare versions number by number", "write numbers with dots: 2026.11.0"),
    "bad-icon": _error("icons come from one family, Phosphor", "write `ph.` and the icon's name: ph.clock"),
    "bad-language": _error(
        "the language tags speech, hyphenation and the PDF", "write a code such as en or es"
    ),
    "empty-text": _error("the patient would see an empty place", "write the text, or leave the key out"),
    "number-range": _error("it could not be drawn or asked", "mend the number"),
    # Fitting together
    "duplicate-id": _error("an id must lead to one thing", "give one of the two another id"),
    "dangling-id": _error(_NO_DEAD_END, "mend the id, or add what it should lead to"),
    "missing-translation": _error(_EVERY_LANGUAGE, "write the text in that language, too"),
    "unknown-language": _error(_EVERY_LANGUAGE, "mend the language code, or add it to `languages`"),
    "story-differs": _error(
        _EVERY_LANGUAGE, "write `story = true` in every language of the section, or in none"
    ),
    "blocks-differ": _warning(
        "both languages should tell the same in the same order", "compare the two files, block by block"
    ),
    "evidence-differs": _warning(
        "both languages should cite the same evidence", "cite the evidence in every language"
    ),
    "missing-cell": _error(
        "the options are compared in equal detail (IPDAS: balanced)", "write a cell for the option"
    ),
    "too-few": _error(
        "a decision has at least two ways (IPDAS: describes the options)", "add what is missing"
    ),
    "answer-options": _error(
        "a choice offers answers, and only a choice does (FHIR R4 Questionnaire que-5)",
        "give the answers as answer_option to items of type choice, and only to those",
    ),
    "group-items": _error(
        "a group holds items, and only a group does here (FHIR R4 Questionnaire que-1)",
        "put items into the group, or change its type",
    ),
    "wrong-figure": _error(
        "an author should see from the text what kind of figure stands there", "mend the fence"
    ),
    "denominators-differ": _error(
        "risks are told out of the same number of people (IPDAS: natural frequencies)",
        "use one denominator for all icon arrays of the guide",
    ),
    # Conditions
    "circle": _error(_COMPUTABLE, "cut the circle: depend on an earlier question only"),
    "later-question": _error(_COMPUTABLE, "move the question up, or depend on an earlier one"),
    "operator": _error(_COMPUTABLE, "choose a question or an operator that fits"),
    "answer-type": _error(_COMPUTABLE, "write an answer that the question can have"),
    "unknown-code": _error(_COMPUTABLE, "mend the code, or add the answer option"),
    "empty-condition": _error("it would always hold", "write at least one condition, or leave the key out"),
    "bad-condition": _error(
        _COMPUTABLE, "write { question, operator, answer }, or { all = [ … ] }, or { any = [ … ] }"
    ),
    # Prose
    "raw-html": _error(_PLAIN_PROSE, "write it in Markdown, or put a backslash before the `<`"),
    "bad-block": _error(_PLAIN_PROSE, "write it as a paragraph or a list"),
    "bad-link": _error(
        _NO_DEAD_END, "link to section:ID, term:ID or evidence:ID: [words](section:at-a-glance)"
    ),
    "bad-heading": _error(
        "the section's title is level 1; the reader shows two levels below", "use ## or ###"
    ),
    "unknown-fence": _error(
        _PLAIN_PROSE, "use icon-array, stat-pair, timeline, picture, or callout note, caution or voice"
    ),
    "bad-fence": _error(
        _PLAIN_PROSE, "a figure's fence holds one id; a callout a title, an empty line and text"
    ),
    "footnote-definition": _error(
        "evidence is described once, in evidence.toml", "delete the definition; the mark [^id] is enough"
    ),
    # Pictures
    "bad-media-name": _error(
        "media lie beside media.toml", "use a plain file name that ends in .svg or .png"
    ),
    "bad-svg": _error(_SAFE_DRAWING, "save the drawing as plain SVG, and delete what is named here"),
    "svg-colour": _error(
        "a drawing follows the theme, light or dark", "use none, url(#gradient), or var(--role) with a role"
    ),
    "bad-png": _error(
        "a picture must open on every kiosk", "save the picture again as PNG, smaller if need be"
    ),
    # Recordings
    "bad-recording": _error(
        "a kiosk refuses an update with a recording that it cannot play",
        "save it as Ogg Vorbis, one channel, a minute and 512 KiB at most; or remove it",
    ),
    "recordings-missing": _warning(
        "a listener would hear two voices in one guide", "record them: kiosk-content speak FOLDER"
    ),
    "recordings-stale": _warning(
        "what nobody can hear only takes room; it does not travel with the guide",
        "remove them: kiosk-content speak FOLDER --remove",
    ),
    # Plain words
    "too-hard-to-read": _error(
        _PLAIN_WORDS, "use shorter words and sentences; explain hard words in the glossary"
    ),
    "hard-to-read": _warning(_PLAIN_WORDS, "use shorter words and sentences"),
    "long-sentence": _warning(
        "who reads slowly has forgotten its beginning at its end (PEMAT: short pieces)", "make two of it"
    ),
    "passive-voice": _hint("who does what is clearer in the active voice (PEMAT item 5)", "say who does it"),
    "long-word": _hint(_PLAIN_WORDS, "use a shorter word, or explain it in the glossary"),
    # Short enough
    "does-not-fit": _warning(
        "words that are cut, or taller than the screen, cannot be read at the largest text size (WCAG 1.4.4)",
        "use fewer or shorter words",
    ),
    "page-does-not-fit": _warning(
        "the patient carries the page to the doctor, so all of it has to be there", "use fewer words"
    ),
    # Honest numbers
    "one-in-x": _error(
        "readers compare the denominators instead of the risks (IPDAS: the same denominator)",
        "tell it out of 100, or of the guide's own denominator",
    ),
    "number-without-source": _error(
        "a reader must be able to ask who was counted (IPDAS: cites evidence)",
        "cite its source with [^id], or in the `evidence` of the part that it stands in",
    ),
    "evidence-untold": _error(
        "a number means little without who was studied, against what, how long, and who paid (IPDAS)",
        "write it in evidence.toml; say so where nobody was compared",
    ),
    # Honest about itself
    "review-date": _error(_DATED, "let review_by be later than published"),
    "review-overdue": _warning(_DATED, "have the guide reviewed, then set a later review_by"),
    "not-reviewed": _warning(
        "patients are told who reviewed a guide (IPDAS: disclosure)",
        "write the reviewer's name once a clinician has really reviewed it; leave it empty until then",
    ),
    "translation-not-reviewed": _warning(
        "medical words go wrong in translation (AHRQ: reviewed by a qualified translator)",
        "write the reviewer's name once the translation is really reviewed; leave it empty until then",
    ),
    "unused": _warning("what is never shown goes stale unseen", "use it in the guide, or delete it"),
}
