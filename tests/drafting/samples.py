"""A document of our own writing, which tests draft from."""

PAGE = """\
<html><head><title>COM(2031) 77 final</title></head><body>
<p>Brussels, 3.4.2031</p>
<p>COM(2031) 77 final</p>
<p class="Typedudocument">COMMUNICATION FROM THE COMMISSION</p>
<p class="Titreobjet">Safer rivers for all</p>
<h1>1. Rivers and their people</h1>
<p>More than 3.2 million people live beside the river Vista in Kenya.
<a id="footnoteref1" href="#footnote1">1</a> In 2030, the European Union and its Member States
provided EUR 45 million for Kenya and Uganda, and about 20% of it reached Uganda.</p>
<p>The River Safety Fund began in 2029. Over the last years, thousands of families moved to
Tanzania. By the end of 2030, 14 of the 60 dams had been renewed.</p>
<h1>2. What comes next</h1>
<p>The River Safety Fund will receive between USD 5 million and USD 8 million for the 2032-2035
period. Three new offices will open in Kampala, Uganda.</p>
<p>The Commission proposes to amend Regulation (EU) No 12/2026 and will report by 30 June 2033.</p>
<p><a id="footnote1" href="#footnoteref1">1</a> Count of the River Office, January 2030.</p>
</body></html>
"""
