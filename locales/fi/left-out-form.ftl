# Etusija aiemmassa arvonnassa ilman paikkaa jääneille, haun muokkauksessa.
left-out-title = Etusija aiemmin ilman paikkaa jääneille
left-out-what = Voit varata osan paikoista niille, jotka olivat mukana vahvistetussa arvonnassa mutta eivät saaneet paikkaa. Mukaan ei lasketa hakijaa, joka perui hakemuksensa tai jolle tarjottiin paikkaa, vaikka hän ei ottanut sitä vastaan.
left-out-none = Ei ole vahvistettua arvontaa, jonka hakemukset olisivat vielä tallessa.
left-out-round = Arvonta, jossa jäätiin ilman paikkaa
left-out-no-round = Ei etusijaa
left-out-people = { $count ->
    [one] Yksi palveluksessa oleva jäi ilman paikkaa.
   *[other] Ilman paikkaa jäi { $count } palveluksessa olevaa.
}
left-out-min = Paikkoja vähintään
left-out-min-hint = Vähintään yhden paikan on jäätävä muille.
left-out-decision = Päätös etusijasta
left-out-decision-what = Haun voi lähettää päättäjälle vasta, kun etusijasta on päätetty. Perustelun näkevät kaikki hakijat, ja se julkaistaan ohjelman julkisella sivulla.
left-out-reason = Miksi etusija annetaan
left-out-check = Etusijasta on päätetty
left-out-check-none = Etusijasta ei ole päätetty
