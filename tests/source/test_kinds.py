"""Kinds of wording, each in many forms: value, unit, qualifier and period of every number in them.

A row is a sentence and what it says in short: ``>5000 EUR`` is more_than, ``<`` less_than, ``~``
about, ``2..3`` a range, ``@2015-03`` a date, ``?4m`` a number set aside as ambiguous. ``COUNTED``
has what is counted too; where a cell of a table is meant, its unit stands after ``||``.
"""

import pytest

from eufacts.source.numbers.read import read_numbers

SIGNS = {"exact": "", "more_than": ">", "less_than": "<", "about": "~"}


def said(text: str, column: str = "", *, counted: bool = False) -> list[str]:
    """What is read in a sentence, in short; a bare count is without its noun unless asked for."""
    reading = read_numbers(text, column)
    found = []
    for one in reading.quantities:
        number = "vague" if one.value is None else f"{one.value:.10g}"
        if one.value is not None and one.value == int(one.value):
            number = str(int(one.value))
        upper = "" if one.upper is None else f"..{one.upper}"
        name = one.unit or (one.counted if counted else None)
        unit = f" {name}" if name else ""
        found.append((one.span, f"{SIGNS[one.qualifier]}{number}{upper}{unit}"))
    found += [(one.span, f"@{one.period}") for one in reading.dates]
    found += [(one.span, f"?{one.text}") for one in reading.set_aside if one.rule == "ambiguous"]
    return [words for _, words in sorted(found)]


