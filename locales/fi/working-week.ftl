# Oma työaika ja varatut ajat.
working-week-title = Oma työaika
working-week-lead = Kerro, mihin aikaan teet työtä. Tapaamisten suunnittelijat näkevät vain, kuinka monen osallistujan tai vetäjän työajan ulkopuolella tapaaminen on. Työaikaasi tai syytä siihen he eivät näe.
working-week-link = Oma työaika ja varatut ajat
working-week-link-what = Kun kerrot työaikasi, se voidaan ottaa huomioon tapaamisten suunnittelussa.
working-week-days = Työpäivät
working-week-days-what = Jätä molemmat kentät tyhjiksi, jos et tee työtä sinä päivänä. Anna ajat vartin tarkkuudella. Päättymisaika 00.00 tarkoittaa keskiyötä.
working-week-usual = Et ole vielä kertonut työaikaasi. Siihen asti oletetaan, että teet työtä maanantaista perjantaihin kello 8.00–16.30.
working-week-from = Työ alkaa
working-week-until = Työ päättyy
working-week-1 = Maanantai
working-week-2 = Tiistai
working-week-3 = Keskiviikko
working-week-4 = Torstai
working-week-5 = Perjantai
working-week-6 = Lauantai
working-week-7 = Sunnuntai
working-week-save = Tallenna työaika
working-week-saved = Työaika tallennettiin.
busy-title = Varatut ajat
busy-what = Virastosi järjestelmä voi lähettää tänne ajat, joina et pääse tapaamisiin. Aikojen mukana ei tule otsikoita, paikkoja eikä syitä. Kukaan muu ei näe niitä, ja ne poistetaan, kun lähettämisestä on kulunut vuorokausi.
busy-none = Varattuja aikoja ei ole tallessa.
busy-kept = { $count ->
    [one] Tallessa on yksi varattu aika.
   *[other] Tallessa on { $count } varattua aikaa.
}
busy-until = Niitä käytetään { $when } asti. Sen jälkeen ne poistetaan.
busy-by-system = Ajat lähetti virastosi järjestelmä.
busy-list = Varatut ajat aikajärjestyksessä
busy-when = Aika
busy-clear = Poista varatut ajat nyt
busy-cleared = Varatut ajat poistettiin.
