"""FHIR's own words: addresses of extensions, and names of types that two of the modules here need.

Sources: FHIR R4 4.0.1 (Questionnaire, its core extensions), and SDC 3.0.0 for the short text. What FHIR
cannot say of a questionnaire of ours stands in extensions of our own, below ``FHIR_BASE``.
"""

from collections.abc import Mapping
from typing import Final, get_args

from kiosk.content.model import Operator
from kiosk.visit.response import FHIR_BASE

_HL7: Final = "http://hl7.org/fhir/StructureDefinition/"
_SDC: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
_OWN: Final = f"{FHIR_BASE}/StructureDefinition/"

TRANSLATION: Final = f"{_HL7}translation"
"""``lang`` (a code) and ``content``: a text in another language."""
ITEM_CONTROL: Final = f"{_HL7}questionnaire-itemControl"
"""How an item is shown, and which text below a question is its help."""
ITEM_CONTROL_SYSTEM: Final = "http://hl7.org/fhir/questionnaire-item-control"
SLIDER_STEP: Final = f"{_HL7}questionnaire-sliderStepValue"
"""``step``, where it is a whole number."""
MIN_VALUE: Final = f"{_HL7}minValue"
MAX_VALUE: Final = f"{_HL7}maxValue"
UNIT: Final = f"{_HL7}questionnaire-unit"
OPTION_EXCLUSIVE: Final = f"{_HL7}questionnaire-optionExclusive"
SHORT_TEXT: Final = f"{_SDC}sdc-questionnaire-shortText"

STEP: Final = f"{_OWN}step"
"""``step``, where it is no whole number: a decimal."""
WHY: Final = f"{_OWN}why"
"""``why`` of a text to show, below which FHIR allows no help (que-1): a string."""
CRITERION: Final = f"{_OWN}criterion"
"""A point that doctors look at (``kiosk.authoring.fhir.criteria``)."""

OPERATORS: Final[Mapping[str, Operator]] = {name: name for name in get_args(Operator)}
NUMBERS: Final = frozenset({"integer", "decimal"})
MOST_32_BIT: Final = 2**31 - 1
"""FHIR's integer has 32 bits; a larger number is written as a decimal."""
