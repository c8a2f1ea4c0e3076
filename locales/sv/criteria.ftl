# Bedömningsgrunder för ansökningar.
criteria-title = Bedömningsgrunder
criterion-weight = Poäng 0–{ $highest }, vikt { $weight }
criterion-read-from = Bedöms utifrån svaren: { $questions }
criteria-limit-is = Om bedömarnas viktade poäng skiljer sig med minst { $limit } poäng, kommer bedömarna överens om poängen eller så avgör en tredje bedömare.
