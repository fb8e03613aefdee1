"""The closed classes of English words that clauses are cut by; facts of grammar, not of a field."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PAST_BE = _words("was were")
PRESENT_BE = _words("is are am 's be being")
HAVE = _words("has have had 've having")
MODALS = _words(
    "will would shall should can could may might must to ought cannot won't wouldn't did do does"
    " can't couldn't let let's 'll"
)
NEGATIONS = _words("not never no nor neither n't hardly barely scarcely almost nearly")
AUXILIARIES = PAST_BE | PRESENT_BE | HAVE | MODALS | NEGATIONS | _words("been wasn't weren't")
AUXILIARIES |= _words("hasn't haven't hadn't isn't aren't didn't doesn't don't")
ADVERBS = _words(
    "also then thus already now today yesterday just soon later further furthermore ever once both"
    " all together again only newly therefore thereby hereby subsequently first finally even still"
    " recently tonight earlier likewise always often"
)
NOT_ADVERBS = _words("assembly family supply italy july ally reply monopoly anomaly early daily")
PREPOSITIONS = _words(
    "of in on at by for from with without to into onto under over within during after before since"
    " until till between among amongst against about regarding concerning through throughout"
    " towards toward upon via per despite following including across around behind beyond near"
    " outside inside except like as than amid alongside aboard due aimed pursuant"
)
DETERMINERS = _words(
    "the a an this that these those its their his her our my your some any each every several many"
    " all both another such no other more most various certain numerous few newly recently"
    " previously just"
)
RELATIVES = _words("which who whom whose where when why what")
SUBORDINATORS = _words(
    "if when unless until till whether after before once since lest wherever whenever provided"
    " assuming"
)
PRONOUNS = _words("i we they he she it you who both all")
CONNECTORS = _words(
    "therefore thus also accordingly furthermore moreover and but so yet hence then consequently"
    " meanwhile finally lastly firstly secondly thirdly first second third however similarly"
    " likewise besides additionally indeed nevertheless nonetheless today yesterday earlier later"
    " recently currently subsequently afterwards eventually specifically notably importantly"
    " separately simultaneously further again now tomorrow tonight previously initially"
    " ultimately incidentally overall together or plus because although though while whereas"
    " remember that including thereafter"
)
COORDINATORS = _words("and but while whereas or yet")
ADVERBIAL_STARTS = (
    PREPOSITIONS
    | CONNECTORS
    | SUBORDINATORS
    | _words("having being taking given based opening speaking noting thanks according guided")
) - _words("all both")
REPORTING = _words(
    "said say says noted notes stated states announced announces informed informs reported reports"
    " recalled recalls stressed stresses added adds confirmed confirms emphasised emphasized"
    " explained declared remarked pointed told fact remind reminded know knows understand believe"
    " believes think hope hopes mention mentioned note revealed disclosed learned learnt aware"
    " admitted admits acknowledged alleged alleges claimed claims maintained argued warned shows"
    " showed happy pleased glad mean means agreed decided important say-that observed observes"
)
FINITE = (
    PAST_BE
    | _words("is are am has have had will would shall should can could may might must cannot did")
    | _words(
        "said says noted stated announced informed reported recalled stressed added confirmed"
        " emphasised emphasized explained remarked told discussed considered reviewed exchanged"
        " met meets held took takes gave made makes attended visited arrived spoke talked heard"
        " welcomed expressed thanked congratulated called urged asked proposed requested examined"
        " focused touched outlined presented summed assessed agreed decided approved adopted"
        " signed endorsed instructed ordered directed includes include included contains contain"
        " provides provide envisages covers continued continue continues became become becomes"
        " remain remains reaffirmed affirmed condemned supported underlined highlighted went came"
        " goes began begin started launched opened joined participated chaired hosted paid"
        " conveyed praised appreciated acknowledged recognised recognized shared set aims need"
        " needs want wants hope hopes believe believes know see plan plans intend intends work"
        " works follows deal deals concern concerns represents means allow allows accepted"
        " established appointed issued granted awarded imposed extended ratified declared"
        " pledged committed reiterated commended encouraged resolved led brought helped increased"
        " passed ended saw knows marks marked received sent left stood got keep put submitted"
        " developed determined drafted completed implemented introduced conducted coordinated"
        " strengthened"
    )
)
MASS_HEADS = _words("need necessity importance principle fact possibility")
TIMES = frozenset(
    "year month week season time summer autumn winter spring january february march april may june"
    " july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday night morning evening afternoon".split()
)
