# Koordinaattorin lomakkeiden yhteiset tekstit.
form-save = Tallenna muutokset
form-saved = Muutokset on tallennettu.
form-day-missing = Anna päivä, kuukausi ja vuosi.
form-clock-missing = Anna kellonaika.
form-number-missing = Anna kokonaisluku.
form-text-missing = Kirjoita teksti.
form-choice-missing = Valitse jokin vaihtoehdoista.
form-conflict = Joku muu on tallentanut muutoksia samaan aikaan
form-conflict-what = Kirjoittamasi on tällä sivulla, mutta sitä ei ole vielä tallennettu. Valitse, kummat tiedot jäävät voimaan.
form-conflict-keep = Tallenna omani ja korvaa toisen tiedot
form-conflict-take = Käytä toisen tietoja ja hylkää omani
