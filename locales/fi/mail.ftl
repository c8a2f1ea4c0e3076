# Sähköpostiviestit. Jokaisella viestillä on otsikko (-subject) ja teksti (-body).
mail-greeting = Hei!
mail-signature =
    Terveisin
    { $agency }
mail-open-link = Siirry Polkuun
mail-footer =
    Tämän viestin lähetti Polku, henkilöstön valmennusohjelmien palvelu.
    Viestiin ei voi vastata. Jos sinulla on kysyttävää, ota yhteyttä viraston koordinaattoriin.
mail-test-subject = Polku lähettää viestejä
mail-test-body =
    Tämä on koeviesti.

    Jos luet tämän, Polku pystyy lähettämään sähköpostia.
mail-invitation-subject = Kutsu Polku-palvelun käyttäjäksi
mail-invitation-body =
    { $agency } on kutsunut sinut Polun käyttäjäksi. Polku on henkilöstön valmennusohjelmien palvelu.

    Valitse käyttäjätunnus ja salasana alla olevan linkin kautta. Linkki toimii kerran, ja se on voimassa { $until } asti.

    Jos et odottanut kutsua, älä avaa linkkiä.
mail-personal_link-subject = Linkki omiin tietoihisi Polussa
mail-personal_link-body =
    Palveluksesi on päättynyt ({ $agency }), joten et voi enää kirjautua Polkuun. Omat tietosi näet silti: hakemuksesi, valinnan tuloksen perusteluineen, osallistumisesi ja sen, kuka tietojasi on katsonut.

    Avaa tietosi alla olevasta linkistä. Linkki toimii kerran, ja se on voimassa { $until } asti. Uuden linkin voit pyytää samalla sivulla.

    Älä anna linkkiä muille. Jos et ole ollut viraston palveluksessa, älä avaa linkkiä.
mail-group_confirmed-subject = Ryhmäsi on vahvistettu: { $programme }
mail-group_confirmed-body =
    Valmennusohjelman { $programme } ryhmät on vahvistettu. Olet ryhmässä { $group }.

    Näet ryhmäsi jäsenet Polussa.
mail-small_group_confirmed-subject = Pienryhmäsi on vahvistettu: { $programme }
mail-small_group_confirmed-body =
    Valmennusohjelman { $programme } ryhmän { $group } pienryhmät on vahvistettu. Olet pienryhmässä { $small_group }.

    Näet pienryhmäsi jäsenet Polussa.
mail-offer-subject = Sinulle tarjotaan paikkaa: { $programme }
mail-offer-body =
    Sinulle tarjotaan paikkaa ohjelmassa { $programme }.

    Vastaa viimeistään { $deadline }.
mail-offer-kept =
    Jos et vastaa määräaikaan mennessä, tarjous raukeaa. Jos varasijat ovat silloin vielä voimassa, paikkaa tarjotaan seuraavalle. Muuten paikka voi jäädä täyttämättä.

    Polussa näet tuloksen perustelut ja voit tarkistaa arvonnan itse.
mail-promotion-subject = Sinulle on vapautunut paikka: { $programme }
mail-promotion-body =
    Ohjelmassa { $programme } on vapautunut paikka, ja sitä tarjotaan sinulle.

    Vastaa viimeistään { $deadline }.
mail-promotion-kept =
    Jos et vastaa määräaikaan mennessä, tarjous raukeaa. Jos varasijat ovat silloin vielä voimassa, paikkaa tarjotaan seuraavalle. Muuten paikka voi jäädä täyttämättä.
mail-waiting-subject = Olet varasijalla: { $programme }
mail-waiting-body =
    Kuulut ohjelman { $programme } kohderyhmään, mutta paikkoja oli vähemmän kuin hakijoita. Olet varasijalla { $place }/{ $of }.

    Jos sinulle vapautuu paikka, saat siitä viestin. Sinun ei tarvitse nyt tehdä mitään.
mail-waiting-kept =
    Polussa näet tuloksen perustelut ja voit tarkistaa arvonnan itse.
mail-ineligible-subject = Valinnan tulos: { $programme }
mail-ineligible-body =
    Kiitos hakemuksestasi ohjelmaan { $programme }. Et kuulu ohjelman kohderyhmään.

    Sääntö: { $rule }

    Säännön perustelu: { $reason }

    Sinulle on tarjolla sen sijaan: { $alternative }
