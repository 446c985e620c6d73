"""The phrases that `bot.practice.crisis` looks for, English and German, with the reason for each kind.

a/b: one or the other. a?: may be missing. a~: also with a slip of the keys. At the end, !a/b: not where one of these
follows; . : only where the clause ends. WHO and WER: a person whom one may have to fear. Case, accents and apostrophes
do not matter, and neither do words such as “just” or “einfach” in between.
"""

WHO = "he/she/they/husband/wife/boyfriend/girlfriend/partner/ex/father/stepfather"
WER = "er/sie/mann/frau/freund/freundin/partner/ex/vater/bruder"

PHRASES = """
# To want to die, to wish to be dead: always reason enough. “I'd rather die than sing” is not.
want/wanted/wanting/wish/ready/hoping/deserve/deserved to die !laughing
going to die tonight/today/now
part/half of me wants to die
wish/wished i was/were dead/gone/never
wish/wished i wasnt/werent here/alive/born
wish/wished i could die/disappear/vanish
want/wanted to disappear/vanish .
want/wanted to be dead/gone
better off/of dead
better off/of without me
rather be dead
rather die !than
should be dead
hope/hoped i die
hope/hoped i dont/never/wont wake
dont care if i live/die/wake
if i died/die !of/from
if i was/were dead/gone
thoughts of/about dying/death/ending/suicide~
think/thinking/thought of/about dying/death/ending/suicide~/killing

# Not to want to live. To live in a place, or with somebody, is another matter; so is to wake early.
dont/didnt/not/never want/wanted to live/exist !in/with/here/there/at/near/alone/off/by
dont/didnt/not/never want/wanted to be alive
dont/didnt/not/never want/wanted to be here/around/there anymore
dont/didnt/not/never want/wanted to wake up !early/at/before
dont/not know/think/sure if? i want/can to? live/exist !in/with/here/there/alone
dont/not know/think/sure if? i want/can to? go/carry on !a/the
not/never wake/waking up !early/at/before/to
cant/dont/couldnt want? to? go/carry on !a/the/about/holiday/vacation/trips/with
cant/dont/couldnt want? to? keep going/living !to/in/with/here/there/back/out
cant do/take/bear/stand this/it/life anymore
cant anymore .
tired/sick/done of/with living/life/existing !in/with/here/there/at/near/alone/out/on
tired/sick of being alive/here
no reason/reasons/will to live/exist !in/with/here/there/alone
no reason/point in? to? go/going/carry/carrying on
no reason/point in? to? be/being alive
no point in? living/existing/anymore !in/with/here/there/alone
nothing left? to live for
not/isnt/aint/never worth living
point of living/life/going
why am i still? alive
no way out .
giving/give/given up on life/living
nobody/noone would miss/notice/care me/if

# To take one's life. “Killed myself laughing” is not meant; nor is a shot in one's own foot.
kms
kill/killing/killed/unalive/hang/hanging/poison/end myself~ !laughing
to off myself
drown myself !in
shoot/shooting myself~ !in
end/ending it all
end/ending it .
end/ending/take/taking my own? life !back/into/in/seriously
suicidal~
of/about/commit/committing/committed/attempt/attempted/my suicide~
jump/jumping/jumped off/from a/the bridge/roof/building/balcony
in front of a/the train/truck !station
overdose~/overdosed~/overdosing~
took/taken/swallowed all of? the/my/these? pills/tablets/meds
took/taken/taking/swallowed too many pills/tablets/meds
take/swallow all the/these pills/tablets

# To hurt oneself; not by shaving, in sport, or by working too hard, and not to cut oneself some slack.
cut/cutting myself~ !some/off/a/loose/short/out/shaving/cooking/chopping/slicing/while/peeling
hurt/hurting/harm/harming/burn/burning/starve/starving/punish/hit/hitting myself~ !at/playing/running/lifting/on/out/in
self harm/harmed/harming/injury/injure
selfharm/selfharmed/selfharming
cutting again

# To be in danger from somebody. A boss who “will kill me” for being late is not, a partner may be.
WHO is/are going/trying to kill/hurt me
WHO will/might/could/wants/want to? kill/hurt me
threatened/threatens/threatening/tried/tries/trying to kill/hurt/strangle/rape me
WHO is/has? hit/hits/hitting/beats/beat/beating/choked/strangled/raped/punched me !up/with/at/in/to
was/been/got raped
WHO is/has? got/with? a gun/knife !collection
not safe at/here/tonight/now/home/with
unsafe at/here/tonight/now/home/with
going/want to kill/hurt someone/somebody

# Sterben wollen, nicht mehr leben wollen. “Sterben will ich nicht” heißt das Gegenteil.
will/wollte/möchte/würde/würd/wünschte ich? sterben !für
sterben will/wollte/möchte/dürfte/könnte !nicht/niemals/ich
sterben will/wollte/möchte/dürfte/könnte ich !nicht/niemals
nicht mehr leben/weiterleben/aufwachen/existieren/weitermachen/weiterkämpfen
nicht mehr da/hier? sein/dasein
ich nicht mehr da/hier/lebe bin/wäre?
will/wollte/möchte nicht leben/aufwachen !wie/in/mit
leben will/wollte/möchte/mag ich? nicht
dieses/das/mein leben nicht mehr
ob ich noch/überhaupt? leben will/möchte
tot sein/wäre/wär
ich wäre/wär lieber/besser? tot
wäre/wär ich lieber/besser? tot
besser/lieber tot
besser dran? ohne mich
ohne mich besser
nie/nicht geboren
keinen sinn mehr
kein/keinen grund mehr? zu/zum leben
leben ist/hat sinnlos/keinen/nicht
lebensmüde/todessehnsucht/lebensüberdrüssig
kraft mehr? zu/zum leben
kann ich? nicht mehr .
kann nicht mehr weiter
halte/halt/ertrage ich? es/das/alles nicht mehr
niemand würde mich vermissen

# Sich das Leben nehmen.
mich selbst/selber? zu? umbringen~/umzubringen~/umgebracht~/töten/erhängen/aufhängen/erschießen/vergiften/ertränken
bring/bringe ich? mich heute/jetzt/bald/morgen/selbst? um
mir das/mein leben zu? nehmen
mir selbst/selber? etwas/was antun/anzutun
tu/tue ich? mir etwas/was an
mit allem/dem/meinem leben? schluss
schluss machen mit allem
schluss machen mit dem/meinem leben
allem/leben ein ende
leben zu? beenden
suizidal~/suizidgedanken~/selbstmordgedanken~
an/über/von selbstmord~/suizid !gestorben
selbstmord~/suizid begehen/machen
vor den/einen/nen zug
von der/einer/ner brücke springen/stürzen
vom dach/balkon/hochhaus springen/stürzen
alle/viele meine? tabletten/pillen/schlaftabletten genommen/geschluckt/nehmen/schlucken
überdosis

# Sich verletzen; was “mich verletzt”, kann ein Wort gewesen sein, deshalb nur mit “selbst”.
mich selbst/selber zu? verletzen/verletzt/schlagen/schneiden/geschnitten !beim
verletze/ritze/ritz/schneide ich? mich selbst/selber/wieder?
ritzen/geritzt
mich zu? schneiden !lassen
mir selbst/selber weh/wehtun/wehzutun
selbstverletzung/svv

# In Gefahr durch jemanden.
WER bringt mich noch? um !den/die/das/meinen/meine
WER schlägt/würgt/bedroht/verprügelt mich
WER mich umbringt/schlägt/tötet
er/sie mir etwas/was antut
mich geschlagen/gewürgt/vergewaltigt/verprügelt
vergewaltigt worden
WER hat ein/eine messer/waffe/pistole
nicht sicher vor ihm/ihr
zuhause/daheim nicht sicher !ob
"""

