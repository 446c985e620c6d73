"""One dissent, followed from when it was said until its fate is known."""

from datetime import timedelta
from math import exp, log

from bot.dynamics.dissent.answers import GUESSED, NAMED, REPLIED, Link, Stance, about, stance
from bot.dynamics.dissent.fate import LIKELY, OPPOSES, Tally, outcome
from bot.dynamics.dissent.recognise import LEAST, MOST
from bot.dynamics.dissent.values import Candidate, Sign, Standing, Target, What
from bot.dynamics.odds import odds, probability
from bot.dynamics.values import SOMEONE, Address, Utterance

LOOKED_AT = 16
"""Others' messages after which the fate is settled."""

LATEST = timedelta(hours=6)
"""Time after which it is."""

OF_CASE = 0.4
"""From here on an utterance belongs to the case, and answers to it do, too."""

MOST_MESSAGES = 16
MOST_SIGNS = 12

TELLS = 1.5
"""Log-odds that it was a dissent, for how it was met: the next turn shows how the words were understood."""

TELLS_AT, BY_WORDS, BY_REPLY = 0.6, 0.3, 0.5
"""How surely words must stand to it to tell so, and how much they tell; a reply to that very message tells more: by
their words answers to a dissent are hardly told from others."""

DELETED_MET, REMOVED_MET = 0.6, 1.4
"""The same for its being taken back or taken away without a word."""

SILENT = 0.95

CURT, AN_ANSWER = 3, 6
"""Words up to which whoever differed only says "ok", and from which they go on about it, when another spoke of it."""

AS_CURT = (0.6, 0.4, 1.0, 2.5, 1.0)
AS_DENIED = (0.4, 1.0, 1.5, 1.5, 1.5)
AS_TAKEN_ON = (1.0, 2.0, 1.0, 0.5, 1.0)
"""What it makes of a stance, as factors of the odds, that its answer is curt, or denies, or goes on: how somebody took
what was said to them shows what it was."""

FAINT = 0.1
"""Below it an utterance is not about the dissent at all."""

EXPLICIT = ("reply", "mention", "name")