KINDS = {
    "rough numbers with a scale": """
They spent EUR 20-odd million on it. | ~20000000 EUR
Some 20-odd million euro is left. | ~20000000 EUR
Thirty-odd thousand people came. | ~30000
""",
    "a change that falls has one unit": """
Delays fell from 12 to 7 minutes. | 12 minutes; 7 minutes
The share was cut from 40 to 30 %. | 40 percent; 30 percent
""",
    "one of us is nobody in particular": """
If just one of us fails, all do. |
Only one of you came. |
Only one of them came. | 1
Just one of the ports is open. | 1
""",
    "one of so many, with its noun": """
One train in five was late. | 0.2
They take one proposal in two or three. | 0.5; 3
There is one office in four countries. | 4
One office in two of them is open. | 2
""",
    "a number in capitals within a sentence is a name": """
Firms of the Big Twelve got 40 %. | 40 percent
It was said by the Five Presidents and the 'Seven'. |
Five presidents met the seven mayors. | 5; 7
""",
    "an adverb within a bound": """
Losses exceeding by far 5 % were found. | >5 percent
Prices exceed considerably EUR 40. | >40 EUR
""",
    "one unit for two bounds or ranges": """
The share is more than 5 and less than 10 %. | >5 percent; <10 percent
The term is at least 5 but no more than 10 years. | >5 years; <10 years
It rose in 5 to 10 and 20 to 30 % of firms. | 5..10 percent; 20..30 percent
More than 20 ferries and 10 % of the trains stopped. | >20; 10 percent
""",
    "outside a range": """
Growth was not between 3 % and 5 %. | ?3 % and 5 %
""",
    "words of newspapers": """
Not even 40% of them left. | <40 percent
They gave €3.9bn-plus to it. | >3900000000 EUR
Brussels is handing over €200m to them. | 200000000 EUR
It lists 17 agreements that are in force. | 17
""",
    "negated bound": """
The deposit shall not be lower than EUR 2 500. | >2500 EUR
The duty may not be higher than 8 %. | <8 percent
The rate has never gone above 9 %. | <9 percent
Prices must not rise by more than 3 %. | <3 percent
Reserves should never fall below 20 %. | >20 percent
The term cannot be longer than six years. | <6 years
Staff costs did not exceed EUR 4 million. | <4000000 EUR
The deficit doesn't exceed 3 % of GDP. | <3 percent
It was achieved without going over EUR 700 000. | <700000 EUR
They grew without falling below 40 %. | >40 percent
In no case shall the fine exceed EUR 900. | <900 EUR
Under no circumstances may it be less than 10 days. | >10 days
The share is no smaller than 7 %. | >7 percent
The cost is no greater than EUR 12. | <12 EUR
Losses have at no time surpassed 2 %. | <2 percent
No region received more than EUR 6 million. | <6000000 EUR
The levy never topped 4 %. | <4 percent
The ratio never drops under 15 %. | >15 percent
The aid shall not be granted for more than two years. | <2 years
Turnout has not reached 50 %. | <50 percent
The fee is not above EUR 30. | <30 EUR
The index was not under 100. | >100
It must in any event not be lower than 5 %. | >5 percent
The quota won't exceed 300 tonnes. | <300
Not only more than 40 people but also 2 dogs came. | >40; 2
It is not less than 15 %. | >15 percent
no fewer than 15 Member States | >15
The grant does not amount to more than EUR 60 000. | <60000 EUR
The premium shall not be set at less than 2 %. | >2 percent
The increase has rarely exceeded 6 %. | ?6 %
The levels that were not met rose above 5 %. | ?5 %
The rate may not be higher than or equal to 8 %. | <8 percent
Nor may the delay be longer than three weeks. | <3 weeks
Neither tax exceeds 21 %. | <21 percent
The pressure failed to exceed 30 bar. | <30
The tariff may not, in any case, exceed 20 %. | <20 percent
The tariff had not yet exceeded 20 %. | <20 percent
The tariff has yet to exceed 20 %. | <20 percent
No one was fined more than EUR 40. | <40 EUR
No pupil under 11 may enter. | ?11
It shall not be below EUR 10 or above EUR 50. | >10 EUR; <50 EUR
It shall not exceed two years for cars, and three years for vans. | <2 years; <3 years
It shall not exceed 2 % of sales or EUR 9 million, whichever is higher. | <2 percent; <9000000 EUR
It shall not exceed the lower of 2 % or EUR 9 million. | <2 percent; <9000000 EUR
The rate is unlikely to exceed 6 %. | ?6 %
The rate does not always exceed 6 %. | ?6 %
Not a single levy exceeded 3 %. | <3 percent
Funding has not once fallen below EUR 2 billion. | >2000000000 EUR
Neither the loan nor the grant may exceed EUR 3 million. | <3000000 EUR
Neither more than 5 % nor less than 3 % is allowed. | <5 percent; >3 percent
Not quite 40 % voted, and not even 10 % of the young did. | <40 percent; <10 percent
The gap has never been wider than 9 %. | <9 percent
He worked without once exceeding 40 hours. | <40 hours
It was done without permits exceeding 5 %. | ?5 %
A meal may be no more expensive than EUR 40. | <40 EUR
Aid shall not go to firms with more than 250 staff. | ?250
The rule does not apply to parcels exceeding EUR 150. | ?EUR 150
The fee is not charged to children under 12. | ?12
It is not for firms employing more than 250 people. | ?250
They shall not grant loans of more than EUR 5 million. | <5000000 EUR
It does not have to exceed 5 litres and need not exceed 6 litres. | ?5; ?6
At no stage did the stock drop below 500. | >500
They cannot spend beyond EUR 9 million or run over 5 %. | <9000000 EUR; <5 percent
Member States shall not grant or promise more than 5 %. | <5 percent
Firms that are not large or have more than 5 staff may come. | ?5
It matters whether or not more than 5 % came. | >5 percent
The catch can't top 90 tonnes, and the top 5 ports know it. | <90; 5
Under no condition may prices rise by over 3 %. | <3 percent
The ship never carried fewer than 300 people. | >300
No doubt differences of more than 50 % remain. | >50 percent
In no Member State was the rate below 4 %. | >4 percent
The total is nowhere near EUR 5 million. | ?EUR 5 million
""",
    "bound words": """
Firms with equal to or more than 250 workers are large. | >250
A level of greater than or equal to 4 % is high. | >4 percent
Lots of less than or equal to 10 hectares are small. | <10
Vehicles of 12 tonnes or over pay more. | >12
Machines of 75 kW or above are covered. | >75
Engines of 19 kW or less are not. | <19
Persons aged 65 or over were asked. | >65
Children aged 14 and under pay half. | <14; 0.5
A fall of 5 % or more is large. | >5 percent
A fee of EUR 40 or less is small. | <40 EUR
Towns of 50 000 inhabitants or fewer were left out. | <50000
A speed of 30 km/h or lower is safe. | <30
Deaths topped 700 in the spring. | >700
Spending overtook EUR 3 billion. | >3000000000 EUR
Exports outstripped EUR 90 million. | >90000000 EUR
Beds for 80 patients or more were found. | >80
It takes ten days at the most. | <10 days
It takes ten days at the least. | 10 days
Rates at or above 5 % are taxed. | >5 percent
Loans capped at EUR 25 000 are free. | <25000 EUR
A minimum of 14 days is needed. | >14 days
A maximum transition period of four years applies. | <4 years
It costs upwards of EUR 600. | >600 EUR
A turnover exceeding the threshold of EUR 2 million counts. | >2000000 EUR
The cost was just short of EUR 1 million. | <1000000 EUR
Pay up to a maximum of EUR 90. | <90 EUR
Grants of EUR 5 000 or higher are listed. | >5000 EUR
The dose was 30 or greater. | >30
An emission of ≥ 5 % is reported. | >5 percent
The tariff went past 30 %. | >30 percent
It must be at least equal to 5 %. | >5 percent
Values < 3 % are left out. | <3 percent
It is 5 %, +/- 1 %, or \u00b1 2 %. | 5 percent; ~1 percent; ~2 percent
Roads of 40 km or longer are tolled. | >40
In 20 or more countries it is law. | >20
EUR 5 million and over the period more. | 5000000 EUR
It was 5 % and higher prices followed. | 5 percent
Between 10 and 20 people or more came. | >10..20
at least 3 % and at most 7 % | >3 percent; <7 percent
Installations of 20 MW and above need a permit. | >20
Children aged 12 years and under travel free. | <12 years
Stays of three months or longer need a permit. | >3 months
Gifts of EUR 2 billion, or even more, are needed. | >2000000000 EUR
It costs EUR 2 billion, or more than 3 % of GDP. | 2000000000 EUR; >3 percent
It pays EUR 5 million and under Article 5 a further sum. | 5000000 EUR
It pays EUR 5 million and above all a pension. | 5000000 EUR
It pays EUR 5 million and under current rules no more. | ?EUR 5 million
Arrivals passed the 1 million mark. | >1000000
The share has not crossed the 40 % threshold. | <40 percent
The parliament passed 12 laws. | 12
Buildings taller than 20 metres; pools of 2 metres or deeper. | >20; >2
Arrivals climbed past 3 million in the past 5 years. | >3000000; 5 years
More women than 300 men came. | 300
It breached the 3 % limit. | >3 percent
A minimum capital of EUR 730 000 and a maximum pay rise of 5 %. | >730000 EUR; <5 percent
It costs EUR 100 million at the very least. | >100000000 EUR
A €315 billion-plus plan was launched. | >315000000000 EUR
A wage of EUR 9 an hour or more is paid. | >9 EUR
It is no dimmer than 55 lux and no louder than 60. | ?55; <60
The share shall be at least 5 % by 2025 and 10 % by 2030. | >5 percent; @2025; >10 percent; @2030
They came from 19 countries plus the Union, 60 plus in all. | 19; >60
Prices are higher than 12 months ago; it began more than 3 years ago. | 12 months; >3 years
The young outnumber the 40 old. | 40
A turnover that exceeds or equals EUR 50 million is large. | >50000000 EUR
""",
    "scale": """
The deal is worth $4B. | 4000000000 USD
A gap of €1.5T opened. | 1500000000000 EUR
The agency has 12 MEUR. | 12000000 EUR
Costs of 300 kEUR were met. | 300000 EUR
They hold 45 MUSD. | 45000000 USD
It lent £ 60 mil to banks. | 60000000 GBP
The sum of 90 USD million was paid. | 90000000 USD
It spent 3.5 EUR billion. | 3500000000 EUR
The loan is EUR 2,4 Mrd. | 2400000000 EUR
A debt of 7 Mrd. EUR is old. | 7000000000 EUR
A fund of 15 Mio EUR was set up. | 15000000 EUR
A fund of EUR 15 mio. was set up. | 15000000 EUR
A 30-million-dollar loan was signed. | 30000000 USD
A two-billion-euro plan exists. | 2000000000 EUR
A €500-million programme runs. | 500000000 EUR
It costs €5-10m. | 5000000..10000000 EUR
It costs €5 to 10m. | 5000000..10000000 EUR
It costs between $1.5 and 2m. | 1500000..2000000 USD
It costs €900m–1.2bn. | 900000000..1200000000 EUR
It costs €5-10 a day. | 5..10 EUR
A EUR 20-billion plan runs. | 20000000000 EUR
They owe 20 k€ each. | 20000 EUR
The prize is 500 M€. | 500000000 EUR
The prize is 8 m€. | 8000000 EUR
It has M€ 3.5 left. | 3500000 EUR
It has EUR million 72.2 left. | 72200000 EUR
The plan costs €12bn. | 12000000000 EUR
The plan costs EUR 12 bln. | 12000000000 EUR
A fine of EUR 3 thousand million | 3000000000 EUR
It costs 20 TEUR. | ?20 TEUR
It costs 5 Mio. Euro. | 5000000 EUR
A five-hundred-million-euro grant | 500000000 EUR
The project cost 40 million Swiss francs. | 40000000 CHF
SEK 3 milliard were set aside. | 3000000000 SEK
GBP 14 MM was moved. | 14000000 GBP
EUR 5 trn is the total. | 5000000000000 EUR
A 90-million-pound ship cost a quarter of a million pounds. | 90000000 GBP; 250000 GBP
A 20-euro note and 19 euro coins were found. | 20 EUR; 19
The sum is 2,000 million pesetas. | 2000000000 ESP
""",
    "news forms": """
Nearly 3.4m voters stayed home. | ~3400000
Over 2m Syrians fled. | >2000000
About 700k homes lost power. | ~700000
Some 3bn people lack water. | ~3000000000
Growth slowed to 2pc. | 2 percent
Growth slowed to 2.5 pc. | 2.5 percent
Growth slowed to 2 pct. | 2 percent
The £85m bridge opened. | 85000000 GBP
It raised $2.2bn in May. | 2200000000 USD
It owes 30m euros. | 30000000 EUR
A 4m high wall was built. | ?4m
The bus is 12m long. | ?12m
They paid €750k. | 750000 EUR
1.5m jobs were created. | 1500000
1.5 m people work there. | 1500000
200K boats and 3m more boats | 200000; 3000000
15m of them | ?15m
An estimated 10m displaced people need help. | ~10000000
Turkey hosts 2.2m refugees. | 2200000
A 15m-strong workforce is needed. | 15000000
Losses of 5 000 last week and 20 this year are less than 30. | 5000; 20; <30
""",
    "fractions and bare multipliers": """
It lost half billion euros. | 500000000 EUR
A half million people marched. | 500000
They gave a quarter billion dollars. | 250000000 USD
It was three quarters of a million. | 750000
One and a half million came. | 1500000
Hundred and fifty boats sailed. | 150
A hundred and seven ships sank. | 107
A thousand and twenty left. | 1020
Almost half were women. | ~0.5
Fewer than half of them voted. | <0.5
Over half the money is spent. | >0.5
Half are children. | 0.5
More than a third came by land. | >0.3333333333
Prices fell by a quarter. | 0.25
Nearly two thirds agree. | ~0.6666666667
One in every ten is ill. | 0.1
One in twenty-five is out of work. | 0.04
Two out of every three stay. | 0.6666666667
Three in ten are young. | 0.3
One in 10 children is poor. | 0.1
It took two and a quarter hours. | 2.25 hours
It lasts half a year. | 0.5 years
It lasts a year and a half. | 1.5 years
It takes a million and a half. | 1500000
Half-a-million people and 1 \u00bd million people | 500000; 1500000
It fell by half a percentage point. | 0.5 percentage points
EUR quarter of a million and one of every four | 250000 EUR; 0.25
One half million, half dozen, three quarter million | 500000; 6; 750000
A quarter was paid. Less than half voted. | 0.25; <0.5
They cost thousand euros each. | 1000 EUR
A third country may take part. |
The third quarter was slow. |
The second half of the match was slow. |
The remaining third is unknown. | 0.3333333333
The cake was cut in half. |
A quarter to a third of firms agree. | 0.25..0.3333333333333333
One in every hundred is checked. | 0.01
""",
    "number said twice": """
Within thirty (30) days they reply. | 30 days
A fee of five (5) per cent is due. | 5 percent
For 12 (twelve) months it is closed. | 12 months
Three (3) Member States object. | 3
EUR 5 000 (five thousand) is paid. | 5000 EUR
Ten per cent (10 %) is kept. | 10 percent
At least six (6) weeks are given. | >6 weeks
Two hundred (200) people came. | 200
The sum of 5 (five) million euro | 5000000 EUR
EUR 5 (five) million | 5000000 EUR
Twelve (13) years | 12; 13
A majority of two thirds (2/3) is needed. | 0.6666666667
""",
    "shared scale, unit or currency": """
It gave EUR 2, 4 and 6 billion. | 2000000000 EUR; 4000000000 EUR; 6000000000 EUR
They cost respectively EUR 3 and 5 million. | 3000000 EUR; 5000000 EUR
Loans of USD 10, 20 or 30 million exist. | 10000000 USD; 20000000 USD; 30000000 USD
Rates of 5, 12 and 21 % apply. | 5 percent; 12 percent; 21 percent
Rates of 16 or 20 % apply. | 16 percent; 20 percent
Terms of 10, 30 and 50 years exist. | 10 years; 30 years; 50 years
After 9 and 15 months it is checked. | 9 months; 15 months
Pay of 4 and 5 million euro was agreed. | 4000000 EUR; 5000000 EUR
EUR 1.2 and EUR 3 billion were lent. | 1200000000 EUR; 3000000000 EUR
EUR 5 million and 10 countries | 5000000 EUR; 10
EUR 40 and EUR 3 million were lent. | ?EUR 40; 3000000 EUR
It fell by 16% or 20%. | 16 percent; 20 percent
Some 3, 5 and 8 % were lost. | ~3 percent; ~5 percent; ~8 percent
Three, five and ten years | 3 years; 5 years; 10 years
€25 and €31 million respectively | 25000000 EUR; 31000000 EUR
between EUR 4 and 6 million | 4000000..6000000 EUR
EUR 5 million for hens, 6 million for eggs | 5000000 EUR; 6000000 EUR
EUR 5 million in aid and 10 million people in need | 5000000 EUR; 10000000
3- or 5-year terms | 3 years; 5 years
minus 5 to minus 3 % | -5..-3 percent
10, 20, and 30 percent | 10 percent; 20 percent; 30 percent
Prices went from EUR 100 to 200 million. | 100000000 EUR; 200000000 EUR
Aid rose from EUR 5 million to 20 countries. | 5000000 EUR; 20
Grants range from EUR 100 to 200 million. | 100000000..200000000 EUR
The rates vary from 5 to 10 %. | 5..10 percent
The rate fell from 12 to 9 %. | 12 percent; 9 percent
The sum fell from EUR 5 to 3 million. | 5000000 EUR; 3000000 EUR
The total rose from 500 to 1 million. | ?500; 1000000
It gave 5, 6 and EUR 7 million. | ?5; ?6; 7000000 EUR
The EUR 4, 6 and 9 million tranches are out. | 4000000 EUR; 6000000 EUR; 9000000 EUR
""",
    "other dollars": """
It gave AU$3 million. | 3000000 AUD
A grant of C$40 million | 40000000 CAD
HK$9 billion was moved. | 9000000000 HKD
NZ$ 12 million was lent. | 12000000 NZD
S$5 million is paid. | 5000000 SGD
Q$5 million is paid. | ?$5 million
US$7 million is paid. | 7000000 USD
7 million Canadian dollars | 7000000 CAD
7 million Jamaican dollars | 7000000
A $5 million fund was made. | 5000000 USD
50 million Danish kroner | 50000000 DKK
Australian dollars 5 million and US dollars 3.5 million were given. | 5000000 AUD; 3500000 USD
Ten euro 20 times is not euros 20 million. | 10 EUR; 20; 20000000 EUR
""",
    "percentage points and signs": """
Unemployment rose by 1.2 pp. | 1.2 percentage points
A gap of 3 pps remains. | 3 percentage points
A gap of 3 p.p. remains. | 3 percentage points
A fall of 0.4 %-points | 0.4 percentage points
A fall of 2 %-pts and 3 %pts | 2 percentage points; 3 percentage points
A fall of 2 % points | 2 percentage points
A fall of 2 percentage-points | 2 percentage points
It was minus 3 %. | -3 percent
A balance of minus EUR 40 million | -40000000 EUR
minus ten degrees | -10
It fell to -2.5 %. | -2.5 percent
It fell to \u22122.5 % and \u20132.5 %. | -2.5 percent; -2.5 percent
A balance of -€5 million | -5000000 EUR
The rate fell by 0.6 of a percentage point. | 0.6 percentage points
A two-percentage-point cut was made. | 2 percentage points
""",
    "dates with ordinals": """
from the 3rd to 7th May 2014 | @2014-05-03/2014-05-07
from the 3rd to the 7th of May 2014 | @2014-05-03/2014-05-07
on June 2nd, 2011 | @2011-06-02
on June 2nd 2011 | @2011-06-02
the 15th day of March, 2020 | @2020-03-15
the first of May 2004 | @2004-05-01
on 21st October 2013 | @2013-10-21
October 3rd to 5th, 2013 | @2013-10-03/2013-10-05
from 3rd March to 5th April 2013 | @2013-03-03/2013-04-05
between the 1st and 3rd of June 2010 | @2010-06-01/2010-06-03
in the 21st century |
Done at Paris on 25.XI.2015 and 3. IX. 1999. | @2015-11-25; @1999-09-03
Done on the fifth day of March in the year two thousand and four. | @--03-05
""",
    "dates of several days": """
on May 4-6, 2016 | @2016-05-04/2016-05-06
on May 4 to 6, 2016 | @2016-05-04/2016-05-06
1 March-31 May 2014 | @2014-03-01/2014-05-31
1 March 2013-31 May 2014 | @2013-03-01/2014-05-31
on 5/11/2014 | @2014-11-05
on 9/11/2014 | @2014-11-09
on 05-11-2014 | @2014-11-05
18, 19 and 20 June 2009 | @2009-06-18; @2009-06-19; @2009-06-20
18 and 19 June 2009 | @2009-06-18; @2009-06-19
July and September 2010 | @2010-07; @2010-09
16 November and 3 December 1979 | @1979-11-16; @1979-12-03
in 1999-00 and 2003/04 | @1999/2000; @2003/2004
31 February 2015 |
30.2.2016 |
29 February 2016 and 29 February 2015 | @2016-02-29
In 2013 migrants came. | @2013
In 2014 more people came. | @2014
In 2000 cases it failed. | ?2000
Since the late 1990s | @1990/..
Since the mid-1980s | @1980/..
The 1990s were slow. | @1990/1999
About 2000 houses burnt. | ~2000
More than 2015 vessels sailed. | >2015
~2000 vehicles | ~2000
Around 2000 it changed. | @2000
It is 40 % below 1990 levels. | 40 percent; @1990
Around 2015 things changed. | ?2015
since the second half of 2013 | @2013-07/..
2014 Q3 and Q1-Q3 2014 | @2014-07/2014-09; @2014-01/2014-09
5-6 June and 7-8 July 2015 | @2015-06-05/2015-06-06; @2015-07-07/2015-07-08
Jan-Mar 2015, Q1 and Q2 2015 | @2015-01/2015-03; @2015-01/2015-06
the first and second quarter of 2015 | @2015-01/2015-06
from 1.7.-31.12.2013 | @2013-07-01/2013-12-31
5 June, 6 July and 7 August 2015 | @2015-06-05; @2015-07-06; @2015-08-07
12 May 2014 at 10.30 | @2014-05-12
since its launch in 2005 | @2005/..
Since the Lisbon summit of 2007 | @2007/..
since it was closed in 2007 | @2007
the second half of 2008 and H1 2009 | @2008-07/2008-12; @2009-01/2009-06
Q3 2016 and Q3/2016 | @2016-07/2016-09; @2016-07/2016-09
2016Q3 and the 3rd quarter of 2016 | @2016-07/2016-09; @2016-07/2016-09
the first nine months of 2015 | @2015-01/2015-09
They sold 2000 computers. | 2000
The crisis hit 2100 firms; one firm has 1800 lorries. | 2100; 1800
A fleet with 2010 lorries came. | ?2010
2000 farmers came. | ?2000
They saw the 2015 accounts and annual 2014 reports. | @2015; @2014
By 2050 2000 turbines will turn; in 2015, 2000 firms closed. | @2050; 2000; @2015; 2000
On 6-7 and 20 October 2014 they met. | @2014-10-06/2014-10-07; @2014-10-20
On 9-7 and 8 May 2014 nothing happened. | @2014-05-08
On Monday 23rd and Tuesday 24th March 2015 they met. | @2015-03-23; @2015-03-24
End-2015 and mid-2016 are its ends. | @2015; @2016
In the 2026 year and the 2015 financial year it grew. | @2026; @2015
""",
    "no quantity": """
Zero-carbon homes and net-zero targets matter. |
Zero tolerance is the rule. |
The zero pollution ambition stands. |
It fell below zero. |
TEN-E rules and the TENs matter. |
The Fit for 55 and Fit-for-55 packages |
A ten-fold rise, a 10-fold rise, a threefold rise |
Three times as many came; it is 2.5 times higher. |
It doubled twice. |
Three-wheelers and a one-stop shop |
A two-tier, four-pronged, one-off plan |
ISSN 1977-091X, ISBN 92-79-12345-6 |
doi:10.2760/12345 and DOI 10.1000/182 |
grant agreement No 774632, grant agreement 101003453 |
EUR 28915 EN, JRC 120567, JRC124567 |
It needs 1) time, 2) money. |
It needs (1) time and (2) money. |
The designs(4) and marks (see “plan”5) |
All 19 euro area countries agree. | 19
the 17 euro zone members | 17
SDG 15.3 and Target 1.3 |
Task 1.1, Deliverable 3.3, Mandate 533 |
scenario 1, option 2, phase 3, level 4 |
The TEN YEAR PLAN |
ISO 14001 and EN 590 |
the twenty-first century |
Euro 6 vehicles, Windows 10, budget line 09 01 04 01 |
Art 14(4), EU 2018/841 |
one of the poorest, one another |
The Industry 4.0 plan and the Web 2.0 grew. |
The pre-COVID-19 era knew SARS-CoV-1. |
The 112 emergency number and the 116 000 hotline work. |
The vaccine is 3 times cheaper and ten times worse. |
A 40:60 split at 10:30, on a scale of 1:100 000. |
The Group of 77 cited ECLI:EU:T:2007:287. |
See parts 1 and 2 of it. |
See HEADING 7 of the budget, indicator nr 2. |
The cells of an old page: ID="3"> 4,4> ID="4">1 232> | 4.4; 1232
A 3-in-1 tool and a 50-50 deal, or a ratio of 1 to 4. |
Nos 5 and 6, and pages 7-9, are lost. |
""",
    "continental and statement forms": """
Total (EUR million): 10.500,000. | 10500000000 EUR
Amounts in EUR million: 5,25 and 3,75. | 5250000 EUR; 3750000 EUR
Amounts in thousand euro: 1 200. | 1200000 EUR
It costs EUR 2.345.678,90. | 2345678.9 EUR
It costs EUR 2.345,67. | 2345.67 EUR
It lends EUR 1.050,5 million. | 1050500000 EUR
An income over 400.000 euro | ?400.000 euro
Some 3.000 people | ?3.000
EUR 3.350 | ?EUR 3.350
EUR 1.824 billion | 1824000000 EUR
EUR 1.350 billion | ?EUR 1.350 billion
a rate of 2.375 % | 2.375 percent
0.125 and 0,125 | 0.125; 0.125
1'234'567 people | 1234567
5 \u00d7 10⁶ cells, 10⁹ cells and 10^6 cells | 5000000; 1000000000; 1000000
EUR 109 855 million | 109855000000 EUR
The dose was 5·10⁻³ grams of 2·10⁶ cells. | 0.005; 2000000
It costs 1 500,- EUR or 100.000,- euro. | 1500 EUR; 100000 EUR
EUR million: 2.345,600 in all. | 2345600000 EUR
It paid 5 EUR million: 3 for bread. | 5000000 EUR; 3
""",
}
COUNTED = {
    "whole units of measure": """
The pond holds 40 cubic metres, the park 7 square kilometres. | 40 cubic metres; 7 square kilometres
The lake covers 80 km² and holds 600 hm³. | 80 km²; 600 hm³
The lake covers 80 km2 and holds 600 hm3 or 600 Mm³. | 80 km2; 600 hm3; 600 Mm³
A 90m2 flat, a 25m² room and 60km2 of moor were sold. | 90 m2; 25 m²; 60 km2
Over 2 million m³ of mud and thousands of square metres of roof | >2000000 m³; vague square metres
It has 1 square kilometre. | 1 square kilometre
It has 300 sq km or 5 000 sq. m. | 300 sq km; 5000 sq. m
Interest rose by 25 basis points. | 25 basis points
The reef is 14 nautical miles off and weighs 9 metric tonnes. | 14 nautical miles; 9 metric tonnes
Ferries made 3 million passenger-kilometres. | 3000000 passenger-kilometres
It took 8 person-days and 20 man hours. | 8 person-days; 20 man hours
It has 6 full-time equivalents. | 6 full-time equivalents
It used 70 gigawatt hours or 50 kilowatt-hours. | 70 gigawatt hours; 50 kilowatt-hours
Dust of 35 µg/m³, a flow of 12 m³/s and a yield of 3 t/ha | 35 µg/m³; 12 m³/s; 3 t/ha
between 4 square miles and 6 square miles, or 8 km² to 9 km² | 4..6 square miles; 8..9 km²
about 2000 km2 and 30 km² or more | ~2000 km2; >30 km²
It owns 20 cubic-metre tanks, 5 square tables and 4 light lamps. | 20 tanks; 5 tables; 4 lamps
The fleet has 12 three-year leases and 40 MW turbines. | 12 leases; 3 years; 40 MW
All 15 islands have 44 tonnes of salt. | 15 islands; 44 tonnes
""",
    "a verb is not counted": """
Boiler 4 produces 60 tonnes; well 9 serves the town. | 4; 60 tonnes; 9
Of the dams, 12 holds water. | 12
It saved 500 lives. | 500 lives
""",
    "shares": """
One in five islands has a doctor. | 0.2
Nine out of ten harbours are deep. | 0.9
Output changed by -4.5 %. | -4.5 percent
""",
    "heads of tables": """
212.4 || million m³ | 212400000 m³
212.4 || million m3 | 212400000 m3
212.4 || thousand ha | 212400 ha
31 || million cubic metres | 31000000 cubic metres
1,045 || million m³ | 1045000000 m³
1,045 || km² | 1045 km²
3.045 || km² | ?3.045
1,045 || EUR million | ?1,045
-1,045 || EUR million | ?-1,045
1,045 || EUR million (decimal point) | 1045000000 EUR
1,045 || EUR million (decimal comma) | ?1,045
1,045 || (decimal comma) | ?1,045
1,045 || % | 1.045 percent
1,045 || % (decimal point) | 1045 percent
1,045 || EUR million (to three decimal places) | 1045000 EUR
""",
    "what other numbers of a sentence tell": """
In EUR million: 1,045 and 212.4. | 1045000000 EUR; 212400000 EUR
In EUR million: 1,045 and 3,200. | ?1,045; ?3,200
Some 1,045 tonnes and 12,5 % were lost. Then 1,045 boats came. | ?1,045; 12.5 percent; 1045 boats
Some 1,045 tonnes and 12.5 % were lost. | ~1045 tonnes; 12.5 percent
""",
    "brackets that may be a minus": """
(3.4) || | ?3.4
(3.4 %) || | ?3.4 %
(EUR 12 million) || | ?EUR 12 million
Fees (3.4) | 3.4
""",
}


def rows_of(kinds: dict[str, str]) -> list[tuple[str, str]]:
    """The sentences of a table of kinds, each with what it says."""
    lines = [line for rows in kinds.values() for line in rows.strip().splitlines()]
    parts = [f"{line} ".partition(" | ") for line in lines]
    return [(sentence.removesuffix(" | ").strip(), says.strip()) for sentence, _, says in parts]


@pytest.mark.parametrize(("sentence", "readings"), rows_of(COUNTED))
def test_what_a_sentence_counts(sentence: str, readings: str) -> None:
    """What is counted is the whole unit, as it stands beside the number or over its column."""
    text, _, column = sentence.partition(" ||")
    assert said(text, column.strip(), counted=True) == readings.split("; ")


@pytest.mark.parametrize(("sentence", "readings"), rows_of(KINDS))
def test_what_a_sentence_says(sentence: str, readings: str) -> None:
    """Each sentence is read as it says, and nothing else is read in it."""
    assert said(sentence) == [one for one in readings.split("; ") if one]
