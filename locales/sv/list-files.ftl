# Listor som filer: kolumner som inte finns på sidorna. Servern skriver filen.
file-offered-at = Platsen erbjöds
file-answered-at = Besvarad eller förfallen
file-application = Ansökan
file-participation = Deltagande
file-began-at = Platsen togs emot
file-state-since = Läget sedan
file-noted-at = Ändringen upptäcktes
file-breaches = Vad ändringen bryter mot
file-proposal = Minsta åtgärd som räcker
file-resolved-by = Avgjord av
file-resolved-at = Avgjord
file-asked-at = Kontroll begärd
file-answer-by = Ska besvaras senast
file-finding = Vad kontrollen visade
file-check-answered-at = Kontrollen besvarad
file-official = Vem som svarade