mail-ineligible-kept =
    Polussa näet, mitä tietoja valinnassa käytettiin ja mikä olisi muuttanut tulosta.
mail-lapsed-subject = Tarjottu paikka on rauennut: { $programme }
mail-lapsed-body =
    Sinulle tarjottiin paikkaa ohjelmassa { $programme }. Emme saaneet vastaustasi määräajassa, joten tarjous raukesi ja paikkaa voidaan tarjota seuraavalle.
mail-not_selected-subject = Valinnan tulos: { $programme }
mail-not_selected-body =
    Ohjelman { $programme } varasijat ovat päättyneet. Sinulle ei vapautunut paikkaa, joten et tällä kertaa tullut valituksi.

    Kuuluit ohjelman kohderyhmään.

    Kiitos, että hait.
mail-not_selected-kept =
    Polussa näet, miten sijasi määräytyi, ja voit tarkistaa arvonnan itse.

    Tulos ei heikennä mahdollisuuksiasi seuraavissa hauissa. Jos haet myöhemmin haussa, jossa varataan paikkoja tässä haussa ilman paikkaa jääneille, sinut lasketaan heihin ilman erillistä pyyntöä.
mail-check_answered-subject = Tarkistuspyyntöösi on vastattu: { $programme }
mail-check_answered-body =
    Pyysit tarkistamaan valinnan tuloksen ohjelmassa { $programme }. Pyyntöösi on nyt vastattu.

    Vastauksen ja sen vaikutuksen näet Polussa hakemuksesi sivulla.
mail-discontinued-subject = Osallistumisesi on päättynyt: { $programme }
mail-discontinued-body =
    Osallistumisesi ohjelmaan { $programme } on merkitty keskeytyneeksi, ja paikkaasi voidaan tarjota seuraavalle.
mail-discontinued-kept =
    Merkinnän teki koordinaattori. Jos merkintä on mielestäsi väärä, ota heti yhteyttä viraston koordinaattoriin.
mail-hours_asked-subject = Ohjelma vie enemmän aikaa kuin luvattiin: { $programme }
mail-hours_asked-body =
    Ohjelman { $programme } sisältö on muuttunut. Sinulle luvattu aika on { $promised }, ja uusi sisältö vie { $takes }. { $unmeasured ->
        [0] Jokainen päivä on laskettu 7 tunniksi 21 minuutiksi, myös päivä, jonka pituus tarkentuu vielä.
        [one] Lisäksi mukana on yksi uusi tilaisuus, jonka kesto ei ole vielä tiedossa. Jokainen päivä on laskettu 7 tunniksi 21 minuutiksi, myös päivä, jonka pituus tarkentuu vielä.
       *[other] Lisäksi mukana on { $unmeasured } uutta tilaisuutta, joiden kesto ei ole vielä tiedossa. Jokainen päivä on laskettu 7 tunniksi 21 minuutiksi, myös päivä, jonka pituus tarkentuu vielä.
    }

    Siksi kysymme, suostutko uuteen tuntimäärään. Vastaa Polussa: voit antaa suostumuksesi tai keskeyttää osallistumisesi. Jos et vastaa, sitä ei pidetä suostumuksena, mutta et menetä paikkaasi.
mail-path_offered-subject = Sinulle tarjotaan toista polkua: { $path }
mail-path_offered-body =
    Hait ohjelmaan { $programme }. Sinulle tarjotaan nyt saman hankkeen toista ohjelmaa: { $path }. Paikka on varattu sinulle. Vastaa viimeistään { $deadline }.

    Päätät itse. Jos otat polun vastaan, hakemuksesi siirtyy sinne etkä ole enää mukana ohjelman { $programme } valinnassa. Jos kieltäydyt tai et vastaa, hakemuksesi pysyy valinnassa täsmälleen ennallaan.

    Polku-palvelussa näet, miksi tätä polkua tarjotaan juuri sinulle.
mail-path_lapsed-subject = Vastausaika päättyi: { $path }
mail-path_lapsed-body =
    Sinulle tarjottiin polkua { $path }. Et vastannut määräajassa, joten tarjous raukesi.

    Hakemuksesi ohjelmaan { $programme } on valinnassa täsmälleen ennallaan.
