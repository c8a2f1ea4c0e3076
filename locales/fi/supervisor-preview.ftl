# Ennen hakemuksen lähettämistä: mitä esihenkilö saa tietää.
supervisor-preview-title = Mitä esihenkilösi saa tietää
supervisor-preview-told = Kun lähetät hakemuksen, esihenkilöllesi { $name } kerrotaan, että olet hakenut tähän ohjelmaan. Hän näkee myös, kuinka paljon työaikaa ohjelma vie: { $hours }.
supervisor-preview-nobody = Henkilöstörekisterissä ei ole sinulle esihenkilöä. Jos sellainen merkitään, hän näkee, että olet hakenut tähän ohjelmaan ja kuinka paljon työaikaa se vie.
supervisor-preview-asked = Häneltä kysytään, voidaanko osallistumisesi järjestää työajalla. Hän voi vastata { $date } asti. Näet vastauksen heti, ja voit kommentoida sitä. Vastaus ei vaikuta valintaan.
supervisor-preview-never = Hän ei näe vastauksiasi eikä valinnan tulosta. Jos perut hakemuksesi, tieto siitä poistuu myös häneltä.
