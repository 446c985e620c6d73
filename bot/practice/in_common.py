"""Words that several people used: what a group has in common tonight, and never a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

WORDS_AT_MOST = 6
FEW, SEVERAL, MANY_PEOPLE = 2, 3, 8
"""A word is common when two used it; where many people are, three."""
READ_AT_MOST = 2_000
LEAST_LETTERS, MOST_SIGNS = 3, 30
A_FEELING = 3
"""Words that a feeling may have to be taken as a whole, as “worn out” is."""
DENIED_WITHIN = 4
"""Words after a “not” in which what it denies is looked for."""


class _Use(NamedTuple):
    """A word as somebody wrote it. capital: with one at its head. within: it stands so within a sentence."""

    word: str
    capital: bool
    within: bool


def words_in_common(said: Sequence[tuple[str, str]], language: str) -> tuple[str, ...]:
    """Find the content words that at least two people used, from what each said and a word for how they feel.

    Everybody has one vote a word; the most frequent spelling stands for it. A word that nobody wrote in lower case, or
    somebody with a capital within a sentence, may be a name and is left out. In German every noun has its capital:
    there a word stays that somebody wrote in lower case, or that three used. In a language whose function words are
    not known here there are no words in common, rather than empty ones.

    >>> words_in_common([("Worried about Anna", ""), ("worries, Anna is ill", ""), ("so worried", "Tired")], "en")
    ('worried',)
    """
    language = language[:2].casefold()
    if language not in _COMMON:
        return ()
    used = [_uses(arrive, feeling, language) for arrive, feeling in said]
    people = Counter(stem for uses in used for stem in {_stem(use.word, language) for use in uses})
    least = FEW if len(said) < MANY_PEOPLE else SEVERAL
    names = _names(used, language)
    told = [stem for stem, count in people.items() if count >= least]
    told = [stem for stem in told if stem not in names or (language == "de" and people[stem] >= SEVERAL)]
    told.sort(key=lambda stem: (-people[stem], stem))
    spellings = _spellings(used, language)
    return tuple(spellings[stem] for stem in told[:WORDS_AT_MOST])


def brought_again(told: Sequence[Sequence[str]], language: str) -> tuple[str, ...]:
    """Put together the words that several times were told for themselves; a word that came more often comes first.

    >>> brought_again([("sleep", "worried"), ("worries", "money"), ("worry",)], "en")
    ('worried', 'sleep', 'money')
    """
    language = language[:2].casefold()
    times, spelled = Counter[str](), dict[str, str]()
    for words in told:
        for word in words:
            stem = _stem(word, language) if language in _ENDINGS else word
            times[stem] += 1
            spelled.setdefault(stem, word)
    return tuple(spelled[stem] for stem, _times in times.most_common(WORDS_AT_MOST))


def _names(used: Sequence[Sequence[_Use]], language: str) -> set[str]:
    """Find what looks like a name; in German, what nobody wrote in lower case, for more cannot be told there."""
    every = [(_stem(use.word, language), use) for uses in used for use in uses]
    lower = {stem for stem, use in every if not use.capital}
    within = {stem for stem, use in every if use.within and language != "de"}
    return {stem for stem, _use in every} - lower | within


def _spellings(used: Sequence[Sequence[_Use]], language: str) -> dict[str, str]:
    """Find the most frequent spelling of each word."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for uses in used:
        for word in {use.word for use in uses}:
            counted[_stem(word, language)][word] += 1
    return {stem: min(words, key=lambda word: (-words[word], word)) for stem, words in counted.items()}


def _uses(arrive: str, feeling: str, language: str) -> list[_Use]:
    """Give somebody's content words. A feeling often begins with a capital, and is no name."""
    first, _, more = feeling.strip().partition(" ")
    whole = " ".join(_tokens(feeling.lower()))
    if 0 < whole.count(" ") < A_FEELING and _DENYING.isdisjoint(whole.replace("'", "").split()):
        return [*_uses(arrive, "", language), _Use(whole, capital=False, within=False)]
    return [
        use
        for text in (arrive, first.lower(), more)
        for part in _PARTS.split(_NO_TALK.sub(" ", normalize("NFC", text[:READ_AT_MOST]).replace("’", "'")))
        for use in _content(part, language)
    ]


def _content(part: str, language: str) -> Iterator[_Use]:
    """Give the words that carry content. What follows a “not” is left out: alone it would tell the reverse."""
    denied = 0
    for at, written in enumerate(_tokens(part)):
        word = written.lower()
        plain = word.replace("'", "")
        denied = DENIED_WITHIN if plain in _DENYING else denied - 1
        if plain in _COMMON[language] or plain in _DENYING or not _tells(word):
            continue
        if denied <= 0:
            capital = written[0] != word[0]
            yield _Use(word, capital, within=capital and at > 0 and not written.isupper())
        denied = 0


def _tokens(part: str) -> list[str]:
    tokens = "".join(sign if _of_words(sign) else " " for sign in part).split()
    return [token for each in tokens if (token := each.strip("'-"))]


def _of_words(sign: str) -> bool:
    return category(sign)[0] in "LMN" or sign in "'-\u200c\u200d"


