# Ennen hakemuksen lähettämistä: mitä esihenkilö saa tietää.
supervisor-preview-title = Mitä esihenkilösi saa tietää
supervisor-preview-told = Kun lähetät hakemuksen, esihenkilösi { $name } saa tiedon, että olet hakenut tähän ohjelmaan. Hän näkee myös, kuinka paljon työaikaa ohjelma vie: { $hours }.
supervisor-preview-nobody = Henkilöstörekisteriin ei ole merkitty sinulle esihenkilöä. Jos esihenkilö merkitään myöhemmin, hän näkee, että olet hakenut tähän ohjelmaan ja kuinka paljon työaikaa se vie.
supervisor-preview-asked = Häneltä kysytään, voidaanko osallistumisesi järjestää työajalla. Hän voi vastata { $date } asti. Näet vastauksen heti, ja voit kommentoida sitä. Vastaus ei vaikuta valintaan.
supervisor-preview-never = Hän ei näe vastauksiasi eikä valinnan tulosta. Vasta jos saat paikan, hän näkee tapaamistesi päivät ja tunnit mutta ei sitä, mitä niissä tehdään. Jos perut hakemuksesi, hän ei näe enää sitäkään, että hait.
