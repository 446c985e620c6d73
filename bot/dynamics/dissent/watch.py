"""Watches over the dissents of one place of talk: opens a case for each, and follows it until its fate is known."""

from collections import deque

from bot.dynamics.dissent.answers import odds_of
from bot.dynamics.dissent.case import OF_CASE, Case
from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.dissent.place import Place
from bot.dynamics.dissent.recognise import dissent_in, target_of
from bot.dynamics.dissent.values import Candidate, Standing
from bot.dynamics.odds import odds, probability
from bot.dynamics.values import SOMEONE, Address, Utterance

TENTATIVE = 0.2
"""How likely a dissent must be for a case to be opened; how it is met may show that it was one."""

FAINT, FAINT_ONES = 0.04, 8
"""How likely it must be to be kept in mind, and how many such messages are: what happens to it may tell."""

REMOVED_TELLS, DELETED_TELLS, DISLIKED_TELLS = 2.0, 1.0, 1.0
"""Log-odds that it was a dissent, for having been taken away by who moderates or by its owner, or a thumb down."""

TOLD = 0.4
"""How likely a dissent must be for it to be told how it stands: below, nobody would speak of it."""

MOST_CASES = 4
"""Cases followed at once; the least likely makes room."""

AT_LEAST = 3
"""Messages somebody must have written lately to be called lively, so that falling silent tells anything."""

REMOVES = 0.5


