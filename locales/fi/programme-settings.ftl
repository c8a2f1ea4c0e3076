# Ohjelman luominen ja tietojen muuttaminen.
settings-new = Luo valmennusohjelma
settings-new-lead = Ohjelma on luonnos, kunnes ohjelmarunko on julkaistu ja haku hyväksytty. Voit muuttaa tietoja myöhemmin.
settings-edit = Muuta ohjelman tietoja
settings-what = Ohjelman perustiedot
settings-initiative = Hanke
settings-initiative-hint = Hanke kokoaa yhteen ohjelmat, joilla on sama tavoite.
settings-initiative-choose = Valitse hanke
settings-initiative-new = Uusi hanke
settings-initiative-what = Hankkeen nimi näkyy jokaisessa sen ohjelmassa.
settings-initiative-name = Hankkeen nimi
settings-initiative-summary = Hankkeen tarkoitus
settings-initiative-create = Luo hanke
settings-name = Ohjelman nimi
settings-slug = Sivun osoite
settings-slug-hint = Julkisen sivun osoitteen loppuosa: pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä. Sitä ei voi muuttaa myöhemmin.
settings-summary = Kuvaus
settings-summary-hint = Mitä ohjelmassa tehdään ja mitä osallistuja siitä saa.
settings-target-group = Kenelle ohjelma on tarkoitettu
settings-target-group-hint = Rajauksista päätetään haun säännöissä perusteluineen.
settings-partner = Kumppani
settings-partner-hint = Organisaatio, jonka kanssa ohjelma suunnitellaan ja toteutetaan.
settings-size = Laajuus
settings-size-what = Osallistujat jaetaan ryhmiin, kun he ovat ottaneet paikat vastaan.
settings-places = Paikkoja
settings-groups = Ryhmiä
settings-growth = Kuinka monta minuuttia luvattu aika saa ylittyä
settings-growth-hint = Jos ohjelmarungon uusi versio ylittää osallistujalle luvatun ajan tätä enemmän, häneltä pyydetään suostumus uudelleen. Tapaamisesta, jonka pituutta ei tiedetä, pyydetään suostumus aina. Raja kuuluu siihen, mitä haussa luvataan, eikä sitä voi muuttaa, kun haku on lähetetty hyväksyttäväksi.
settings-growth-stays = Tätä ei voi enää muuttaa, koska haku on lähetetty hyväksyttäväksi tai ohjelmassa on jo osallistujia.
settings-places-stay = Tätä ei voi enää muuttaa, koska haku on lähetetty hyväksyttäväksi.
settings-design = Ohjelmarunko
settings-design-what = Ohjelmarunko on lähtökohta: osioita voi lisätä, poistaa ja järjestää ennen julkaisemista.
settings-design-choose = Minkä ohjelmarungon pohjalta aloitetaan
settings-design-facts = { $elements ->
    [one] { $elements } osio
   *[other] { $elements } osiota
} · { $hours }
settings-design-empty = Tyhjä ohjelmarunko
settings-design-empty-what = Lisää osiot itse.
settings-create = Luo ohjelma
settings-created = Ohjelma on luotu.
settings-public = Julkinen sivu
settings-published = Näytä ohjelman julkinen sivu
settings-published-hint = Sivun voi lukea kirjautumatta. Siinä näkyvät ohjelman kuvaus, polku, tunnit ja haku mutta ei henkilötietoja.
