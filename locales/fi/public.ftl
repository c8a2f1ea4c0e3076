# Julkiset sivut: ohjelma ja arvonnan todiste.
public-service = Polku
public-language-fi = Suomi
public-language-sv = Svenska
public-language-en = English
public-skip = Siirry sisältöön
public-languages = Kieli
public-target-group = Kohderyhmä
public-places = Paikkoja
public-groups = Ryhmiä
public-partner = Yhteistyössä
public-call = Haku
public-call-open = Haku on avoinna.
public-call-closed = Haku on päättynyt.
public-call-ahead = Haku alkaa myöhemmin.
public-window = Hakuaika
public-seats = Paikkoja haussa
public-method = Valintatapa
public-method-draw = Arvonta: jokaisella kohderyhmään kuuluvalla on sama mahdollisuus
public-answer-time = Aikaa vastata tarjottuun paikkaan
public-days = { $count ->
    [one] yksi päivä
   *[other] { $count } päivää
}
public-waiting-until = Varasijojen viimeinen päivä
public-apply = Siirry hakuun
public-rules = Säännöt
public-decided = Päättäjä: { $title }, { $day }
public-alternative = Tarjolla sen sijaan:
public-path = Ohjelman polku
public-hours = Työaikaa osallistujaa kohti: { $hours }.
public-proof-link = Tarkista arvonta
public-proof-title = Arvonta: { $programme }
public-proof-lead = Kuka tahansa voi tarkistaa, että arvonnan tulos seuraa ennalta julkaistusta sitoumuksesta.
public-pool = Mukana arvonnassa
public-committed-at = Sitoumus julkaistu
public-drawn-at = Arvottu
public-confirmed-at = Vahvistettu
public-confirmed-by = Vahvistaja
public-commitment = Sitoumuksen tiiviste (SHA-256)
public-proof-how = Ennen arvontaa julkaistiin sitoumus: arvontarivit (hakijat ilman nimiä), säännöt, paikat ja kahden henkilön siemenlukujen tiivisteet. Tulos seuraa niistä, eikä sitä voi enää muuttaa.
public-check-title = Tarkista itse
public-check-what = Selaimesi laskee arvonnan uudelleen todistetiedostosta. Tietojasi ei lähetetä minnekään.
public-check-without = Tarkistus selaimessa tarvitsee JavaScriptin. Ilman sitä voit ladata todistetiedoston ja tarkistaa sen komennolla polku verify.
public-proof-file = Lataa todistetiedosto
public-proof-limits = Tarkistus osoittaa, että tulos seuraa sitoumuksesta. Se ei osoita, ettei joukossa ole keksittyjä rivejä. Jokainen hakija voi kuitenkin tarkistaa oman rivinsä.
public-proof-not-yet = Tulosta ei ole vielä vahvistettu. Todistetiedosto julkaistaan tällä sivulla vahvistuksen jälkeen.
