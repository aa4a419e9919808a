"""Dates: each is compared with the event of the thing that the sentence names."""

import pytest
from audits import audit, said


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The EU created the Bêkou Trust Fund in 2014.", "supported"),
        ("The EU created the Bekou Trust Fund in 2015.", "date"),
        ("The Trust Fund was created in 2014.", "supported"),
        ("The Trust Fund was created in 1957.", "unmatched"),
        ("The Bêkou Trust Fund, which dates from 2012, is a model.", "date"),
        ("The EU created the Emergency Trust Fund for Africa in 2015.", "unmatched"),
        ("The EU Trust Fund for Syria was created in 2014.", "unmatched"),
        ("EUCAP Sahel Mali reached full operational capacity in August 2015.", "supported"),
        ("EUCAP Sahel Mali reached full operational capacity in August 2014.", "date"),
        ("EUCAP Sahel Niger reached full operational capacity in August 2015.", "unmatched"),
        ("EUCAP Sahel Somalia reached full operational capacity in August 2015.", "unmatched"),
        ("EUTM Mali reached full operational capacity in August 2015.", "unmatched"),
        ("EUCAP Sahel Niger is there. It is fully operational since August 2015.", "unmatched"),
        ("EUCAP Sahel Mali is there. It is fully operational since August 2015.", "supported"),
        ("The Madad Fund was created in 2014.", "unmatched"),
        ("The Valletta Summit on Migration takes place on 11 November 2015.", "supported"),
        ("Spain will be at the Valletta Summit on 11-12 November 2015.", "supported"),
        ("Police in Malta held two smugglers on 13-14 November 2015.", "unmatched"),
        ("Nigeria has been at war with Boko Haram since late 2013.", "unmatched"),
        ("The Rabat Summit on Migration takes place on 11 November 2015.", "unmatched"),
        ("A Common Agenda on Migration and Mobility was signed with Nigeria in 2014.", "date"),
        ("A Common Agenda on Migration and Mobility was signed with Ghana in 2015.", "unmatched"),
        ("On 10 September 2015 the Commission issued a joint communication.", "date"),
        ("The document, dated 8 September 2015, says so.", "date"),
        ("Its paper of 9 September 2015 says so.", "supported"),
        ("A paper presented on 9 September says so.", "supported"),
        ("In September 2015 Hungary adopted a law on fences.", "unmatched"),
        ("The Commission communication of 17 September 2020 is on the climate.", "unmatched"),
        ("A Dutch paper of 8 September 2015 says so.", "unmatched"),
        ("On 9 September 2015 the Commission presented its Joint Communication.", "supported"),
        ("On 10 September 2015 the Commission published a proposal on cars.", "unmatched"),
        ("In early 2014 Eritrea announced a limit of its national service.", "date"),
        ("Service is to last a year and a half; Eritrea promised it in December 2013.", "date"),
        ("In late 2014 Eritrea announced a limit of its national service.", "supported"),
        ("The high-level Conference on the Western Balkans route is in spring 2015.", "date"),
        ("The high-level Conference on the Western Balkans route is in autumn 2015.", "supported"),
        ("A visa liberalisation dialogue with Turkey goes on since early 2013.", "date"),
        ("A visa liberalisation dialogue with Turkey goes on since early 2014.", "supported"),
        ("The European Council of May 2015 mandated two high-level conferences.", "date"),
        ("The European Council of June 2015 mandated two high-level conferences.", "supported"),
        ("It builds on the Global Approach to Migration and Mobility of 2005.", "date"),
        ("It builds on the 2011 Global Approach to Migration and Mobility.", "supported"),
        ("It builds on a global approach to health of 2005.", "unmatched"),
        ("The European Council of October 2014 agreed on targets for the climate.", "unmatched"),
        ("EUCAP Sahel Mali has been fully operational since April 2015.", "date"),
        ("EUCAP Sahel Mali has been fully operational since August 2015.", "supported"),
        ("EUCAP Sahel Mali has trained officers since March 2014.", "unmatched"),
        ("The Bêkou trust fund has spent half of its money since 2015.", "unmatched"),
    ],
)
def test_an_event_is_of_the_thing_that_is_named(sentence: str, verdict: str) -> None:
    """Another thing of its kind, or another country, is not confirmed or corrected by it."""
    (date,) = (one for one in audit(sentence)["claims"] if one["kind"] == "date")
    assert said(date) == {verdict}
