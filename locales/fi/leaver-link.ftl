### Uusi henkilökohtainen linkki palveluksesta lähteneelle.

leaver-link = Linkki omiin tietoihin
leaver-link-of = Linkki omiin tietoihin: { $name }
leaver-link-what = Palveluksesta lähtenyt näkee linkillä omat tietonsa, ei muuta. Linkki toimii kerran ja on voimassa 14 päivää.
leaver-link-address-given = Hän on ilmoittanut osoitteen, johon linkki lähetetään, ja voi pyytää uuden linkin itse. Osoite ja linkki näkyvät vain hänelle.
leaver-link-address-none = Hän ei ole ilmoittanut osoitetta linkkiä varten.
leaver-link-send = Lähetä uusi linkki
leaver-link-sent = Linkki on lähetetty hänen ilmoittamaansa osoitteeseen.
leaver-link-by-hand = Annettu linkki ei näytä, kenen kanssa hän ei ole halunnut samaan ryhmään, eikä hänen kertomiaan järjestelytarpeita. Ne hän saa pyytämällä viraston tietosuojavastaavalta.
leaver-link-until = Avaamaton linkki on voimassa { $moment } asti. Uusi linkki korvaa sen.
leaver-link-open = Tietoja katsotaan parhaillaan linkillä avatussa näkymässä.
leaver-link-end = Poista linkki käytöstä
leaver-link-end-what = Kun linkki poistetaan käytöstä, avattu näkymä sulkeutuu ja ilmoitettu osoite poistetaan.
leaver-link-ended = Linkki on poistettu käytöstä.
leaver-link-checked = Olen tarkistanut henkilöllisyyden
leaver-link-checked-hint = Anna linkki vain henkilölle itselleen. Hän näkee käyttölokistaan, että annoit sen.
leaver-link-make = Tee linkki
leaver-link-made = Linkki on tehty
leaver-link-made-what = Linkki näytetään vain tämän kerran. Kopioi se ja anna se henkilölle.
