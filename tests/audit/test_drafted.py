"""An article against a drafted fact base, which has no status for an amount and no vocabulary."""

import json
from pathlib import Path

from audits import said

from conftest import Ask
from eufacts import draft

DOCUMENT = """# Report on school meals

In 2023 the ministry spent EUR 4.2 million on school meals in Kenya and Uganda. The European Union
paid EUR 1.1 million to Uganda, and EUR 2.3 million for Kenya was committed. A further
EUR 3.7 million will be spent in Rwanda. The ministry wants to spend EUR 6.5 million on school buses
in Ghana. In Malawi EUR 7.4 million was not spent.

Greece took in 213,000 refugees since January. Nearly 500,000 people have come to Europe this year.
Uganda sheltered over 1,340 teachers. Between 3 and 4 million euro are planned for canteens in Togo.

Meals are paid under Article 192 of the Treaty, and schools under Article 165 of the Treaty.
"""
ABOUT = """
authors = ["Ministry of Education"]
date = "2024-03-03"
type = "report"
"""
SENTENCES = {
    "The ministry spent EUR 4.2 million on school meals in Kenya and Uganda.": "supported",
    "The European Union disbursed EUR 1.1 million to Uganda.": "supported",
    "EUR 2.3 million has been paid to Kenya by the European Union.": "status",
    "In Rwanda EUR 3.7 million was spent.": "status",
    "The ministry spent EUR 6.5 million on school buses in Ghana.": "status",
    "In Malawi EUR 7.4 million was spent.": "status",
    "Greece took in 213,000 refugees since January.": "supported",
    "Greece took over 231,000 refugees.": "value",
    "Some 500,000 people had come to Europe.": "supported",
    "By then 500,000 people had come to Europe this year.": "qualifier",
    "Uganda sheltered over 1,430 teachers.": "value",
    "Some 3 to 4 million euros are planned for canteens in Togo.": "supported",
    "Between 3 and 5 million euros are planned for canteens in Togo.": "value",
    "Between 2 and 4 million euros are planned for canteens in Togo.": "value",
    "Between 300 and 400 million euros are planned for canteens in Togo.": "value",
    "Between 3 and 9 tonnes of rice are planned for canteens in Togo.": "unmatched",
    "School meals are paid under Article 192 of the Treaty.": "supported",
}


def test_a_draft_is_compared_by_its_sentences(ask: Ask, tmp_path: Path) -> None:
    """What its sentences say is paid is paid; people are people, whatever they are called."""
    facts, article = tmp_path / "facts.toml", tmp_path / "article.txt"
    language = 'language = "en"\n'
    drafted = draft(DOCUMENT.encode(), "report.md").replace(language, language + ABOUT, 1)
    facts.write_text(drafted, encoding="utf-8")
    article.write_text("\n\n".join(SENTENCES), encoding="utf-8")
    answer = ask("audit", str(article), "--facts", str(facts), "--json").out
    claims = json.loads(answer)["claims"]
    assert {one["sentence"]: said(one) for one in claims} == {
        sentence: {verdict} for sentence, verdict in SENTENCES.items()
    }
