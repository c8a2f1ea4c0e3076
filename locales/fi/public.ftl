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
public-method-quotas = Arvonta kiintiöin: mahdollisuudet ovat niin tasaiset kuin haun kiintiöt sallivat
public-method-scored = Pisteytys: kaksi arvioijaa pisteyttää hakemukset nimettöminä, ja tasapisteissä ratkaisee arvonta
public-quotas = Kiintiöt
public-quota-unit = Yksikkö { $value }: vähintään { $min }, enintään { $max }
public-quota-site = Toimipaikka { $value }: vähintään { $min }, enintään { $max }
public-quota-category = Henkilöstöryhmä { $value }: vähintään { $min }, enintään { $max }
public-quota-supervisors = Esihenkilöt: vähintään { $min }, enintään { $max }
public-quota-others = Muut kuin esihenkilöt: vähintään { $min }, enintään { $max }
public-answer-time = Aikaa vastata tarjottuun paikkaan
public-days = { $count ->
    [one] yksi päivä
   *[other] { $count } päivää
}
public-waiting-until = Varasijojen viimeinen päivä
public-supervisor = Esihenkilön osuus
public-supervisor-none = Hakijan esihenkilölle ei kerrota hakemuksesta.
public-supervisor-informed = Hakijan esihenkilölle kerrotaan hakemuksesta. Esihenkilö ei vaikuta valintaan.
public-supervisor-working-time = Hakijan esihenkilöltä kysytään, voidaanko osallistuminen järjestää työajalla. Hän voi vastata { $until } asti. Vastaus ei vaikuta valintaan.
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
public-fallback = Paljastamatta jääneen siemenluvun tilalla
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
public-corrections = Korjaukset
public-corrections-what = Virheellinen tulos korjataan omalla kierroksellaan. Uutta arvontaa ei tehdä, eikä arvottu järjestys muutu.
public-correction = Kierros { $round }, { $date }: { $cause } { $remedy }
public-cause-register-wrong = Henkilöstörekisterissä oli väärä tieto.
public-cause-register-outdated = Henkilöstörekisteristä puuttui muutos.
public-remedy-place = Hakijalle tarjottiin vapaa paikka.
public-remedy-waiting = Hakija sai viimeisen varasijan.
public-rehearsal = Valintaa harjoiteltiin etukäteen
public-rehearsal-what = Ennen haun avaamista laskettiin, mihin eri valintatavat johtaisivat, jos hakijoita olisi { $people } ja paikkoja { $seats }. Hakijat olivat keksittyjä, eikä luvuissa ole kenenkään tietoja. Todelliset hakijat ja arvonnan tulos ovat toiset.
public-rehearsal-equal = Arvonta
public-rehearsal-quotas = Kiintiöarvonta
public-rehearsal-scored = Pisteytys ja arvonta
public-rehearsal-same = { $method }: jokaisen mahdollisuus saada paikka olisi { $least }.
public-rehearsal-between = { $method }: mahdollisuus saada paikka olisi vähintään { $least } ja enintään { $greatest }.
public-rehearsal-none = { $method }: kiintiöt eivät toteutuisi näillä hakijoilla.
public-rehearsal-groups = Osallistujat jaettaisiin { $count ->
    [one] yhteen ryhmään
   *[other] { $count } ryhmään
}.
public-rehearsal-coaching = Pienryhmiä olisi { $circles }. Pienryhmävalmennusta pidettäisiin { $sessions } kertaa, yhteensä { $hours }.
public-rehearsal-days = Yhdellä osallistujalla olisi { $meetings ->
    [one] yksi tapaaminen
   *[other] { $meetings } tapaamista
}. Aikavälillä { $range } on { $days } työpäivää { $weeks } viikolla.
public-rehearsal-changed = Haun paikat, kiintiöt tai valintatapa ovat muuttuneet harjoituksen jälkeen.
public-rehearsal-by = Julkaisemisesta päätti: { $title }, { $day }. Siemenluku:
public-rehearsal-repeat = Kuka tahansa voi toistaa harjoituksen: sama tiedosto antaa aina samat luvut komennolla polku rehearse.
public-rehearsal-file = Lataa harjoitus (JSON)
