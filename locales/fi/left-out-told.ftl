# Etusija aiemmassa arvonnassa ilman paikkaa jääneille: mitä siitä kerrotaan hakijalle ja julkisella sivulla.
reasons-counted-left-out = { $min ->
    [one] Haussa varattiin vähintään yksi paikka
   *[other] Haussa varattiin vähintään { $min } paikkaa
} hakijoille, jotka olivat jääneet ilman paikkaa aiemmassa arvonnassa ({ $programme }). Sinut laskettiin heihin.
reasons-not-counted-left-out = { $min ->
    [one] Haussa varattiin vähintään yksi paikka
   *[other] Haussa varattiin vähintään { $min } paikkaa
} hakijoille, jotka olivat jääneet ilman paikkaa aiemmassa arvonnassa ({ $programme }). Sinua ei laskettu heihin.
reasons-may-be-preferred = Jos haet myöhemmin haussa, jossa varataan paikkoja tässä haussa ilman paikkaa jääneille, sinut lasketaan heihin ilman erillistä pyyntöä.
public-left-out = Aiemmin ilman paikkaa jääneet
public-left-out-least = { $min ->
    [one] Vähintään yksi paikka
   *[other] Vähintään { $min } paikkaa
} hakijoille, jotka olivat mukana aiemmassa arvonnassa mutta jäivät ilman paikkaa.
