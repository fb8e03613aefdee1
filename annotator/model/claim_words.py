"""The words by which claims are known: months, numbers, comparators, units, money, titles."""

from collections.abc import Mapping
from decimal import Decimal

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре|"
    "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
)
MONTH_NUMBERS = {name: at % 12 + 1 for at, name in enumerate(MONTHS.split("|")[:12])}
MONTH_NUMBERS |= dict(
    zip(
        "jan feb mar apr jun jul aug sept sep oct nov dec".split(),
        (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12),
        strict=True,
    )
)
MONTH_NUMBERS |= {name: at % 12 + 1 for at, name in enumerate(MONTHS.split("|")[24:])}
WORDS: dict[str, int | Decimal] = {
    word: number
    for words, number in (
        ("two два две двух двумя двум", 2),
        ("three три трёх трех тремя трём", 3),
        ("four четыре четырёх четырех", 4),
        ("five пять пяти пятью", 5),
        ("six шесть шести", 6),
        ("seven семь семи", 7),
        ("eight восемь восьми", 8),
        ("nine девять девяти", 9),
        ("ten десять десяти", 10),
        ("eleven одиннадцать", 11),
        ("twelve двенадцать двенадцати", 12),
        ("thirteen тринадцать", 13),
        ("fourteen четырнадцать", 14),
        ("fifteen пятнадцать пятнадцати", 15),
        ("sixteen шестнадцать", 16),
        ("seventeen семнадцать семнадцати", 17),
        ("eighteen восемнадцать", 18),
        ("nineteen девятнадцать", 19),
        ("twenty двадцать двадцати", 20),
        ("thirty тридцать тридцати", 30),
        ("forty сорок", 40),
        ("fifty пятьдесят", 50),
        ("sixty шестьдесят", 60),
        ("seventy семьдесят", 70),
        ("eighty восемьдесят", 80),
        ("ninety девяносто", 90),
        ("dozen дюжина", 12),
        ("сто ста", 100),
        ("двести двухсот", 200),
        ("триста трёхсот трехсот", 300),
        ("четыреста", 400),
        ("пятьсот пятисот", 500),
        ("шестьсот", 600),
        ("семьсот", 700),
        ("восемьсот", 800),
        ("девятьсот", 900),
        ("полтора полторы полутора", Decimal("1.5")),
        ("hundred", 100),
        ("thousand тысяча тысячу", 1000),
        ("million миллион", 10**6),
        ("billion миллиард", 10**9),
    )
    for word in words.split()
}
SHARE_STEMS = (
    ("1/2", "half|halv|половин|½"),
    ("1/3", "third|трет|⅓"),
    ("2/3", "two-third|две трети|⅔"),
    ("1/4", "quarter|четверт|¼"),
    ("3/4", "¾"),
    ("x2", "doubl|twice|twofold|вдвое|удво"),
    ("x3", "tripl|threefold|втрое|утро"),
)
COMPARATORS: tuple[tuple[str, str], ...] = (
    (
        ">=",
        ("≥|at least|no less than|not less than|no fewer than|не менее(?: чем)?|не меньше|минимум"),
    ),
    (
        "<=",
        (
            "≤|at most|up to|not more than|no more than|not? exceed(?:ing)?|не более(?: чем)?|"
            "не больше|не превы[шс]\\w+|до|максимум"
        ),
    ),
    (
        ">",
        (
            ">|more than|over|above|exceed(?:ing|ed|s)?|surpass(?:ing|ed|es)?|beyond|"
            "in excess of|более(?: чем)?|свыше|больше|превы[шс]\\w+"
        ),
    ),
    ("<", "<|less than|fewer than|under|below|менее(?: чем)?|меньше"),
    (
        "~",
        (
            "≈|~|about|around|some|nearly|almost|approximately|roughly|close to|circa|около|"
            "примерно|порядка|почти|приблизительно"
        ),
    ),
)
_COUNTED = r"(?:\s+[^\W\d_]+){0,2}\s+"
BEHIND: tuple[tuple[str, str], ...] = (
    (
        ">=",
        (
            rf"\+|{_COUNTED}(?:or (?:more|over|above)|или (?:более|больше|выше)|и более(?=[.,;)]))"
            r"(?!\s+(?:than|чем))"
        ),
    ),
    ("<=", rf"{_COUNTED}(?:or (?:less|fewer|below)|или (?:менее|меньше|ниже))(?!\s+(?:than|чем))"),
    ("~", r"[-\s]odd|(?:\s+[^\W\d_]+)?\s+or so"),
)
"""Comparators that stand behind the number: `400+`, `400 boats or more`, `400-odd`."""
VAGUE: tuple[tuple[str, str], ...] = (
    ("tens", r"dozens|(?:tens|scores)(?=\s+of\b)|десятк(?:и|ов|ам|ами|ах)"),
    ("hundreds", r"hundreds|сот(?:ни|ен|ням|нями|нях)"),
    ("thousands", r"thousands|тысяч(?:и|ам|ами|ах)?"),
    ("millions", r"millions|миллион(?:ы|ов|ам|ами|ах)"),
    ("billions", r"billions|миллиард(?:ы|ов|ам|ами|ах)"),
)
"""Numbers that only give their size; where a number stands before the word, it is that one's."""
CODES = (
    "USD EUR GBP RUB CNY JPY LKR INR KZT UAH BYN KGS TJS UZS AMD AZN GEL MDL TRY CHF CAD AUD NZD "
    "SEK NOK DKK PLN CZK HUF KRW SGD MYR THB IDR PHP VND PKR AFN IRR IQD SAR AED ILS EGP ZAR BRL "
    "MXN"
).split()
"""Codes of ISO 4217 that are read beside a number; in capitals only, since some are words."""
SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "¥": "JPY"}
UNIT_FORMS: tuple[tuple[str, str], ...] = (
    ("percent", r"%|per\s?cent|проц\w*"),
    ("tonne", r"tons?|tonnes?|t|тонн\w*|т"),
    ("kilogram", r"kg|kilo\w*gram\w*|кг|килограмм\w*"),
    ("gram", r"g|grams?|г|грамм\w*"),
    ("kilometre", r"km|kilomet\w+|км|километр\w*"),
    ("metre", r"m|met(?:er|re)s?|м|метр\w*"),
    ("hectare", r"ha|hectares?|га|гектар\w*"),
    ("litre", r"l|lit(?:er|re)s?|л|литр\w*"),
    ("USD", r"(?:US\s)?dollars?|долл\w*"),
    ("EUR", r"euros?|евро"),
    ("GBP", r"pounds sterling|фунт\w* стерлингов"),
    ("RUB", r"rou?bles?|руб\w*"),
    ("pound", r"pounds?|lbs?|фунт\w*"),
    ("mile", r"miles?"),
    ("rupee", r"rupees?|рупи\w+"),
    ("franc", r"francs?|франк\w*"),
    ("dinar", r"dinars?|динар\w*"),
    ("crown", r"kron[aeo]\w*|крон\w*"),
    ("CNY", r"yuan|renminbi|юан\w+"),
    ("JPY", r"yen|иен\w*"),
    ("KZT", r"tenge|тенге"),
    ("UAH", r"hryvnias?|грив\w+"),
    ("KGS", r"soms?|сом(?:ов|а|ы)?"),
    ("PLN", r"zlot\w+|злот\w+"),
    ("year", r"years?|лет|года?"),
    ("month", r"months?|месяц\w*"),
    ("day", r"days?|дн\w+|день"),
)
MEANT: Mapping[str, frozenset[str]] = {
    "pound": frozenset(("pound", "GBP")),
    "rupee": frozenset(("INR", "LKR", "PKR", "NPR", "MUR", "SCR", "IDR")),
    "franc": frozenset(("CHF", "XAF", "XOF")),
    "dinar": frozenset(("IQD", "KWD", "BHD", "JOD", "LYD", "RSD", "DZD", "TND")),
    "crown": frozenset(("SEK", "NOK", "DKK", "CZK", "ISK")),
}
"""Units that a word may mean; any other unit is only itself."""
TITLES = (
    "president|prime minister|minister|chancellor|secretary(?:[ -]general)?|chair(?:man|woman)?|"
    "ambassador|general|colonel|senator|governor|director|mr|mrs|ms|dr|sir|king|"
    "президент\\w*|премьер-министр\\w*|министр\\w*|председател\\w+|генеральн\\w+ секретар\\w+|"
    "секретар\\w+|посол|директор\\w*|господин\\w*|госпож\\w+"
)
PERSONAL = (
    "president|prime minister|minister|chancellor|ambassador|colonel|senator|governor|mr|mrs|ms|dr|"
    "sir|господин\\w*|госпож\\w+"
)
"""Titles behind which a word with a capital is a name, unless it is one of `NO_NAME`."""
NO_NAME = frozenset(
    "general secretary minister ministers ministry president council assembly office house state "
    "affairs foreign defence defense interior finance justice commission committee union republic "
    "federation administration summit decree order party court staff board agency conference "
    "department division bureau service forum session meeting".split()
)
