# Koordinaattorin sivu: miten esihenkilöt ovat vastanneet työajasta.
supervision-page-title = Esihenkilöt ja työaika
supervision-page-lead = Miten hakijoiden esihenkilöt ovat vastanneet työajasta. Vastaukset eivät vaikuta valintaan. Jos vastaus on kielteinen, keskustele hakijan kanssa, ennen kuin tulos vahvistetaan.
supervision-page-trace = Jokainen katselu kirjataan, ja hakija näkee sen. Arvioijat ja päättäjä eivät näe vastauksia.
supervision-none = Esihenkilöiltä ei kysytä
supervision-none-what = Tässä haussa esihenkilöille ei kerrota hakemuksista, tai hakemuksia ei vielä ole.
supervision-list = Hakemukset
supervision-applicant = Hakija
supervision-supervisor = Esihenkilö
supervision-standing = Vastaus työajasta
supervision-short-told = Kerrottu
supervision-short-asked = Ei vielä vastattu
supervision-short-silent = Ei vastausta
supervision-short-nobody = Ei ketään, jolta kysyä
supervision-short-replied = Hakija on kommentoinut