mail-accommodation_contact-subject = Järjestelytoiveesi yhteyshenkilö on vaihtunut: { $programme }
mail-accommodation_contact-body =
    Olet kertonut, mitä tarvitset osallistuaksesi ohjelmaan { $programme }. Toiveesi lukee tästä lähtien { $name }, { $title }. Aiempi yhteyshenkilö ei enää näe sitä.

    Voit muuttaa toivettasi tai poistaa sen Polussa milloin tahansa.
mail-accommodation_named-subject = Olet järjestelytoiveiden yhteyshenkilö: { $programme }
mail-accommodation_named-body =
    Sinut on nimetty ohjelman { $programme } järjestelytoiveiden yhteyshenkilöksi. Hakijat ja osallistujat kertovat sinulle, mitä he tarvitsevat osallistuakseen.

    Toiveen näette vain sinä ja sen kirjoittaja. Jokainen katselu kirjataan, ja kirjoittaja näkee, kuka toivetta on katsonut. Älä säilytä toiveita muualla pidempään kuin järjestelyt vaativat.
mail-supervisor_informed-subject = Tiimistäsi on haettu ohjelmaan: { $programme }
mail-supervisor_informed-body =
    Joku tiimistäsi on hakenut ohjelmaan { $programme }. Polussa näet, kuka hän on ja kuinka paljon työaikaa ohjelma vie.

    Sinun ei tarvitse tehdä mitään. Et valitse osallistujia, etkä näe hakemuksen sisältöä.
mail-supervisor_asked-subject = Voidaanko osallistuminen järjestää työajalla? { $programme }
mail-supervisor_asked-body =
    Joku tiimistäsi on hakenut ohjelmaan { $programme }. Kerro Polussa viimeistään { $until }, voidaanko osallistuminen järjestää työajalla. Näet siellä, kuka hakija on ja kuinka paljon työaikaa ohjelma vie.

    Vastaus koskee vain työaikaa. Se ei vaikuta valintaan, ja hakija näkee sen heti. Jos et vastaa, se ei vaikuta mihinkään.
mail-supervisor_reminded-subject = Muistutus: voidaanko osallistuminen järjestää työajalla? { $programme }
mail-supervisor_reminded-body =
    Sinulta on kysytty, voidaanko osallistuminen ohjelmaan { $programme } järjestää työajalla. Voit vastata Polussa viimeistään { $until }.

    Tämä on ainoa muistutus. Jos et vastaa, se ei vaikuta mihinkään.
mail-working_time_stated-subject = Esihenkilösi on vastannut työajasta: { $programme }
mail-working_time_stated-body =
    Esihenkilösi on kertonut, voidaanko osallistumisesi ohjelmaan { $programme } järjestää työajalla. Vastaus ei vaikuta valintaan.

    Vastauksen näet Polussa hakemuksesi sivulla. Voit myös kommentoida sitä lyhyesti.
mail-people_merged-subject = Tietosi on yhdistetty henkilöstörekisterissä
mail-people_merged-body =
    Henkilöstörekisterissä oli kaksi merkintää, jotka koskevat sinua. Ne yhdistettiin { $day }, ja hakemuksesi, osallistumisesi ja muut tietosi ovat nyt yhdessä. Polun sivulla Omat tiedot näet, mitkä merkinnät yhdistettiin ja millä perusteella.

    Jos merkinnät koskevat kahta eri ihmistä, ilmoita siitä heti virastosi valmennusohjelmien koordinaattorille. Yhdistämisen voi perua { $until } asti, jos siirretyt tiedot eivät ole sillä välin muuttuneet.
mail-sessions_published-subject = { $count ->
        [one] Tapaamisen aika on sovittu: { $programme }
       *[other] { $count } tapaamisen ajat on sovittu: { $programme }
    }
mail-sessions_published-body =
    { $count ->
        [one] Ohjelmassa { $programme } on julkaistu tapaaminen, johon osallistut: { $when }.
       *[other] Ohjelmassa { $programme } on julkaistu { $count } tapaamista, joihin osallistut. Ensimmäinen on { $when }.
    }

    { $count ->
        [one] Kalenterikutsu on tässä viestissä.
       *[other] Saat jokaisesta tapaamisesta erikseen kalenterikutsun.
    } Ajat ja paikat näet Polussa Oma polku -sivun kautta.
