# Motiveringar till resultatet, för den sökande.
reasons-inside-if-not-supervisor = Du hade hört till målgruppen om du inte vore chef.
reasons-inside-if-supervisor = Du hade hört till målgruppen om du vore chef.
reasons-outside-if-supervisor = Du hade inte hört till målgruppen om du vore chef.
reasons-outside-if-not-supervisor = Du hade inte hört till målgruppen om du inte vore chef.
reasons-inside-if-other-category = Du hade hört till målgruppen om din personalgrupp vore en annan än { $names }.
reasons-outside-if-category = Du hade inte hört till målgruppen om din personalgrupp vore { $names }.
reasons-inside-if-other-unit = Du hade hört till målgruppen om din enhet vore en annan än { $names }.
reasons-outside-if-unit = Du hade inte hört till målgruppen om din enhet vore { $names }.
reasons-inside-if-other-site = Du hade hört till målgruppen om ditt verksamhetsställe vore ett annat än { $names }.
reasons-outside-if-site = Du hade inte hört till målgruppen om ditt verksamhetsställe vore { $names }.
reasons-inside-if-started-earlier = { $months ->
    [one] Du hade hört till målgruppen om din uppgift hade börjat mer än en månad före den { $day }.
   *[other] Du hade hört till målgruppen om din uppgift hade börjat mer än { $months } månader före den { $day }.
}
reasons-outside-if-started-later = { $months ->
    [one] Du hade inte hört till målgruppen om din uppgift hade börjat högst en månad före den { $day } eller senare.
   *[other] Du hade inte hört till målgruppen om din uppgift hade börjat högst { $months } månader före den { $day } eller senare.
}
reasons-submitted = Din ansökan har tagits emot och behandlas.
reasons-withdrawn = Du har återtagit din ansökan.
reasons-ineligible = Du hör inte till målgruppen för det här programmet.
reasons-offered = Du har erbjudits en plats i programmet.
reasons-accepted = Du har tagit emot platsen.
reasons-declined = Du har avstått från platsen.
reasons-expired = Du svarade inte inom svarstiden, så den erbjudna platsen förföll.
reasons-not-selected = Du blev inte antagen: reservplatserna gäller inte längre och ingen plats blev ledig för dig.
reasons-rerouted = Din ansökan har flyttats till ett annat program, eftersom du tog emot den stig som erbjöds.
reasons-waiting-list = Du står på reservplats.
reasons-waiting = Du står på reservplats { $place }/{ $total }.
reasons-drawn = Du hörde till målgruppen. Antalet platser var { $seats } och antalet sökande i lottningen { $pool }. I lottningen fick du placering { $rank }.
reasons-equal-chance = Alla som deltog i lottningen hade samma chans. Tidpunkten för ansökan och svaren påverkade inte resultatet.
reasons-quota-draw = Lottningen följde kvoterna i ansökningsomgången. Chanserna var så jämna som kvoterna tillät. Tidpunkten för ansökan och svaren påverkade inte resultatet.
reasons-scored-draw = Ansökningarna ordnades efter poäng. Lottningen avgjorde ordningen bara mellan dem som hade lika många poäng. Tidpunkten för ansökan påverkade inte resultatet.
reasons-left-outside-by = Resultatet grundar sig på regeln ”{ $rule }”.
reasons-corrected = Resultatet var fel och har rättats i omgång { $round }. Någon ny lottning har inte gjorts.
