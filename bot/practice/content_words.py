"""Words that carry content, in the languages whose function words are known here; and what an ending hides."""

from unicodedata import category

LEAST_LETTERS, MOST_SIGNS = 3, 30


def tokens(part: str) -> list[str]:
    """Cut a text into its words as they are written, at whatever is neither letter, digit, hyphen nor apostrophe."""
    cut = "".join(sign if _of_words(sign) else " " for sign in part).split()
    return [token for each in cut if (token := each.strip("'-"))]


def _of_words(sign: str) -> bool:
    return category(sign)[0] in "LMN" or sign in "'-\u200c\u200d"


def tells(word: str) -> bool:
    """Tell whether a word is made of letters, and neither too short nor too long to tell anything."""
    letters = sum(map(str.isalpha, word))
    return letters >= LEAST_LETTERS and len(word) <= MOST_SIGNS and not any(map(str.isnumeric, word))


def stem_of(word: str, language: str) -> str:
    """Take an ending off, lightly: worry, worries and worried are one word, and so are Schlaf and schlafen."""
    for ending in ENDINGS[language]:
        left = word.removesuffix(ending)
        if len(left) >= LEAST_LETTERS + (ending != "s") and left != word and not word.endswith("ss"):
            word = left
            break
    if len(word) > LEAST_LETTERS + 1:
        word = word.removesuffix("e")
    return word[:-1] + "i" if word.endswith("y") else word


ENDINGS = {
    "en": ("ings", "ing", "edly", "ed", "es", "ly", "s"),
    "de": ("ern", "em", "en", "er", "es", "e", "n", "s"),
}
COMMON = {
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