mail-session_changed-subject = Tapaaminen on muuttunut: { $programme }
mail-session_changed-body =
    Tapaaminen, johon osallistut ohjelmassa { $programme }, on muuttunut. Se alkaa nyt { $when }.

    Kalenterisi päivittyy tämän viestin mukana. Ajan ja paikan näet Polussa Oma polku -sivun kautta.
mail-session_opened_choice-subject = Voit valita, miten osallistut: { $programme }
mail-session_opened_choice-body =
    Ohjelman { $programme } tapaaminen { $when } pidetään hybridinä: voit tulla paikalle tai osallistua etänä.

    Valitse osallistumistapasi viimeistään { $until }: { $link }

    Jos et valitse, sinulle ei varata paikkaa. Olet silti tervetullut paikalle, jos siellä on tilaa. Kalenterisi päivittyy tämän viestin mukana.
mail-session_cancelled-subject = Tapaaminen on peruttu: { $programme }
mail-session_cancelled-body =
    Ohjelman { $programme } tapaaminen on peruttu: { $when }.

    Tapaaminen poistuu kalenteristasi tämän viestin mukana. Perumisen syyn näet Polussa Oma polku -sivun kautta. Tapaaminen järjestetään myöhemmin. Saat viestin, kun uusi aika on sovittu.
mail-facilitator_invited-subject = Sinut on kutsuttu tehtävään: { $programme }
mail-facilitator_invited-body =
    Sinut on kutsuttu vetäjäksi tai suunnittelijaksi ohjelmaan { $programme }. Tehtävä kestää { $until } asti.

    Kirjaudu Polkuun ja lue salassapitoehdot. Kun olet hyväksynyt ne, näet omat tapaamisesi. Jos sinulla ei ole vielä tunnusta, saat siihen linkin erillisessä viestissä.

    { $link }
mail-leading_assigned-subject = { $count ->
        [one] Vedät tapaamisen: { $programme }
       *[other] Vedät { $count } tapaamista: { $programme }
    }
mail-leading_assigned-body =
    { $count ->
        [one] Sinut on merkitty vetäjäksi ohjelman { $programme } tapaamiseen, joka alkaa { $when }.
       *[other] Sinut on merkitty vetäjäksi ohjelman { $programme } { $count } tapaamiseen. Ensimmäinen alkaa { $when }.
    }

    Ajan, paikan ja toteutustavan näet Polussa sivulla Vedettävät tapaamiset: { $link }
mail-leading_changed-subject = Vetämäsi tapaaminen on muuttunut: { $programme }
mail-leading_changed-body =
    Ohjelman { $programme } tapaaminen, jonka vedät, on muuttunut. Se alkaa nyt { $when }.

    Ajan, paikan ja toteutustavan näet Polussa: { $link }
mail-leading_cancelled-subject = Vetämäsi tapaaminen on peruttu: { $programme }
mail-leading_cancelled-body =
    Ohjelman { $programme } tapaamista { $when } ei pidetä.

    Vedettävät tapaamisesi näet Polussa: { $link }
mail-leading_ended-subject = Et enää vedä tapaamista: { $programme }
mail-leading_ended-body =
    Sinua ei ole enää merkitty vetäjäksi ohjelman { $programme } tapaamiseen, joka alkaa { $when }.

    Vedettävät tapaamisesi näet Polussa: { $link }
mail-session-line = { $when } – { $mode }{ $choosing ->
    [yes] . Valitse viimeistään { $until }, tuletko paikalle vai osallistutko etänä: { $link }
   *[no] .
}
mail-sessions_turned-subject = { $count ->
        [one] Tapaamisen toteutustapa muuttuu: { $programme }
       *[other] { $count } tapaamisen toteutustapa muuttuu: { $programme }
    }
mail-sessions_turned-body =
    { $count ->
        [one] Ohjelmassa { $programme } yksi tapaaminen, johon osallistut, pidetään toisin kuin aiemmin kerroimme.
       *[other] Ohjelmassa { $programme } pidetään { $count } tapaamista, joihin osallistut, toisin kuin aiemmin kerroimme.
    } Syy: { $cause }.

    { $sessions }

    Ajat eivät muutu. Paikan tai ohjeet etäosallistumiseen näet Polussa Oma polku -sivun kautta. Kalenterisi päivittyy tämän viestin tai erillisten kalenterikutsujen mukana.
