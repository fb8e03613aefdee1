"""Publishers by the addresses and names that stand on their pages."""

import re
from urllib.parse import urlsplit

# Host (also of every address below it) and the publisher's own name for itself.
HOSTS: tuple[tuple[str, str], ...] = (
    ("odkb-csto.org", "Collective Security Treaty Organization"),
    ("odkb.gov.ru", "Collective Security Treaty Organization"),
    ("cis.minsk.by", "CIS Executive Committee"),
    ("sectsco.org", "Shanghai Cooperation Organisation"),
    ("eaeunion.org", "Eurasian Economic Commission"),
    ("kremlin.ru", "President of Russia"),
    ("government.ru", "Government of the Russian Federation"),
    ("mid.ru", "Ministry of Foreign Affairs of Russia"),
    ("mil.ru", "Ministry of Defence of Russia"),
    ("president.gov.by", "President of the Republic of Belarus"),
    ("akorda.kz", "President of Kazakhstan"),
    ("president.kg", "President of the Kyrgyz Republic"),
    ("president.tj", "President of Tajikistan"),
    ("president.am", "President of Armenia"),
    ("president.gov.ua", "President of Ukraine"),
    ("isaf.nato.int", "International Security Assistance Force (ISAF)"),
    ("nato.int", "NATO"),
    ("osce.org", "OSCE"),
    ("press.un.org", "United Nations"),
    ("news.un.org", "United Nations"),
    ("un.org", "United Nations"),
    ("coe.int", "Council of Europe"),
    ("consilium.europa.eu", "Council of the European Union"),
    ("eeas.europa.eu", "European External Action Service"),
    ("ec.europa.eu", "European Commission"),
    ("europa.eu", "European Union"),
    ("asean.org", "ASEAN"),
    ("au.int", "African Union"),
    ("whitehouse.gov", "The White House"),
    ("bidenwhitehouse.archives.gov", "The White House"),
    ("trumpwhitehouse.archives.gov", "The White House"),
    ("obamawhitehouse.archives.gov", "The White House"),
    ("justice.gov", "United States Department of Justice"),
    ("usdoj.gov", "United States Department of Justice"),
    ("state.gov", "United States Department of State"),
    ("defense.gov", "United States Department of Defense"),
    ("centcom.mil", "United States Central Command"),
    ("senate.gov", "United States Senate"),
    ("gov.uk", "Government of the United Kingdom"),
    ("dfat.gov.au", "Department of Foreign Affairs and Trade, Australia"),
    ("foreignminister.gov.au", "Minister for Foreign Affairs, Australia"),
    ("pmd.gov.lk", "President's Media Division, Sri Lanka"),
    ("cabinetoffice.gov.lk", "Cabinet of Ministers of Sri Lanka"),
    ("treasury.gov.lk", "Ministry of Finance, Sri Lanka"),
    ("police.lk", "Sri Lanka Police"),
)

# Words of a letterhead, signature or dateline that name the publisher whose release it is: a word
# to look for first, in lower case, and the pattern that then has to be there.
NAMES: tuple[tuple[str, str, str], ...] = (
    ("одкб", r"пресс-(?:секретарь|служба)\s+ОДКБ", "Collective Security Treaty Organization"),
    ("csto", r"CSTO\s+(?:press|spokes)", "Collective Security Treaty Organization"),
    ("президента росси", r"Пресс-служба Президента Росси", "President of Russia"),
    ("presidential press", r"Presidential Press (?:and Information Office|Service)",
     "President of Russia"),
    ("isaf", r"ISAF (?:Joint Command|Public Affairs|news release)",
     "International Security Assistance Force (ISAF)"),
    ("for immediate release", r"^\W*\d{4}-\d\d-[A-Z]{1,2}-\d{3}",
     "International Security Assistance Force (ISAF)"),
    ("of justice", r"Department of Justice", "United States Department of Justice"),
    ("by the president", r"BY THE PRESIDENT OF THE UNITED STATES", "The White House"),
    ("inherent resolve", r"Joint Task Force\W.{0,3}Operation Inherent Resolve",
     "United States Central Command"),
    ("centcom", r"CENTCOM", "United States Central Command"),
    ("council of the european union", r"Council of the European Union",
     "Council of the European Union"),
    ("european union", r"Presidency on behalf of the European Union|EU Presidency",
     "European Union"),
    ("police", r"^\W*(?:Police Headquarters|Police Media Division|Sri Lanka Police)",
     "Sri Lanka Police"),
    ("ministry of finance", r"Ministry of Finance.{0,40}Sri Lanka",
     "Ministry of Finance, Sri Lanka"),
    ("commonwealth", r"Foreign\W{1,3}Commonwealth(?: & Development)? Office",
     "Foreign, Commonwealth & Development Office"),
)  # fmt: skip
_NAMES = tuple(
    (word, re.compile(pattern, re.IGNORECASE | re.MULTILINE), name) for word, pattern, name in NAMES
)


def of_address(address: str) -> str:
    """The publisher whose host the web address has, empty for one that is not known."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    known = (name for ours, name in HOSTS if host == ours or host.endswith("." + ours))
    return next(known, "")


def named(text: str) -> tuple[str, str]:
    """The publisher that the words of a letterhead name, with those words; both empty for none."""
    lowered = text.lower()
    for word, pattern, name in _NAMES:
        if word in lowered and (match := pattern.search(text)):
            return name, match[0]
    return "", ""
