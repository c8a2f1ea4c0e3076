# The link to the calendar file, beside an offer.
answer-by-save = Lägg till i kalendern
answer-by-shown = Posten gäller sista svarsdagen. Alla som ser din kalender ser den.
