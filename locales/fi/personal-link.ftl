### Henkilökohtainen linkki omiin tietoihin palveluksen päätyttyä.

personal-link-title = Omat tietosi
personal-link-lead = Henkilökohtaisella linkillä näet omat tietosi, vaikka palveluksesi on päättynyt.
personal-link-opened-lead = Näet tässä hakemuksesi tuloksineen, osallistumisesi ja sen, kuka tietojasi on katsonut. Vastauksesi ja kaikki muu sinusta tallennettu on tiedostossa, jonka voit ladata.
personal-link-open-title = Avaa linkki
personal-link-open-what = Linkki toimii kerran. Näkymä sulkeutuu, jos et käytä sitä puoleen tuntiin, ja viimeistään kahden tunnin kuluttua.
personal-link-open = Näytä omat tietoni
personal-link-not-valid = Linkki ei ole enää voimassa
personal-link-not-valid-what = Linkki on jo käytetty, sen voimassaolo on päättynyt tai olet palannut viraston palvelukseen. Palveluksessa oleva kirjautuu tavalliseen tapaan.
personal-link-ask-title = Pyydä uusi linkki
personal-link-ask-what = Linkki lähetetään siihen sähköpostiosoitteeseen, jonka ilmoitit Polussa ennen lähtöäsi.
personal-link-address = Sähköpostiosoite
personal-link-ask = Lähetä linkki
personal-link-asked = Pyyntö on vastaanotettu
personal-link-asked-what = Jos osoite on ilmoitettu Polussa ja palveluksesi on päättynyt, linkki tulee sinne muutamassa minuutissa. Jos sait linkin äsken, käytä sitä. Saat enintään viisi linkkiä päivässä.
personal-link-ask-otherwise = Jos et ilmoittanut osoitetta, ota yhteyttä virastosi henkilöstöhallintoon. Saat linkin, kun henkilöllisyytesi on tarkistettu.
personal-link-withheld = Osa tiedoista puuttuu tästä näkymästä
personal-link-withheld-what = Sait linkin viraston työntekijältä, joten emme näytä tietoja, jotka on luvattu pitää häneltä salassa: kenen kanssa et ole halunnut samaan ryhmään, mitä järjestelyjä olet kertonut tarvitsevasi ja mihin osoitteeseen linkkisi lähetettiin. Puutteesta ei voi päätellä, onko niitä. Pyydä ne viraston tietosuojavastaavalta.
personal-link-close = Sulje näkymä

link-address-title = Kun palveluksesi päättyy
link-address-what = Palveluksen päätyttyä et voi enää kirjautua, mutta näet omat tietosi henkilökohtaisella linkillä. Kerro, mihin linkki lähetetään.
link-address = Oma sähköpostiosoitteesi
link-address-hint = Osoite, joka jää käyttöösi. Älä anna työsähköpostia.
link-address-give = Tallenna osoite
link-address-is = Linkki lähetetään osoitteeseen { $address }. Ilmoitit sen { $date }. Osoitetta ei näytetä muille, ja se poistetaan tietojesi mukana.
link-address-take-back = Poista osoite
link-address-given = Osoite on tallennettu.
link-address-taken-back = Osoite on poistettu.
