# Startsidan innan appen har startat.
page-no-script = Polku fungerar i webbläsaren med hjälp av JavaScript, som är avstängt i den här webbläsaren. Slå på JavaScript och ladda om sidan. Om det inte går, kontakta koordinatorn vid ditt ämbetsverk.
page-no-script-api = Beskrivning av programmeringsgränssnittet