class Case:
    """Takes in what is said after a dissent."""

    def __init__(self, said: Candidate) -> None:
        self.message, self.turn, self.at = said.message, said.turn, said.at
        self.owner, self._holder = said.owner, said.holder
        self.target: Target = said.target
        self.tally = Tally()
        self.first_belief = said.belief
        """How likely it was a dissent by its words and place."""
        self._odds = odds(min(MOST, max(LEAST, said.belief)))
        self._met = 0.0
        self._gist = said.gist
        self._rate = said.rate
        self._own = {said.message}
        self._deleted = self._moderated = False
        self._within: dict[int, float] = {}
        """Messages of others that belong to the case, with 1 for those that oppose, -1 beside, 0 neither."""
        self._lately: tuple[int, bool] = (said.owner, False)
        self._last = said.message
        self._own_since = 0
        self._gone_on = False
        self.settled = False
        self.signs: list[Sign] = [Sign("dissent", said.message, said.belief)]

    @property
    def belief(self) -> float:
        """How likely it is a dissent, from its words and place and from how it was met."""
        return probability(self._odds + TELLS * self._met)

    def standing(self) -> Standing:
        fate, certainty = outcome(self.tally)
        return Standing(
            message=self.message,
            turn=self.turn,
            at=self.at,
            owner=self.owner,
            target=self.target,
            belief=self.belief,
            fate=fate,
            certainty=certainty,
            last=self._last,
            settled=self.settled,
            signs=tuple(self.signs),
            quelled_by=self.tally.quelled_by,
        )

    def hear(self, said: Utterance, address: Address, words: list[float] | None) -> float:
        """Take an utterance in; gives how surely it belongs to the case. words: the odds of each stance from it."""
        self._last = max(self._last, said.message)
        if said.speaker == self.owner:
            return self._own_words(said)
        self.tally.heard += 1
        link = self._link(said, address)
        self.tally.holder_next = link.holder if self.tally.heard == 1 else self.tally.holder_next
        if link.explicit >= NAMED:
            self.tally.answered += 1
            self.tally.asked += link.asks
        sure = about(said, self._gist, link)
        if sure >= FAINT:
            self._note(said, sure, stance(words, sure, link))
        self._fall_silent(said.message)
        if self.tally.heard >= LOOKED_AT or said.at - self.at > LATEST:
            self.settled = True
        return sure

    def dislike(self, person: int, message: int) -> None:
        """A thumb down, on any message of the dissent."""
        if message in self._own and person != self.owner:
            self.tally.disliked.add(person)
            self._met = max(self._met, 1.0)
            self._sign("disliked", message, 1.0)

    def gone(self, message: int) -> bool:
        """A message was deleted, by its owner as far as is known; True if it was of this dissent."""
        if message not in self._own:
            return False
        self._deleted = True
        if self._moderated:
            self.remove(message, 1.0)
        elif self.tally.removed < LIKELY:
            self.tally.retraction = 1.0
            self._met = max(self._met, DELETED_MET)
            self._sign("deleted", message, 1.0)
        return True

    def moderated(self) -> None:
        """Who moderates deleted something that the owner wrote."""
        self._moderated = True
        if self._deleted:
            self.remove(self.message, 1.0)

    def remove(self, message: int, certainty: float) -> None:
        """Who moderates removed the message, or sent its owner out."""
        self.tally.removed = max(self.tally.removed, certainty)
        self._met = max(self._met, REMOVED_MET * certainty)
        self._sign("removed", message, certainty)

    def end(self, *, over: bool) -> None:
        """No more will be said; over: because the meeting is, not because the file ends here."""
        self.settled = self.settled or over

    def forget(self, person: int) -> None:
        """Somebody left the group: how they stood to this stays, and nothing leads to them."""
        stance = self.tally.stances.pop(person, None)
        if stance is not None:
            self.tally.add(SOMEONE, stance)
        self.tally.disliked.discard(person)
        if self._lately[0] == person:
            self._lately = (SOMEONE, self._lately[1])
        if self._holder == person:
            self._holder = SOMEONE

    def _own_words(self, said: Utterance) -> float:
        self._own_since += 1
        if self.tally.heard and not self.tally.own_words:
            self.tally.own_words = log(1 + (said.cues.words or 0))
        acts = said.reading.acts if said.reading else None
        if acts is None:
            return 0.0
        words = said.reading.gist if said.reading else 0
        if acts.retraction > self.tally.retraction:
            self.tally.retraction = acts.retraction
            if acts.retraction >= LIKELY:
                self._sign("taken-back", said.message, acts.retraction)
                self._met = max(self._met, acts.retraction)
        if self._lately[0] != self.owner:
            self._answer(said)
        if self.tally.heard == 0 or acts.dissent >= LIKELY:  # goes on with what they were saying
            self._gist |= words
            self._own.add(said.message)
            if acts.dissent >= LIKELY:
                self._sign("again", said.message, acts.dissent)
            return 1.0
        return OF_CASE

    def _answer(self, said: Utterance) -> None:
        """The owner answers what was said about it."""
        words, taken_back = said.cues.words or 0, self.tally.retraction >= LIKELY
        if words <= CURT:
            self.tally.reweigh(self._lately[0], AS_CURT)
        elif said.reading is not None and said.reading.negations and not taken_back:
            self.tally.reweigh(self._lately[0], AS_DENIED)
        elif words >= AN_ANSWER and not taken_back:
            self.tally.reweigh(self._lately[0], AS_TAKEN_ON)
        if words >= AN_ANSWER and not taken_back:
            self.tally.goes_on += 1
        self._lately = (self.owner, self._lately[1])

    def _link(self, said: Utterance, address: Address) -> Link:
        explicit, within, away, opposes = 0.0, False, False, self._lately[1]
        known = said.reading.about if said.reading else ()
        if said.answers is not None:
            if said.answers in self._own:
                explicit, opposes = REPLIED, False
                self._met = max(self._met, BY_REPLY)
            elif said.answers in self._within:
                within, opposes = True, self._within[said.answers] > 0
            else:
                away = True
        elif address.how in EXPLICIT and address.to is not None:
            explicit, away = (NAMED, False) if address.to == self.owner else (0.0, True)
            opposes = away and address.to in self.tally.opposing
            away, within = away and not opposes, opposes
        elif self.owner in known:
            explicit, opposes = NAMED, False
        elif known:
            opposes = any(person in self.tally.opposing for person in known)
            within, away = opposes, not opposes
        elif address.to == self.owner:
            explicit = GUESSED * address.weight
            opposes = opposes and self._lately[0] != self.owner
        since = self.tally.heard - 1
        asks = bool(said.cues.asks) and (explicit > 0.0 or (since == 0 and not away))
        return Link(
            explicit=explicit,
            within=within,
            away=away,
            since=since,
            opposes=opposes,
            holder=said.speaker == self._holder != SOMEONE,
            asks=asks,
        )

    def _note(self, said: Utterance, sure: float, found: Stance) -> None:
        self.tally.add(said.speaker, found)
        if sure < OF_CASE:
            return
        opposes = max(found.against, found.shut, found.joins) - found.beside
        if len(self._within) < MOST_MESSAGES:
            side = 1.0 if opposes >= OPPOSES else -1.0 if -opposes >= OPPOSES else 0.0
            self._within[said.message] = side
        self._lately = (said.speaker, opposes >= OPPOSES)
        whats: tuple[What, ...] = ("beside", "against", "taken-up", "shut-down")
        against = max(found.against, found.joins)
        for what, certainty in zip(whats, (found.beside, against, found.uptake, found.shut), strict=True):
            if certainty >= LIKELY:
                self._sign(what, said.message, certainty)
        met = max(found.beside, against, found.shut)
        if met >= TELLS_AT:
            self._met = max(self._met, BY_WORDS * met)

    def _fall_silent(self, message: int) -> None:
        """How unlikely is it that the owner says nothing, at their own rate? By a Poisson count."""
        if self._own_since or self.tally.removed >= LIKELY:
            self.tally.silence = 0.0
            return
        self.tally.silence = 1.0 - exp(-self._rate * self.tally.heard)
        if self.tally.silence >= SILENT and not any(sign.what == "fell-silent" for sign in self.signs):
            self._sign("fell-silent", message, self.tally.silence)

    def _sign(self, what: What, message: int, certainty: float) -> None:
        if len(self.signs) < MOST_SIGNS:
            self.signs.append(Sign(what, message, certainty))
