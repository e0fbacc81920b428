# ruff: noqa: E501 (texts stand as one string each)
"""Short texts written for the tests, with who says what in each.

A row is a text and what is right: (part of the words said, speaker or None, kind, stance). Events and
quotations are invented. `|` in a speaker parts writings that are equally right.
"""

from __future__ import annotations

N, U, X = "named", "unnamed", "unattributed"
A, AL, D, DM, P, DC, OF, R = (
    "asserts",
    "alleges",
    "denies",
    "demands",
    "promises",
    "declines",
    "offers",
    "reports",
)

Row = tuple[str, list[tuple[str, str | None, str, str]]]

TEXTS: dict[str, Row] = {
    "wire, said X": (
        "“The shipment left on Monday,” said Petra Holm, a spokeswoman for the port.",
        [("The shipment left", "Petra Holm", N, A)],
    ),
    "wire, X said at the end": (
        "The ship carried no crude when it was boarded, the coastguard said on Friday.",
        [("The ship carried", "coastguard", N, A)],
    ),
    "that": (
        "The Finance Ministry said that two banks had closed the accounts.",
        [("two banks", "Finance Ministry", N, A)],
    ),
    "no that": (
        "The Finance Ministry said two banks had closed the accounts.",
        [("two banks", "Finance Ministry", N, A)],
    ),
    "split quotation": (
        "“We looked at the ledger,” the auditor general stated, “and found nothing in it.”",
        [("We looked", "auditor general", N, A), ("found nothing", "auditor general", N, A)],
    ),
    "second quotation behind a stop": (
        "“We looked at the ledger,” Maria Costa said. “It was empty from end to end.”",
        [("We looked", "Maria Costa", N, A), ("It was empty", "Maria Costa", N, A)],
    ),
    "straight marks": (
        '"Nobody called us before noon," Harbour Master Jon Vik told reporters.',
        [("Nobody called", "Jon Vik", N, A)],
    ),
    "guillemets": (
        "« Le dossier est clos », said the prosecutor Jeanne Morel in Lyon.",
        [("Le dossier", "Jeanne Morel", N, A)],
    ),
    "low-high marks": (
        "„The licence had expired in May“, said Karl Brandt, who heads the office.",
        [("The licence had", "Karl Brandt", N, A)],
    ),
    "corner brackets": (
        "「出口已停止」, said the trade ministry.",
        [("出口", "trade ministry", N, A)],
    ),
    "single marks": (
        "‘The valves weren’t ours,’ said Owen Price, the firm’s director.",
        [("The valves", "Owen Price", N, A)],
    ),
    "nested marks": (
        "“He told me, ‘sign it or leave,’ and I signed,” Dana Ruiz said.",
        [("sign it", "Dana Ruiz", N, A)],
    ),
    "colon": (
        "The embassy said in a statement: “The report is a fabrication from beginning to end.”",
        [("fabrication", "embassy", N, D)],
    ),
    "wrote": (
        "“The samples were mislabelled,” chemist Ada Linde wrote in the journal.",
        [("samples were", "Ada Linde", N, A)],
    ),
    "according, first": (
        "According to Interfax, the plant will close in March.",
        [("the plant will", "Interfax", N, R)],
    ),
    "according, last": (
        "The plant makes 400 tonnes of resin a year, according to the Environment Agency.",
        [("The plant makes", "Environment Agency", N, A)],
    ),
    "according to data": (
        "According to figures from the Port Authority of Valencia, calls fell by a fifth.",
        [("calls fell", "Port Authority of Valencia", N, A)],
    ),
    "according in the middle": (
        "The firm, according to two former employees, kept a second set of books.",
        [("kept a second", "two former employees", U, A)],
    ),
    "a term and its source": (
        "Described as “the busiest crossing in the north,” according to the Highways Board, the bridge shut on Sunday.",
        [("the busiest crossing", "Highways Board", N, A)],
    ),
    "outlet relays": (
        "According to the Harbour Gazette, customs officials are demanding that the line hand over its logs.",
        [("hand over", "customs officials", U, DM)],
    ),
    "told an outlet": (
        "Someone close to the talks told the Northern Herald that the buyers “have not signed anything so far.”",
        [("have not signed", "Someone close to the talks", U, A)],
    ),
    "unnamed official": (
        "A senior official said the list would grow before the summer.",
        [("the list would", "A senior official", U, A)],
    ),
    "people briefed on": (
        "Three people briefed on the decision said the vote had been unanimous.",
        [("the vote", "Three people briefed on the decision", U, A)],
    ),
    "condition of anonymity": (
        "A diplomat in Vienna, who spoke on condition of anonymity, said the draft was weak.",
        [("the draft was", "A diplomat in Vienna", U, A)],
    ),
    "denied that": (
        "Orvane Shipping denied that its tankers had switched off their transponders.",
        [("its tankers", "Orvane Shipping", N, D)],
    ),
    "denied and claimed": (
        "Tehran denied the accusations and claimed that the cargo was humanitarian.",
        [("the accusations", "Tehran", N, D), ("the cargo was", "Tehran", N, A)],
    ),
    "rejected": (
        "A lawyer for the brothers rejected the charge as absurd.",
        [("the charge", "A lawyer for the brothers", U, D)],
    ),
    "accused X of": (
        "The Justice Department accused Lumen Optics of selling lenses to an arms maker.",
        [("Lumen Optics of", "Justice Department", N, AL)],
    ),
    "accused by": (
        "Lumen Optics was accused by the Justice Department of selling lenses to an arms maker.",
        [("selling lenses", "Justice Department", N, AL)],
    ),
    "accused of, by nobody": (
        "Lumen Optics, a firm accused of selling lenses to an arms maker, has closed.",
        [("accused of selling", None, X, AL)],
    ),
    "described by": (
        "The two brothers were described by prosecutors as “the bank of the border.”",
        [("the bank of", "prosecutors", U, A)],
    ),
    "alleged that": (
        "Prosecutors alleged that the parts were bound for a shipyard under sanctions.",
        [("the parts were", "Prosecutors", U, AL)],
    ),
    "called on": (
        "The European Commission called on member states to share customs data.",
        [("member states", "European Commission", N, DM)],
    ),
    "demanded": (
        "Beijing demanded that Washington remove the firms from the list.",
        [("remove the firms", "Beijing", N, DM)],
    ),
    "urged": (
        "Foreign Minister Lea Ortiz urged both sides to return to the table.",
        [("both sides", "Lea Ortiz", N, DM)],
    ),
    "declined to comment": (
        "The Commerce Department declined to comment.",
        [("declined to comment", "Commerce Department", N, DC)],
    ),
    "did not respond": (
        "Halvorsen Marine did not immediately respond to a request for comment.",
        [("did not immediately", "Halvorsen Marine", N, DC)],
    ),
    "has yet to": (
        "The company has yet to respond to the letter.",
        [("has yet to", "company", N, DC)],
    ),
    "declined to join": (
        "Envoys from the junta declined to join the meeting in Jakarta.",
        [("declined to join", "Envoys from the junta", U, DC)],
    ),
    "promised": (
        "The bank promised to publish the names by June.",
        [("publish the names", "bank", N, P)],
    ),
    "vowed": (
        "President Ilan Dovre vowed to end the trade.",
        [("end the trade", "Ilan Dovre", N, P)],
    ),
    "we will": (
        "“We will pursue every shipper that helps them,” the Secretary said.",
        [("We will pursue", "Secretary", N, P)],
    ),
    "offered to": (
        "Qatar offered to host the talks.",
        [("host the talks", "Qatar", N, OF)],
    ),
    "nested attribution": (
        "The ministry said the embassy had told it that the visas were void.",
        [("the embassy had told it", "ministry", N, A), ("the visas were", "embassy", N, A)],
    ),
    "outlet around a speaker": (
        "The minister denied the claim, Reuters reported.",
        [("denied the claim", "minister", N, D)],
    ),
    "citing": (
        "The refinery will restart in May, Bloomberg reported, citing two traders in Geneva.",
        [("The refinery will", "two traders in Geneva", U, A)],
    ),
    "quoted as saying": (
        "Defence Minister Ivo Tarn was quoted by the agency TASS as saying that the drills were over.",
        [("the drills were", "Ivo Tarn", N, A)],
    ),
    "coreference: department": (
        "The Treasury Department told lawmakers that fees would rise. “No firm is exempt,” the department added.",
        [("fees would", "Treasury Department", N, A), ("No firm", "Treasury Department", N, A)],
    ),
    "coreference: surname": (
        "Lena Aldous runs the lab.\n\n“The lab opened in March,” Lena Aldous said.\n\nAldous denied that it had sold anything abroad.",
        [("The lab opened", "Lena Aldous", N, A), ("it had sold", "Lena Aldous", N, D)],
    ),
    "coreference: she": (
        "“The seals were cut,” inspector Rosa Blum said. She added that the driver had run off.",
        [("The seals", "Rosa Blum", N, A), ("the driver had", "Rosa Blum", N, A)],
    ),
    "coreference: subject before": (
        "Inspector Rosa Blum met the importer Egon Falk on Monday. She said the seals had been cut.",
        [("the seals had", "Rosa Blum", N, A)],
    ),
    "coreference: outlet": (
        "An aide told the Baltic Courier that talks had failed. The trade ministry told the outlet that they had not begun.",
        [("they had not", "trade ministry", N, A)],
    ),
    "coreference: acronym": (
        "The Maritime Safety Board (MSB) opened an inquiry. MSB said the crew had left the ship.",
        [("the crew had", "Maritime Safety Board|MSB", N, A)],
    ),
    "role before the name": (
        "Under Secretary for Terrorism and Financial Intelligence Mara K. Voss said the network was broken.",
        [("the network was", "Mara K. Voss", N, A)],
    ),
    "name between commas": (
        "The regulator’s head of enforcement, Tom Abara, said the fine would stand.",
        [("the fine would", "Tom Abara", N, A)],
    ),
    "role between commas": (
        "Tom Abara, who has led enforcement at the regulator since 2019, said the fine would stand.",
        [("the fine would", "Tom Abara", N, A)],
    ),
    "adding that": (
        "The minister said the ban would stay, adding that exemptions were being drafted.",
        [("the ban would", "minister", N, A), ("exemptions were", "minister", N, A)],
    ),
    "but": (
        "The firm said it had stopped the sales, but prosecutors said the invoices went on until May.",
        [("it had stopped", "firm", N, A), ("the invoices went", "prosecutors", U, AL)],
    ),
    "press release": (
        "WASHINGTON — Today the Office of Export Control fined Brightline Tools. “Rules are not a menu,” said Director Ann Sorel. “We will enforce each of them.”",
        [("Rules are not", "Ann Sorel", N, A), ("We will enforce", "Ann Sorel", N, P)],
    ),
    "state media": (
        "“Such moves violate international law,” Mao Lin, a spokesperson for the foreign ministry, told a regular briefing, urging the US side to correct its mistakes at once.",
        [("Such moves", "Mao Lin", N, A), ("the US side", "Mao Lin", N, DM)],
    ),
    "transcript": (
        "Question: Will the ministry retaliate?\n\nAnswer: The Ministry has stated its position many times.\n\nQuestion: Is that all?\n\nAnswer: The Ministry will speak in due course.",
        [("has stated its position", "Ministry", N, A)],
    ),
    "federal register": (
        "SUMMARY: In this rule, the Bureau of Industry and Security (BIS) amends the regulations. BIS has determined that the entity acted contrary to national security.",
        [("the entity acted", "Bureau of Industry and Security|BIS", N, A)],
    ),
    "tabloid": (
        "“I nearly fell off my stool!” laughed barmaid Tess Hogan, 41, from Hull.",
        [("I nearly fell", "Tess Hogan", N, A)],
    ),
    "blog": (
        "My bank, Fernleaf Mutual, says the transfer is on hold.",
        [("the transfer is", "Fernleaf Mutual|My bank", N, A)],
    ),
    "passive with agent": (
        "The findings were disputed by the shipowner, Kyma Lines.",
        [("The findings were disputed", "shipowner|Kyma Lines", N, D)],
    ),
    "several paragraphs": (
        "“The first box was empty,” said Ines Prado.\n\n“The second was full of sand.\n\n“The third we never opened.”",
        [
            ("The first box", "Ines Prado", N, A),
            ("full of sand", "Ines Prado", N, A),
            ("we never opened", "Ines Prado", N, A),
        ],
    ),
    "cue before a quotation of its own": (
        "Ines Prado answered the committee at length.\n\n“The box was empty when we opened it in Cadiz.”",
        [("The box was empty", "Ines Prado", N, A)],
    ),
    "two in turn": (
        "“It is a trap,” said Olga Renn.\n\n“It is a bridge,” said Pavel Donn.",
        [("It is a trap", "Olga Renn", N, A), ("It is a bridge", "Pavel Donn", N, A)],
    ),
    "he with two men": (
        "Olaf Renn met Pavel Donn in Riga. “It was short,” said Renn.",
        [("It was short", "Olaf Renn|Renn", N, A)],
    ),
    "quotation behind its cue, then another speaker": (
        "Under Secretary Ada Munro said, “We will not tolerate it.” Deputy Secretary Ian Holt added, “Firms know.”",
        [("We will not", "Ada Munro", N, P), ("Firms know", "Ian Holt", N, A)],
    ),
    "the surname He": (
        "The move is coercion, said He Lian, spokesperson for the ministry. “We oppose it,” He said, adding that talks go on.",
        [
            ("The move is", "He Lian", N, A),
            ("We oppose it", "He Lian", N, A),
            ("talks go on", "He Lian", N, A),
        ],
    ),
    "she is not Sir Alan": (
        "Ms Okoro told the inquiry that she had warned them. Sir Alan Frith put it to Ms Okoro that she was wrong. “I was not,” she replied.",
        [
            ("she had warned", "Okoro", N, A),
            ("she was wrong", "Alan Frith", N, AL),
            ("I was not", "Okoro", N, A),
        ],
    ),
    "a clause aside": (
        "The board says it is reviewing the plan, while aides, speaking on condition of anonymity, cautioned that nothing was decided.",
        [("it is reviewing", "board", N, A)],
    ),
    "an attribution between commas": (
        "The trust, two former clerks say, was set up for the family.",
        [("was set up", "two former clerks", U, A)],
    ),
    "role that holds a body": (
        "“It is deadly,” said Anne Munro, administrator of the Drug Agency. “We see it daily,” Munro added.",
        [("It is deadly", "Anne Munro", N, A), ("We see it", "Anne Munro", N, A)],
    ),
    "relative clause in the subject": (
        "The union that represents the deckhands accused the company of delay.",
        [("the company of", "union", N, AL)],
    ),
    "the agency in a place behind a preposition": (
        "In its petition OEC alleges that the invoices were altered.",
        [("the invoices were", "OEC", N, AL)],
    ),
    "nothing given": (
        "Swiss prosecutors confirmed an inquiry but gave no details.",
        [("gave no details", "Swiss prosecutors", U, DC)],
    ),
    "could not be reached": (
        "The owner could not be reached for comment.",
        [("could not be reached", "owner", N, DC)],
    ),
    "called false": (
        "A lawyer for the heirs called that claim “false and recycled”.",
        [("false and recycled", "A lawyer for the heirs", U, D)],
    ),
    "what a relative goes back to": (
        "Paris launched the Global Coalition, which called on states to act.",
        [("states to act", "Global Coalition", N, DM)],
    ),
}

#: Texts in which nobody says anything.
SILENT = {
    "scare quotes": "The so-called “black fleet” has grown to 600 ships.",
    "a title": "The film “The Long Night of Salt” opens on Thursday.",
    "united states": "The United States and the Baltic states signed the treaty.",
    "nouns": "Claims and reports about demands, offers and promises filled the charge sheet.",
    "added to": "Three companies were added to the list in May.",
    "held": "The meeting was held by the lake and found few friends.",
    "called": "A firm called Norvik opened a shop called The Answer.",
    "to say": "It is hard to say when the talks will end.",
    "a rule proposed": "The proposed rule and a denied permit cost the reported sums.",
    "what would be said": "The list would add that firm and could deny it a permit.",
    "narration": "Chinese companies have shipped machinery to Mexico.",
}
