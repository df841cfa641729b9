"""The few errors that an editor can act on. Each message says what happened and what to do next."""


class ParallaxError(Exception):
    """Something an editor can act on; its text is shown as it is."""


class UnreadableArticle(ParallaxError):
    """An article whose bytes cannot be read as text, or that holds none."""


class UnreadableComparison(ParallaxError):
    """A stored comparison or manifest that is damaged, of another version, or does not fit its articles."""


class UnclearSetting(ParallaxError):
    """A variable of the environment whose value means nothing."""


class ModelUnavailable(ParallaxError):
    """The embedding model is missing, or its weights are not the ones expected."""


class ParserUnavailable(ParallaxError):
    """The English parser is missing; quotes and facts cannot be found in new text."""


class LibraryUnavailable(ParallaxError):
    """The library cannot be reached, read or written, or was made by another version."""


class StoryNotFound(ParallaxError):
    """A story, or something in it, that is not in the library (any more)."""


class StoryChanged(ParallaxError):
    """Someone else changed what was about to be changed; nothing was written."""


class AnalysisEnded(ParallaxError):
    """An analysis that was cancelled, failed, or broke off: ended for time or memory, or its process died."""


class ExportUnavailable(ParallaxError):
    """A form of export whose package or library is not on this machine."""