def _tells(word: str) -> bool:
    letters = sum(map(str.isalpha, word))
    return letters >= LEAST_LETTERS and len(word) <= MOST_SIGNS and not any(map(str.isnumeric, word))


def _stem(word: str, language: str) -> str:
    """Take an ending off, lightly: worry, worries and worried are one word, and so are Schlaf and schlafen."""
    for ending in _ENDINGS[language]:
        left = word.removesuffix(ending)
        if len(left) >= LEAST_LETTERS + (ending != "s") and left != word and not word.endswith("ss"):
            word = left
            break
    if len(word) > LEAST_LETTERS + 1:
        word = word.removesuffix("e")
    return word[:-1] + "i" if word.endswith("y") else word


_NO_TALK = re.compile(
    r"<[^<>\s]{2,80}>|:\w+:|(?:https?://|www\.)\S+|\b\w[\w-]{0,60}\.(?:com|org|net|gg|de|io)\b\S*|[\w.+-]{0,60}[@#]\S+"
)
"""Mentions, custom emoji, links, addresses, channels."""
_PARTS = re.compile(r"[.,!?…:;\n\r\u2028\u2029。，、？！]+")
_DENYING = frozenset("not never isnt arent wasnt dont doesnt didnt nicht nie niemals".split())
_ENDINGS = {
    "en": ("ings", "ing", "edly", "ed", "es", "ly", "s"),
    "de": ("ern", "em", "en", "er", "es", "e", "n", "s"),
}
_COMMON = {
    "en": frozenset(
        """
        about above actually after afternoon again all almost also although always and another any anybody
        anyone anything anyway are arent around ask away back because been before being best better between
        both but came can cannot cant come coming could couldnt day days did didnt does doesnt doing done dont
        down each either else even evening ever every everybody everyone everyones everything feel feeling
        feelings feels felt few find fine first for from get gets getting give god goes going gone gonna good
        got great group guess guys had hadnt has hasnt have havent having hello her here hers herself hey him
        himself his how however ill into isnt its itself ive just keep kind kinda know knows last lately least
        less let lets like little look looking lot lots made make makes making many may maybe mean meeting
        might mine moment more morning most mostly much must myself need needs next nice night nobody none nor
        nothing now off often okay once one ones only other others our ours out over own people per perhaps
        pretty probably put quite rather really right said same say saying see seem seems seen shall she
        should shouldnt since some somebody somehow someone something sometimes somewhat soon sort still stuff
        such sure take takes than thank thanks that thats the their theirs them themselves then there theres
        these they theyre thing things think thinking this those though through till time times today together
        told tomorrow tonight too took toward towards try trying two under until upon use used very via wanna
        want wanted wants was wasnt way ways week weekend weeks well went were werent weve what whatever whats
        when where whether which while who whole whos why will wish with within without wont would wouldnt
        yeah year years yes yesterday yet you youd youll your youre yours yourself youve
        """.split()
    ),
    "de": frozenset(
        """
        abend aber ach alle allem allen aller allerdings alles als also andere anderen anderer anderes andern
        auch auf aus bei beide beiden beim bereits besonders besser bin bis bisschen bist bitte bloß dabei
        dadurch dafür dagegen daher dahin damals damit danach dank danke dann daran darauf daraus darf darin
        darum darüber das dass davon davor dazu dein deine deinen deiner dem den denen denn dennoch der deren
        des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort drei durch dürfen
        eben echt eher eigentlich ein eine einem einen einer eines einfach einige einigen einiges einmal
        endlich erst erste ersten etwa etwas euch euer eure euren fast finde freue fühl fühle fühlen fühlt für
        gab ganz ganze ganzen gar geben gegen gehabt gehen geht gemacht genau genug gerade gern gerne gestern
        gewesen gibt ging gleich gruppe gut gute guten guter gutes hab habe haben habt hallo hast hat hatte
        hatten heute hier hin hinter hoffe ich ihm ihn ihnen ihr ihre ihrem ihren ihrer immer ins irgendwas
        irgendwie ist jede jedem jeden jeder jedes jemand jetzt kam kann kaum kein keine keinen keiner kleine
        komm komme kommen kommt können könnte lang lange langen lassen letzte letzten letzter leute liebe
        lieber mache machen macht mal man manche manchmal mehr mein meine meinem meinen meiner meist meistens
        mich mir mit mittag moment morgen muss musste möchte mögen müssen nach nachdem nachmittag nacht
        natürlich neben nein nicht nichts niemand noch nun nur nächste nächsten oben oder oft ohne okay paar
        recht schon sehe sehr sein seine seinem seinen seiner seit seitdem selber selbst sich sicher sie sind
        sogar solche soll sollen sollte sondern sonst sowas sowie später statt tag tage tagen trotz trotzdem
        tun tut ungefähr uns unser unsere unter viel viele vielen vieler vielleicht vom von vor vorher wann
        war ware waren warum was weg wegen weil weiter weitere weiß welche wem wen wenig wenige weniger
        wenigstens wenn wer werde werden wie wieder will wir wird wirklich wissen woche wochen wochenende wohl
        wollen wollte wurde während wäre würde zeit ziemlich zum zur zurück zusammen zwar zwei zwischen über
        """.split()
    ),
}
"""Words that say nothing of how people are. Unlike what a talk is about, “hard”, “glad” and “hope” do say it."""