mail-sessions_turned_back-subject = { $count ->
        [one] Oikaisu: tapaaminen pidetään kuten ensin kerroimme: { $programme }
       *[other] Oikaisu: { $count } tapaamista pidetään kuten ensin kerroimme: { $programme }
    }
mail-sessions_turned_back-body =
    Ilmoitimme aiemmin, että ohjelman { $programme } tapaamisia pidetään toisella tavalla. Muutos on kumottu, ja nämä tapaamiset pidetään näin:

    { $sessions }

    Ajat eivät muutu. Kalenterisi päivittyy tämän viestin tai erillisten kalenterikutsujen mukana.
mail-leading_turned-subject = { $count ->
        [one] Vetämäsi tapaamisen toteutustapa muuttuu: { $programme }
       *[other] { $count } vetämäsi tapaamisen toteutustapa muuttuu: { $programme }
    }
mail-leading_turned-body =
    { $count ->
        [one] Ohjelman { $programme } tapaaminen, jonka vedät, pidetään toisin kuin ennen. Se alkaa { $when }.
       *[other] Ohjelman { $programme } { $count } tapaamista, jotka vedät, pidetään toisin kuin ennen. Ensimmäinen alkaa { $when }.
    }

    Ajat eivät muutu. Paikan ja toteutustavan näet Polussa: { $link }
mail-place_reminder-subject = Muistutus tarjotusta paikasta: { $programme }
mail-place_reminder-body =
    Sinulle on tarjottu paikkaa ohjelmassa { $programme }, mutta et ole vielä vastannut.

    Vastaa viimeistään { $deadline }.
mail-place_reminder-kept =
    Jos et vastaa määräaikaan mennessä, tarjous raukeaa. Voit vapaasti ottaa paikan vastaan tai luopua siitä.
mail-way_reminder-subject = Valitse osallistumistapasi: { $programme }
mail-way_reminder-body =
    Ohjelman { $programme } tapaaminen alkaa { $when }. Voit tulla paikalle tai osallistua etänä, mutta et ole vielä valinnut.

    Valitse osallistumistapa viimeistään { $until }.
mail-way_reminder-kept =
    Jos et valitse, sinulle ei varata paikkaa. Paikalle voit silti tulla, jos tilaa on.
mail-calendar_declined-subject = Kalenterikutsun hylkääminen ei ole poissaoloilmoitus: { $programme }
mail-calendar_declined-body =
    Kutsu ohjelman { $programme } tapaamiseen on hylätty kalenterissasi. Tapaaminen alkaa { $when }.

    Hylkääminen ei ole poissaoloilmoitus, ja sinua odotetaan edelleen. Koordinaattori ja tapaamisen vetäjä näkevät vain, että kutsu on hylätty kalenterissa.

    Jos et pääse tapaamiseen, ilmoita siitä Polussa ennen kuin tapaaminen alkaa. Syytä ei kysytä. Jos olet tulossa, sinun ei tarvitse tehdä mitään, vaikka et olisi itse hylännyt kutsua.
mail-terms_reminder-subject = Hyväksy salassapitoehdot: { $programme }
mail-terms_reminder-body =
    Sinut on merkitty vetäjäksi ohjelmaan { $programme }, mutta et ole vielä hyväksynyt salassapitoehtoja. Seuraava tapaaminen, jonka vedät, alkaa { $when }.

    Lue ehdot ja hyväksy ne Polussa: { $link }

    Näet tapaamisesi, niiden osallistujat ja aineistot vasta, kun olet hyväksynyt ehdot. Jos et ole vielä avannut tunnustasi eikä kutsun linkki enää toimi, pyydä ohjelman koordinaattorilta uusi linkki.
mail-wording_trial-subject = Kokeilu: { $subject }
mail-wording_trial-body =
    Tämä on kokeiluviesti. Se tuli vain sinulle, ja sen tiedot on keksitty.

    { $text }
mail-made-up-rule = Ohjelma on tarkoitettu esihenkilöille.
mail-made-up-reason = Ohjelman sisältö rakentuu oman ryhmän johtamiseen.
mail-made-up-alternative = eOppivan kurssi Työelämätaidot
