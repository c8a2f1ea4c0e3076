# Företräde för dem som blev utan plats i en tidigare lottning, på sidor där det läses.
left-out-preference = Företräde för dem som blev utan plats
left-out-places = { $min ->
    [one] Minst en plats ges till en sökande
   *[other] Minst { $min } platser ges till sökande
} som var med i en tidigare lottning ({ $programme }) men blev utan plats. De som söker för första gången har fortfarande en chans att få en plats, och var och en ser sin egen chans före lottningen.
left-out-decided = Beslutet fattades av { $name }, { $title }, { $date }.
left-out-undecided = Det här är ett förslag som ingen har beslutat om ännu.
quota-line-left-out = De som blev utan plats i en tidigare lottning: minst { $min }
fact-left-out = Blev utan plats i en tidigare lottning
fact-source-earlier-round = tidigare lottning
outcome-left-out-what = Uppgiften påverkade hur stor din chans var. Om du anser att den är fel kan du begära en kontroll.
check-left-out-yes = Sökanden borde ha räknats till dem som hade blivit utan plats i en tidigare lottning.
check-left-out-no = Sökanden borde inte ha räknats till dem som hade blivit utan plats i en tidigare lottning.
