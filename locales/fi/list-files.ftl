# Luettelot tiedostoina: sarakkeet, joita sivuilla ei ole. Palvelin kirjoittaa tiedoston.
file-offered-at = Paikka tarjottu
file-answered-at = Vastattu tai rauennut
file-application = Hakemus
file-participation = Osallistuminen
file-began-at = Paikka otettu vastaan
file-state-since = Tila alkaen
file-noted-at = Muutos havaittu
file-breaches = Mitä muutos rikkoo
file-proposal = Pienin riittävä toimenpide
file-resolved-by = Ratkaisija
file-resolved-at = Ratkaistu
file-asked-at = Tarkistusta pyydetty
file-answer-by = Vastattava viimeistään
file-finding = Mitä tarkistuksessa todettiin
file-check-answered-at = Tarkistukseen vastattu
file-official = Kuka vastasi
