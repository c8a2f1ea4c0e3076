# Kopioitu ohjelma koordinaattorin sivuilla.
programme-to-next-year = Kopioi seuraavalle vuodelle
programme-copied-from = Kopioitu ohjelmasta
rule-copied = päätettävä uudelleen
rule-copied-decided = Kopioitu aiemmasta hausta, jossa siitä päätti { $name }, { $title }, { $date }. Ei voimassa ennen uutta päätöstä.
call-check-rules-copied = { $count ->
    [one] Yhdestä kopioidusta säännöstä ei ole päätetty uudelleen
   *[other] { $count } kopioidusta säännöstä ei ole päätetty uudelleen
}
