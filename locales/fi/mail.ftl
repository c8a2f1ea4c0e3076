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
