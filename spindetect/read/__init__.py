"""Any source to an article: the only room that opens inputs."""

from spindetect.read.article import Declared, from_text
from spindetect.read.limits import Limits
from spindetect.read.record import from_record
from spindetect.read.source import read

__all__ = ["Declared", "Limits", "from_record", "from_text", "read"]
