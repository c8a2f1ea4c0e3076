# Sähköpostiviestit. Jokaisella viestillä on otsikko (-subject) ja teksti (-body).
mail-open-link = Avaa palvelussa
mail-footer =
    Tämän viestin lähetti Polku, virastojen yhteinen palvelu henkilöstön kehittämisohjelmille.
    Viestiin ei voi vastata.
mail-test-subject = Polku lähettää viestejä
mail-test-body =
    Tämä on koeviesti.

    Jos luet tämän, Polku pystyy lähettämään sähköpostia.
mail-invitation-subject = Sinut on kutsuttu Polkuun
mail-invitation-body =
    { $agency } on kutsunut sinut käyttämään Polkua.

    Valitse käyttäjätunnus ja salasana alla olevasta linkistä. Linkki toimii kerran, { $until } asti.
mail-group_confirmed-subject = Ryhmäsi on vahvistettu: { $programme }
mail-group_confirmed-body =
    Valmennusohjelman { $programme } ryhmät on vahvistettu. Olet ryhmässä { $group }.

    Ryhmäsi jäsenet näet palvelussa.
mail-offer-subject = Sinulle tarjotaan paikkaa: { $programme }
mail-offer-body =
    Sinulle tarjotaan paikkaa ohjelmassa { $programme }.

    Vastaa viimeistään { $deadline }. Jos et vastaa siihen mennessä, paikkaa tarjotaan seuraavalle.

    Palvelussa näet valinnan perusteet ja voit tarkistaa arvonnan itse.
mail-promotion-subject = Sinulle on vapautunut paikka: { $programme }
mail-promotion-body =
    Ohjelmassa { $programme } on vapautunut paikka, ja sitä tarjotaan sinulle.

    Vastaa viimeistään { $deadline }. Jos et vastaa siihen mennessä, paikkaa tarjotaan seuraavalle.
mail-waiting-subject = Olet varasijalla: { $programme }
mail-waiting-body =
    Kuulut ohjelman { $programme } kohderyhmään, mutta paikkoja oli vähemmän kuin hakijoita.

    Olet varasijalla { $place }/{ $of }. Jos sinulle vapautuu paikka, ilmoitamme siitä.

    Palvelussa näet valinnan perusteet ja voit tarkistaa arvonnan itse.
mail-ineligible-subject = Valinnan tulos: { $programme }
mail-ineligible-body =
    Et kuulu ohjelman { $programme } kohderyhmään.

    Sääntö: { $rule }

    Säännön perustelu: { $reason }

    Sinulle tarjotaan sen sijaan: { $alternative }

    Palvelussa näet, mitä tietoja valinnassa käytettiin ja mikä olisi muuttanut tulosta.
mail-lapsed-subject = Tarjottu paikka on rauennut: { $programme }
mail-lapsed-body =
    Sinulle tarjottiin paikkaa ohjelmassa { $programme }. Emme saaneet vastaustasi määräajassa, joten paikkaa tarjotaan seuraavalle.
