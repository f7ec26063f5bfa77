"""What can go wrong between words and ears. No message holds anything of what was to be said."""


class SpeechError(Exception):
    """Root of this package's errors; its message is for staff."""


class NoVoiceError(SpeechError):
    """Nothing on this kiosk can speak, or not in the language that is wanted."""


class EngineError(SpeechError):
    """The program that speaks did not start, failed, or did not answer in time."""


class AudioError(SpeechError):
    """There is no sound card, or it has stopped taking sound."""
