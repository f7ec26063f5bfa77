"""Questionnaires as HL7 FHIR R4 (4.0.1) has them, both ways.

``read_questionnaire`` (``kiosk.authoring.fhir.reading``) turns a FHIR ``Questionnaire`` into ours, or refuses
it with every element that it does not understand; ``write_questionnaire`` (``kiosk.authoring.fhir.writing``)
turns ours into one. What one wrote, the other reads as the very same questionnaire.
"""
