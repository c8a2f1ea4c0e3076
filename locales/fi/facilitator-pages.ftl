facilitator-lecturer = luennoitsija
facilitator-trainer = kouluttaja
facilitator-coach = pienryhmävalmentaja (coach)
facilitator-mentor = mentori
facilitator-designer = kumppanin suunnittelija
facilitator-erased = Nimi on poistettu
facilitator-invited = Kutsuttu
facilitator-active = Ehdot hyväksytty
facilitator-ended = Tehtävä päättynyt
facilitators-title = Vetäjät
facilitators-one = Vetäjä
facilitators-lead = Luennoitsijat, kouluttajat, valmentajat, mentorit ja kumppanin suunnittelijat. Salassapitoehdot hyväksyttyään vetäjä näkee omat tapaamisensa tehtävän viimeiseen päivään asti.
facilitators-none = Ketään ei ole vielä kutsuttu
facilitators-none-what = Kirjoita ensin salassapitoehdot. Sen jälkeen voit kutsua vetäjiä virastosta tai muualta.
facilitator-name = Nimi
facilitator-kind = Tehtävä
facilitator-experience = Tarkistettu kokemus
facilitator-until = Viimeinen päivä
facilitator-until-hint = Oikeudet päättyvät itsestään tämän päivän jälkeen.
facilitator-until-what = Oikeudet päättyvät tämän päivän jälkeen. Jos tehtävä päättyy heti, valitse eilinen päivä. Ulkopuolisen vetäjän tiedot poistetaan kolmen kuukauden kuluttua viimeisestä päivästä.
facilitator-stage = Tila
facilitator-own-staff = viraston henkilöstöä
facilitator-organisation = Organisaatio
facilitator-email = Sähköpostiosoite
facilitator-email-hint = Kutsu ja viestit tapaamisista lähetetään tähän osoitteeseen.
facilitator-language = Viestien kieli
facilitator-in-fi = suomi
facilitator-in-sv = ruotsi
facilitator-in-en = englanti
facilitator-invite = Kutsu vetäjä
facilitator-invite-what = Kutsuttu saa viestin. Hän ei näe mitään ennen kuin on hyväksynyt salassapitoehdot.
facilitator-from = Mistä vetäjä tulee
facilitator-from-outside = Viraston ulkopuolelta
facilitator-from-staff = Viraston henkilöstöstä
facilitator-search = Nimi tai henkilönumero
facilitator-find = Hae henkilöstöstä
facilitator-found-none = Ketään ei löytynyt. Tarkista hakusana.
facilitator-person = Henkilö
facilitator-asked = Kutsu on lähetetty
facilitator-link = Linkki käyttäjätunnukseen
facilitator-link-what = Vetäjä ei ole vielä avannut käyttäjätunnustaan. Jos linkki on kadonnut tai vanhentunut, lähetä uusi. Aiempi linkki lakkaa toimimasta.
facilitator-link-send = Lähetä uusi linkki
facilitator-link-sent = Uusi linkki on lähetetty
facilitator-terms = Salassapitoehdot
facilitator-terms-none = Ehtoja ei vielä ole. Alla on ehdotus: muokkaa sitä ja tallenna. Ehdot ovat voimassa vasta, kun joku on tallentanut ne.
facilitator-terms-number = Voimassa on versio { $number }. Aiempi hyväksyntä säilyy, kun ehtoja muutetaan.
facilitator-terms-text = Ehtojen teksti
facilitator-terms-hint = Jokainen vetäjä lukee ja hyväksyy tämän ennen kuin näkee tapaamisensa.
facilitator-terms-save = Tallenna ehdot
facilitator-terms-saved = Ehdot on tallennettu
facilitator-terms-first = En kerro ulkopuolisille, ketkä tapaamisiin osallistuvat ja mitä he niissä kertovat. Käytän osallistujien nimiä vain tapaamisen vetämiseen. Salassapito jatkuu tehtävän päätyttyä.
facilitator-accepted = Versio { $number }, hyväksytty { $when }
facilitator-not-accepted = Ei vielä hyväksytty
coach-figures = { $years ->
        [one] 1 vuosi
       *[other] { $years } vuotta
    }, { $hours ->
        [one] 1 tunti
       *[other] { $hours } tuntia
    } etäryhmien kanssa, { $references ->
        [one] 1 suosittelija
       *[other] { $references } suosittelijaa
    }
