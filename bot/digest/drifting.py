"""For facilitators: whether stories give way to advice, and where the tone and the purpose are, beside the usual."""

from bot.digest.compared import advice, beside, judgment, purpose
from bot.digest.values import Digest
from bot.words import N_, _

MOSTLY = 2 / 3
"""Of advice and stories together: twice as much of the one as of the other."""

_ADVISED = {
    "more": N_("There was more advice among it than usual here."),
    "less": N_("There was less advice among it than usual here."),
}
_JUDGED = {
    "more": N_("People, rather than what they did, were judged more often than usual here."),
    "less": N_("People were judged less often than usual here."),
}
_PURPOSE = {
    "more": N_("The talk touched on what the group is for more often than usual here."),
    "less": N_("The talk touched on what the group is for less often than usual here."),
}


def drifted(digest: Digest) -> list[str]:
    """Say what messages did, of all together; nothing where nothing was read."""
    week, before = digest.week, digest.before
    if week.drift is None:
        return []
    told = [
        *_stories_and_advice(advice(week)),
        _unusual(_ADVISED, beside(advice(week), map(advice, before))),
        _unusual(_JUDGED, beside(judgment(week), map(judgment, before))),
        _unusual(_PURPOSE, beside(purpose(week), map(purpose, before))),
    ]
    found = [sentence for sentence in told if sentence]
    return [*found, _("I read this from words and am wrong now and then.")] if found else []


def _stories_and_advice(advised: float | None) -> list[str]:
    if advised is None:
        return []
    if advised > MOSTLY:
        return [_("There was far more advice than story.")]
    if advised < 1 - MOSTLY:
        return [_("Far more was told from life than advised.")]
    return [_("Stories and advice were both there.")]


def _unusual(sentences: dict[str, str], compared: str | None) -> str:
    return _(sentences[compared]) if compared in sentences else ""