class DissentWatch:
    """Hears what a room hears, and tells how each dissent stands.

    Unlike the room's measures it is not built anew when something comes late: what was seen stays seen.
    """

    def __init__(self) -> None:
        self._cases: list[Case] = []
        self._faint: deque[Candidate] = deque(maxlen=FAINT_ONES)
        self._gone: deque[int] = deque(maxlen=FAINT_ONES)
        self._moderated: deque[int] = deque(maxlen=FAINT_ONES)
        """Messages that were deleted lately, and people of whose messages moderators deleted one."""
        self._place = Place()
        self._leading: set[int] = set()

    def hear(self, said: Utterance, address: Address, turn: int) -> tuple[Standing, ...]:
        """Take an utterance in; gives how the cases stand to which it may have made a difference."""
        if said.leads:
            self._leading.add(said.speaker)
        belongs = self._follow(said, address)
        self._removed_as_told(said)
        self._open(said, address, turn, belongs)
        self._place.add(said)
        return self._standing()

    @property
    def unmet(self) -> bool:
        """Whether a different view stands in the talk that nobody has taken up or stood beside."""
        return any(
            case.belief >= LIKELY and case.standing().fate not in ("engaged", "supported", "open")
            for case in self._cases
        )

    def end(self, *, over: bool) -> tuple[Standing, ...]:
        """The meeting is over, or the file ends: give how the cases stand, and follow them no further."""
        for case in self._cases:
            case.end(over=over)
        found = tuple(case.standing() for case in self._cases)
        self._cases = []
        self._faint.clear()
        self._gone.clear()
        self._moderated.clear()
        self._place.clear()
        return found

    def gone(self, message: int) -> tuple[Standing, ...]:
        """A message was deleted, by its owner as far as is known."""
        self._gone.append(message)
        for faint in [each for each in self._faint if each.message == message]:
            if faint.owner in self._moderated:
                self._suspect(faint, REMOVED_TELLS).moderated()
            else:
                self._suspect(faint, DELETED_TELLS)
        return tuple(case.standing() for case in self._cases if case.gone(message))

    def moderated(self, person: int) -> tuple[Standing, ...]:
        """Who moderates deleted something that this person wrote."""
        self._moderated.append(person)
        for faint in [each for each in self._faint if each.owner == person and each.message in self._gone]:
            self._suspect(faint, REMOVED_TELLS).gone(faint.message)
        found = [case for case in self._cases if case.owner == person]
        for case in found:
            case.moderated()
        return tuple(case.standing() for case in found)

    def sent_out(self, person: int) -> tuple[Standing, ...]:
        """Who moderates timed somebody out."""
        theirs = [each for each in self._faint if each.owner == person]
        if theirs and not any(case.owner == person for case in self._cases):
            self._suspect(max(theirs, key=lambda each: each.belief), REMOVED_TELLS)
        found = [case for case in self._cases if case.owner == person]
        for case in found:
            case.remove(case.message, 1.0)
        return tuple(case.standing() for case in found)

    def disliked(self, message: int, person: int) -> tuple[Standing, ...]:
        """A thumb down by somebody."""
        for faint in [each for each in self._faint if each.message == message and each.owner != person]:
            self._suspect(faint, DISLIKED_TELLS)
        for case in self._cases:
            case.dislike(person, message)
        return self._standing()

    def forget(self, person: int) -> None:
        """Somebody leaves the group: nothing of theirs is followed any more."""
        self._cases = [case for case in self._cases if case.owner != person]
        self._faint = deque(
            (_without(each, person) for each in self._faint if each.owner != person), FAINT_ONES
        )
        self._moderated = deque((each for each in self._moderated if each != person), FAINT_ONES)
        self._leading.discard(person)
        self._place.forget(person, SOMEONE)
        for case in self._cases:
            case.forget(person)

    def _follow(self, said: Utterance, address: Address) -> float:
        """Let all cases hear; gives how likely a dissent is to which the utterance belongs, 0 without one."""
        belongs = 0.0
        words = odds_of(said) if self._cases else None
        for case in self._cases:
            sure = case.hear(said, address, words)
            if sure >= OF_CASE and (case.belief >= LIKELY or case.owner == said.speaker):
                belongs = max(belongs, 1.0 if case.owner == said.speaker else case.first_belief)
        return belongs

    def _removed_as_told(self, said: Utterance) -> None:
        """Somebody says that a message was taken away, or its owner sent out."""
        if said.reading is None or not self._cases or said.reading.acts.removal < REMOVES:
            return
        named = [case for case in self._cases if case.owner in said.reading.about]
        likeliest = max(named or self._cases, key=lambda case: (case.belief, case.message))
        likeliest.remove(said.message, said.reading.acts.removal)

    def _open(self, said: Utterance, address: Address, turn: int, belongs: float) -> None:
        if said.view_of is not None:
            self._follow_up(self._known(said, address, turn, said.view_of))
            return
        if said.speaker == SOMEONE:
            return
        belief = dissent_in(said, address, self._place)
        if (
            belief < FAINT or belief <= belongs
        ):  # an answer within a dissent is no other one, unless it is plainer
            return
        before = self._place.differed_from(said, address)
        candidate = Candidate(
            message=said.message,
            turn=turn,
            at=said.at,
            owner=said.speaker,
            target=target_of(said, address, before, self._leading),
            belief=belief,
            gist=said.reading.gist if said.reading else 0,
            rate=self._place.rate(said.speaker, AT_LEAST),
            holder=before.speaker if before else SOMEONE,
        )
        if belief >= TENTATIVE:
            self._follow_up(candidate)
        else:
            self._faint.append(candidate)

    def _known(self, said: Utterance, address: Address, turn: int, owner: int) -> Candidate:
        """Whoever said it calls it a different view: there is nothing to recognise."""
        before = self._place.differed_from(said, address)
        target = target_of(said, address, before, self._leading) if said.answers is not None else "group"
        return Candidate(
            message=said.message,
            turn=turn,
            at=said.at,
            owner=owner,
            target=target,
            belief=1.0,
            gist=said.reading.gist if said.reading else 0,
            rate=self._place.rate(owner, AT_LEAST),
            holder=before.speaker if before and said.answers is not None else SOMEONE,
        )

    def _suspect(self, faint: Candidate, tells: float) -> Case:
        """Follow what happened to a message that by its words alone was hardly a dissent."""
        self._faint.remove(faint)
        return self._follow_up(faint._replace(belief=probability(odds(faint.belief) + tells)))

    def _follow_up(self, candidate: Candidate) -> Case:
        case = Case(candidate)
        self._cases.append(case)
        if len(self._cases) > MOST_CASES:
            self._cases.remove(min(self._cases, key=lambda each: each.belief))
        return case

    def _standing(self) -> tuple[Standing, ...]:
        if not self._cases:
            return ()
        found = tuple([case.standing() for case in self._cases if case.belief >= TOLD])
        self._cases = [case for case in self._cases if not case.settled]
        return found


def _without(faint: Candidate, person: int) -> Candidate:
    return faint._replace(holder=SOMEONE) if faint.holder == person else faint
