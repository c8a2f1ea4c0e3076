# Arvonnan tarkistus selaimessa.
draw-check-title = Tarkista arvonta itse
draw-check-lead = Selaimesi laskee arvonnan uudelleen julkaistusta todisteesta. Mitään ei lähetetä palvelimelle.
draw-check-run = Tarkista tässä selaimessa
draw-check-file = Lataa todiste tiedostona
draw-check-own-line = Oma arvontarivisi
draw-check-passed = Arvonta on laskettu oikein
draw-check-failed = Todiste ei täsmää
draw-check-failed-what = Selaimesi sai eri tuloksen kuin todisteessa on. Ota yhteyttä koordinaattoriin ja kopioi viestiin alla oleva tieto.
draw-check-own-seat = Oma rivisi on sijalla { $rank }: se sai paikan.
draw-check-own-waiting = Oma rivisi on sijalla { $rank }: se jäi varasijalle.
draw-check-own-absent = Riviä ei ole arvonnassa. Tarkista, että se on kirjoitettu oikein.
draw-check-pool = Arvontarivejä
draw-check-seats = Paikkoja
draw-check-commitment = Sitoumuksen tiiviste
draw-check-compare = Vertaa tiivistettä siihen, joka julkaistiin ennen arvontaa.
draw-check-line-hint = Näet oman rivisi hakemuksesi sivulta. Voit tarkistaa arvonnan myös ilman riviä.
draw-check-own-not-yours = Riviä ei ole muodostettu sinun hakemuksestasi. Ota yhteyttä koordinaattoriin.
