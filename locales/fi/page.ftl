# Aloitussivu ennen kuin sovellus on käynnissä.
page-no-script = Polku toimii selaimessa JavaScriptin avulla, ja se on tässä selaimessa pois käytöstä. Ota JavaScript käyttöön ja lataa sivu uudelleen. Jos se ei onnistu, ota yhteyttä oman virastosi koordinaattoriin.
page-no-script-api = Ohjelmointirajapinnan kuvaus
