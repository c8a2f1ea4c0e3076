# Etusija aiemmassa arvonnassa ilman paikkaa jääneille, sivuilla joilla se luetaan.
left-out-preference = Etusija ilman paikkaa jääneille
left-out-places = { $min ->
    [one] Vähintään yksi paikka annetaan hakijalle, joka oli mukana aiemmassa arvonnassa ({ $programme }) mutta jäi ilman paikkaa.
   *[other] Vähintään { $min } paikkaa annetaan hakijoille, jotka olivat mukana aiemmassa arvonnassa ({ $programme }) mutta jäivät ilman paikkaa.
} Ensimmäistä kertaa hakevilla on edelleen mahdollisuus saada paikka, ja jokainen näkee oman mahdollisuutensa ennen arvontaa.
left-out-decided = Tästä päätti { $name }, { $title }, { $date }.
left-out-undecided = Tämä on ehdotus, josta ei ole vielä päätetty.
quota-line-left-out = Aiemmassa arvonnassa ilman paikkaa jääneet: vähintään { $min }
fact-left-out = Jäi aiemmassa arvonnassa ilman paikkaa
fact-source-earlier-round = aiempi arvonta
outcome-left-out-what = Tieto vaikutti siihen, kuinka suuri mahdollisuutesi oli. Jos se on mielestäsi väärä, voit pyytää tarkistusta.
check-left-out-yes = Hakija olisi pitänyt laskea niihin, jotka olivat jääneet aiemmassa arvonnassa ilman paikkaa.
check-left-out-no = Hakijaa ei olisi pitänyt laskea niihin, jotka olivat jääneet aiemmassa arvonnassa ilman paikkaa.