# Words around a phrase.
FILLERS = """
    just really only simply honestly literally fucking fuckin bloody damn actually kinda sometimes often always so
    einfach nur bloß auch wirklich doch mal halt eben endlich eigentlich irgendwie manchmal oft immer gern gerne
"""
OWN = "i me myself ich mir mich"
OTHERS = """
    he she they him her them who people someone somebody mother mom mum dad father brother sister son daughter friend
    husband wife partner boyfriend girlfriend uncle aunt grandma grandmother grandpa grandfather cousin colleague
    er sie ihm ihn ihnen wer jemand mutter mama vater papa bruder schwester sohn tochter freund freundin mann frau oma
    opa onkel tante kollege kollegin
"""
PAST = "wanted tried used attempted thought wished was were had cut hurt wollte versucht hatte geritzt war dachte"
BETWEEN = """
    to want wanted wanting going trying tried planning think thinking about of even be am feel feeling like been longer
    ever zu mehr je
"""
"""Words that may stand between a “not” and what it denies."""
DENYING = """
    no not never dont didnt doesnt wont wouldnt havent hadnt isnt wasnt arent couldnt stopped quit without instead
    nicht nie niemals kein keine keinen ohne
"""
STRUGGLING = "why try trying tried hard promise promised warum versuch versuche bemühe"
"""Before a “not”: whoever tries not to, is near it."""
