# What a programme says in its mails, reminders, and which mails left: the pages.
messages-title = Viestit ja muistutukset
messages-lead = Näihin viesteihin voit kirjoittaa ohjelman oman tekstin. Muuten niissä on palvelun teksti.
messages-which = Viestit, joiden tekstin voi muuttaa
messages-subject = Otsikko
messages-whose = Kenen teksti
messages-own = Ohjelman oma teksti
messages-house = Palvelun teksti
messages-saved = Viimeksi tallennettu
messages-one = Viesti
messages-one-lead = Jokainen saa viestin omalla kielellään, joten teksti kirjoitetaan aina kaikilla kolmella kielellä.
messages-placeholders = Mitä tekstiin lisätään puolestasi
messages-placeholders-what = Kirjoita sana aaltosulkeineen siihen kohtaan tekstiä, johon tieto tulee.
messages-needed = tarvitaan viestin tekstissä
messages-subject-hint = Enintään 120 merkkiä.
messages-body = Viestin teksti
messages-body-hint = Tavallista tekstiä, kappaleiden väliin tyhjä rivi. Tervehdys, linkki ja allekirjoitus lisätään viestiin itsestään.
messages-lacks = Lisää tekstiin { $placeholder }.
messages-kept = Tämä lisätään viestiin aina
messages-save = Tallenna teksti
messages-show = Esikatsele
messages-reset = Palauta palvelun teksti
messages-preview = Esikatselu
messages-preview-what = Tiedot on keksitty. Mitään ei ole tallennettu eikä lähetetty.
messages-try = Lähetä kokeilu itsellesi
messages-try-what = Viesti tulee vain omaan sähköpostiisi, ja siinä lukee, että se on kokeilu. Kokeiluja voi lähettää kymmenen tunnissa.
messages-try-send = Lähetä kokeilu
messages-tried = Kokeilu on lähetetty sähköpostiisi
mails-lead = Mikä viesti, kenelle ja lähtikö se. Viestien sisältö ei näy täällä. Täällä eivät näy myöskään viestit, joista koordinaattorin ei kuulu tietää.
mails-person = Vastaanottaja
mails-outside = Ulkopuolinen vetäjä
mails-all = Kaikki
mails-leaves = Lähtee { $when }
mails-empty = Viestejä ei ole
mails-empty-what = Valitse toinen tila tai viesti.
reminders-title = Muistutukset
reminders-lead = Muistutus menee vain niille, jotka eivät lähetyshetkellä ole vielä vastanneet, valinneet tai hyväksyneet ehtoja. Vastauksen sisältö ei vaikuta asiaan. Muistutukset lähtevät työpäivinä klo 7–20, viimeisenä vuorokautena heti.
reminders-place = Tarjottuun paikkaan vastaaminen
reminders-way = Osallistumistavan valitseminen
reminders-terms = Salassapitoehtojen hyväksyminen
reminders-waiting = Ei ole vielä tehnyt tätä
reminders-would-get = Saisi muistutuksen nyt
reminders-quiet = { $count ->
        [one] Nyt on hiljainen aika. Yhtä henkilöä muistutetaan vasta sen jälkeen.
       *[other] Nyt on hiljainen aika. { $count } henkilöä muistutetaan vasta sen jälkeen.
    }
reminders-send = { $count ->
        [one] Muistuta yhtä henkilöä nyt
       *[other] Muistuta { $count } henkilöä nyt
    }
reminders-sent = { $count ->
        [0] Kukaan ei enää tarvinnut muistutusta
        [one] Muistutus lähetettiin yhdelle henkilölle
       *[other] Muistutus lähetettiin { $count } henkilölle
    }
reminders-past = Lähetetyt muistutukset
reminders-none-yet = Muistutuksia ei ole vielä lähetetty.
reminders-on = Päivä
reminders-count = Kuinka monelle
reminders-days = Milloin muistutetaan
reminders-days-what = Kuinka monta päivää ennen määräajan päättymistä. Kukin saa muistutuksen enintään kerran päivässä.
reminders-days-hint = Enintään kolme lukua, suurin ensin, esimerkiksi 3, 1. Jätä tyhjäksi, jos muistutuksia ei lähetetä.
reminders-terms-hint = Määräaika on vetäjän seuraavan julkaistun tapaamisen alku. Enintään kolme lukua, suurin ensin, esimerkiksi 3, 1. Jätä tyhjäksi, jos muistutuksia ei lähetetä.
