### Henkilökohtaisen linkin antaminen palveluksesta lähteneelle.

leaver-link = Linkki omiin tietoihin
leaver-link-of = Linkki omiin tietoihin: { $name }
leaver-link-what = Palveluksesta lähtenyt näkee linkillä omat tietonsa, ei muuta. Linkki toimii kerran ja on voimassa 14 päivää.
leaver-link-address-given = Hän on ilmoittanut osoitteen, johon linkki lähetetään, ja voi pyytää uuden linkin itse. Osoitetta ei näytetä.
leaver-link-address-none = Hän ei ole ilmoittanut osoitetta linkkiä varten.
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
