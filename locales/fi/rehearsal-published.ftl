# Harjoitus keksityillä hakijoilla, mitä ohjelma vaatii, ja harjoituksen julkaiseminen haun mukana.
rehearsal-pool-invented = Keksityt hakijat
rehearsal-pool-invented-what = Kerrot itse, kuinka monta hakijoita on ja millaisia he ovat. Vain tällaisen harjoituksen voi julkaista haun mukana, koska siinä ei ole kenenkään tietoja.
rehearsal-invented-kinds = Kuinka moni hakijoista kuuluu kiintiöihin
rehearsal-invented-kinds-hint = Vähintään 5 hakijaa kohtaa kohti. Ne, joista et kerro mitään, kuuluvat muihin.
rehearsal-invented-unit = Yksikkö { $value }
rehearsal-invented-site = Toimipaikka { $value }
rehearsal-invented-category = Henkilöstöryhmä { $value }
rehearsal-invented-supervisors = Esihenkilöitä
rehearsal-invented-others = Muita kuin esihenkilöitä
rehearsal-frame = Ryhmät ja aikataulu
rehearsal-small-size = Henkilöitä pienryhmässä
rehearsal-first-day = Tapaamiset alkavat
rehearsal-last-day = Tapaamiset päättyvät
rehearsal-need = Mitä ohjelma vaatii
rehearsal-need-what = Laskettu ohjelmarungosta ja osallistujien määrästä. Luvut ovat samat kaikilla valintatavoilla, koska jokainen valitsee yhtä monta.
rehearsal-small-groups = Pienryhmiä
rehearsal-meetings-each = Tapaamisia osallistujaa kohti
rehearsal-days = Työpäiviä { $range }
rehearsal-days-count = { $days }, { $weeks ->
    [one] yhdellä viikolla
   *[other] { $weeks } viikolla
}
rehearsal-days-room = Tapaamiset mahtuvat aikatauluun, vaikka niitä olisi enintään yksi viikossa.
rehearsal-days-tight = Tapaamisia on enemmän kuin viikkoja: joillakin viikoilla niitä on useampi kuin yksi.
rehearsal-days-none = Tapaamisia on enemmän kuin työpäiviä. Aikaa ei ole tarpeeksi.
rehearsal-need-kind = Osio
rehearsal-need-each = Osallistujaa kohti
rehearsal-need-circles = Erikseen kokoontuvia
rehearsal-need-sessions = Tapaamisia yhteensä
rehearsal-need-hours = Vetäjän tunteja
rehearsal-need-open = riippuu mentoreista
rehearsal-need-no-length = kesto tarkentuu
rehearsal-need-more = { $hours }, lisäksi { $count ->
    [one] yksi tapaaminen, jonka kesto tarkentuu
   *[other] { $count } tapaamista, joiden kesto tarkentuu
}
rehearsal-publish = Julkaise harjoitus haun mukana
rehearsal-publish-what = Kuka tahansa näkee harjoituksen ohjelman julkisella sivulla, kun haku on hyväksytty, ja voi toistaa sen samalla siemenluvulla. Julkaistua ei voi muuttaa. Uusi julkaisu korvaa edellisen, ja molemmat säilyvät.
rehearsal-publish-title-hint = Kaikki näkevät virkanimikkeesi mutta eivät nimeäsi.
rehearsal-publish-it = Julkaise harjoitus
rehearsal-publish-invented = Tätä harjoitusta ei voi julkaista, koska se perustuu henkilöstön tai hakijoiden tietoihin. Julkaista voi harjoituksen, jossa hakijat ovat keksittyjä.
rehearsal-publish-later = Harjoituksen voi julkaista, kun haku on lähetetty päättäjälle.
rehearsal-publish-decider = Päättäjä, joka ei ole itse valmistellut hakua, voi julkaista harjoituksen.
rehearsal-published-toast = Harjoitus on julkaistu.
rehearsal-published = Julkaistut harjoitukset
rehearsal-published-what = Ohjelman julkisella sivulla on viimeisin julkaisu, kun haku on hyväksytty.
rehearsal-published-number = Julkaisu
rehearsal-published-at = Julkaistu
rehearsal-published-state = Tila
rehearsal-published-shown = viimeisin
rehearsal-published-superseded = korvattu uudella
rehearsal-published-changed = haun ehdot muuttuneet
