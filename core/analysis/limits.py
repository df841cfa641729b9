"""What an analysis may take: memory, time, and how long a process waits for the next one."""

from __future__ import annotations

from dataclasses import dataclass

from core import environment

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond these an analysis is ended, with the reason on the page.

    Attributes:
        most_bytes: Resident memory of the process that analyses. 2,500 MB: three times what forty articles of 600
            words took (855 MB; fourteen of 200 took 679, most of it model and parser).
        most_seconds: From the moment the work is begun. An hour: fourteen short articles took six minutes on the
            busiest machine seen, and forty have eight times the pairs.
        idle_seconds: How long a process with model and parser loaded waits for the next work. Ten minutes: an editor
            who reads a comparison and then brings the next articles finds it warm; later its memory is worth more.
        gone_seconds: How long the owner of a job may be away. Two minutes: so long Streamlit keeps a visit that lost
            its connection; after that nobody can come back to it.
    """

    most_bytes: int = 2500 * MB
    most_seconds: float = 3600
    idle_seconds: float = 600
    gone_seconds: float = 120


DEFAULTS = Limits()


def limits() -> Limits:
    """The limits of this installation, as the environment sets them.

    Raises:
        UnclearSetting: If a variable is not a number above 0.
    """
    megabytes, minutes = environment.analysis_memory_mb(), environment.analysis_minutes()
    return Limits(
        most_bytes=int(megabytes * MB) if megabytes else DEFAULTS.most_bytes,
        most_seconds=minutes * 60 if minutes else DEFAULTS.most_seconds,
    )
