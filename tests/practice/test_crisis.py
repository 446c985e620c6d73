"""Words of crisis are found where they are the writer's own; an offer too many is the lesser harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.crisis import words_of_crisis

OWN = """
I don't want to be here any more
i dont want to live like this
I just want to die
wanna die
I don't know if I want to die
part of me wants to die
I WISH I WAS DEAD
everyone would be better off without me
thinking about killing myself again
I could end it all
there's no reason to live
I can not go on
I see no way out.
I hurt myself again
I cut myself last night
trying so hard not to cut myself
I took all the pills
I hope I don't wake up
he is going to kill me
He's going to kill me, I don't want to die
my husband threatened to kill me
he has a gun
I am not safe at home
Years ago I wanted to die, and now I want to die again
I used to be happy, I want to die
Ich will einfach nicht mehr leben
ich möchte mich umbringen
ich wäre lieber tot
Ich will mir etwas antun
Ich weiß nicht, ob ich noch leben will
Ich kann nicht mehr.
Hab mich wieder geritzt
ich versuche, mich nicht zu ritzen
mein Freund schlägt mich
ich hab alle Tabletten genommen
ich denke an Selbstmord
""".strip().splitlines()

NOT_MEANT = """
I'm dying to see you
this traffic kills me
I could kill for a coffee
just killing time before the deadline
I died laughing
My boss is going to kill me for being late
I'd rather die than sing in front of people
cut myself some slack today
I cut myself shaving
I hurt myself at the gym
I don't want to live with my parents
I don't want to go on holiday
I hope I don't disturb
tired but glad to be here
ich kann nicht mehr schlafen
das hat mich verletzt
ich will mich mehr einbringen
ich möchte mich vernetzen
ich will mich scheiden lassen
ich will nicht mehr lesen
seit er nicht mehr da ist
I was dying of laughter
dying of boredom here
I want to die laughing
we are killing it today
I'm killing it at work this week
I would kill for a nap
this job is killing me
my feet are killing me
my mum will kill me if I am late
I nearly died of embarrassment
my phone died and the plants died
that cake is to die for
I want to disappear into the woods for a week
a hill I will die on
career suicide
Suicide Squad was a bad film
I will kill you if you spoil the ending
two birds with one stone, killed both
he beat me at chess
he hit me up yesterday
dead tired and dead serious
the suspense is killing me
cut it out, you two
I hung up on them
overworked and underslept
I can't go on holiday this year
we are done living in this flat
ich lach mich tot
ich sterbe vor Lachen
das ist ja zum Totlachen
ich bin todmüde
die Arbeit bringt mich um
mein Chef bringt mich um, wenn ich zu spät komme
ich könnte sterben für ein Eis
ich könnte ihn umbringen
ich sterbe vor Hunger
das ist zum Sterben schön
das Meeting war Selbstmord
mir stirbt gleich der Akku
Todesangst vor der Prüfung
ich bin fix und fertig
ich will mich nicht mehr verstellen
ich habe mich beim Rasieren geschnitten
das haut mich um
ich will nicht leben wie meine Eltern
""".strip().splitlines()

HARD_TO_TELL = """
I wanted to die of embarrassment
I overdosed on coffee
we talk about suicide here because we have to
ich könnte mich umbringen vor Scham
""".strip().splitlines()
"""Mostly said lightly, and now and then not: these bring an offer, the lesser harm."""

DENIED_PAST_OR_OF_ANOTHER = """
I no longer want to die
I don't want to die
I'm not suicidal
I haven't cut myself for three weeks
I stopped cutting myself
Years ago I tried to kill myself
I used to want to die
my mother wanted to die and I sat with her
My brother is suicidal
ich will nicht sterben
Sterben will ich nicht
Früher wollte ich sterben
Meine Mutter wollte sterben
Ich habe keine Suizidgedanken
Ich habe mich seit einem Jahr nicht mehr geritzt
""".strip().splitlines()

MORE_OF_GRIEF_AND_OF_ONESELF = """
since she died I don't want to live any more
my dad died last week and I want to be dead too
I can't do this anymore
nobody would miss me
I keep thinking about ending my life
I have been hurting myself again
why am I still alive
I want to disappear
seit sie tot ist, will ich auch nicht mehr leben
niemand würde mich vermissen
ich halte das nicht mehr aus
ich will einfach nicht mehr aufwachen
ich denke darüber nach, mir das Leben zu nehmen
alle wären besser dran ohne mich
""".strip().splitlines()

OF_GRIEF_AND_OF_OTHERS = """
my son died by suicide two years ago
she took her own life and I still set the table for her
I miss him so much
he didn't want to live any more, and I could not hold him
mein Bruder hat sich das Leben genommen
sie wollte nicht mehr leben
seit ihrem Tod ist es still
""".strip().splitlines()

TYPED_IN_A_HURRY = """
I wnat to dieee
im going to kill my self
thinking about killing myslef
feeling sucidal
i dont wanna live
i don´t want to live
i want to fucking die
ich will mich umbrigen
ich moechte sterben
Ich will nich mehr leben
""".strip().splitlines()


@pytest.mark.parametrize("text", OWN)
def test_what_somebody_says_of_themselves_brings_an_offer(text: str) -> None:
    assert words_of_crisis(text)


@pytest.mark.parametrize("text", [*MORE_OF_GRIEF_AND_OF_ONESELF, *HARD_TO_TELL])
def test_grief_of_ones_own_and_what_is_hard_to_tell_bring_an_offer(text: str) -> None:
    assert words_of_crisis(text)


@pytest.mark.parametrize("text", OF_GRIEF_AND_OF_OTHERS)
def test_whoever_mourns_somebody_is_left_to_mourn(text: str) -> None:
    assert not words_of_crisis(text)


@pytest.mark.parametrize("text", TYPED_IN_A_HURRY)
def test_slips_of_the_keys_do_not_hide_it(text: str) -> None:
    assert words_of_crisis(text)


@pytest.mark.parametrize("text", OWN)
def test_case_and_apostrophes_do_not_matter(text: str) -> None:
    assert words_of_crisis(text.upper())
    assert words_of_crisis(text.replace("'", "’"))
    assert words_of_crisis(text.replace("'", ""))


@pytest.mark.parametrize("text", NOT_MEANT)
def test_figures_of_speech_and_daily_life_bring_none(text: str) -> None:
    assert not words_of_crisis(text)


@pytest.mark.parametrize("text", DENIED_PAST_OR_OF_ANOTHER)
def test_what_is_denied_long_past_or_of_another_brings_none(text: str) -> None:
    assert not words_of_crisis(text)


@given(st.sampled_from(OWN), st.sampled_from(NOT_MEANT))
def test_other_sentences_around_it_do_not_hide_it(own: str, other: str) -> None:
    assert words_of_crisis(f"{other}. {own}. {other}")
    assert words_of_crisis(f"{other}\n{own}\n{other}")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert words_of_crisis(text) in (True, False)


@given(st.text(alphabet="aeiou .,'’\n"))
def test_sounds_alone_are_no_words_of_crisis(text: str) -> None:
    assert not words_of_crisis(text)