coach-nothing-demanded = Ei vaadita mitään
coach-lack-years = Valmennusvuosia: vaaditaan { $needed }, tarkistettuja on { $there }
coach-lack-hours = Tunteja etäryhmien kanssa: vaaditaan { $needed }, tarkistettuja on { $there }
coach-lack-references = Suosittelijoita: vaaditaan { $needed }, tarkistettuja on { $there }
coach-fault-none = Tapaamisella ei ole vetäjää.
coach-fault-kind = Päävetäjää ei ole kutsuttu pienryhmävalmentajaksi.
coach-evidence = Kokemus
coach-evidence-what = Kokemus otetaan huomioon vasta, kun joku muu kuin kirjaaja on tarkistanut sen. Kirjausta ei voi muuttaa: kirjaa uusi tieto erikseen.
coach-evidence-none = Tarkistettua kokemusta ei ole
coach-evidence-waits = { $count ->
        [one] 1 kirjaus odottaa tarkistusta
       *[other] { $count } kirjausta odottaa tarkistusta
    }
coach-evidence-counts = Voimassa
coach-evidence-unchecked = Tarkistamatta
coach-evidence-checked = Tarkistus on kirjattu
coach-evidence-stated = Kokemus on kirjattu. Jonkun muun pitää vielä tarkistaa se.
coach-evidence-state = Kirjaa kokemus
coach-evidence-save = Kirjaa kokemus
coach-stated-by = Kirjasi { $name } { $when }
coach-confirmed-by = Vahvisti { $name } { $when }
coach-refused-by = Ei voinut vahvistaa: { $name } { $when }
coach-confirm = Vahvista
coach-refuse = En voi vahvistaa
coach-years = Vuosia ryhmien valmentajana
coach-hours = Tunteja etäryhmien valmentajana
coach-references = Suosittelijoiden määrä
coach-note = Mihin tieto perustuu
coach-note-hint = Älä kirjoita kenenkään yhteystietoja.
coach-note-wrong = Poista yhteystiedot. Kirjoita enintään 500 merkkiä.
coach-policy-title = Valmentajalinjaus
coach-policy-lead = Mitä pienryhmävalmentajalta vaaditaan eri toteutustavoissa. Linjaus koskee tapaamisia sen ensimmäisestä päivästä alkaen.
coach-policy-in-force = Voimassa tänään
coach-policy-recommended = Virasto ei ole päättänyt omaa linjausta. Voimassa on vuoden 2020 raportin suositus: etätyöaikana pienryhmävalmentajan tulee olla hyvin kokenut. Luvut ovat Polun omia, eivät raportista.
coach-policy-decided-by = Päätti { $name }, { $title }, { $when }
coach-policy-from = { $day } alkaen
coach-policy-history = Päätökset
coach-policy-decide = Päätä uusi linjaus
coach-policy-decide-what = Julkaistut tapaamiset eivät muutu. Jos jokin niistä ei täytä uutta linjausta, se näkyy ohjelman sivulla Valmentajat ja linjaus.
coach-policy-reason = Perustelu
coach-policy-first-day = Ensimmäinen päivä
coach-policy-decided = { $count ->
        [0] Linjaus on päätetty. Kaikki julkaistut tapaamiset täyttävät sen.
        [one] Linjaus on päätetty. Yksi julkaistu tapaaminen ei täytä sitä.
       *[other] Linjaus on päätetty. { $count } julkaistua tapaamista ei täytä sitä.
    }
official-name = Päättäjän nimi
official-title = Päättäjän virkanimike
