# Eget deltagande: vad det blev av platsen, och att lämna programmet.
own-participation = Ditt deltagande
own-participation-began = Platsen togs emot
own-participation-paused-on = Pausen började
own-participation-ended-on = Avslutat
own-participation-paused = Ditt deltagande är pausat
own-participation-paused-what = Pausen började { $date }. Du behåller din plats. När du vill fortsätta kan du meddela programmets koordinator.
own-participation-left = Du har avbrutit ditt deltagande
own-participation-left-what = Ditt deltagande upphörde { $date } och din plats blev ledig. Tack för att du var med. Du kan ansöka till andra program när deras ansökningstid pågår.
own-participation-ended = Ditt deltagande har upphört
own-participation-ended-what = Ditt deltagande antecknades som avbrutet { $date } och din plats blev ledig. Tack för att du var med. Om du anser att anteckningen är fel kan du kontakta programmets koordinator.
own-participation-completed = Du har slutfört programmet
own-participation-completed-what = Ditt deltagande antecknades som slutfört { $date }. Tack för att du var med hela vägen.
own-participation-leave = Avbryt deltagandet
own-participation-leave-title = Vill du avbryta ditt deltagande?
own-participation-leave-what = Din plats blir genast ledig. Platser som blir lediga senast { $date } erbjuds nästa i reservplatsernas ordning. Du kan inte ångra dig.
own-participation-reason-hint = Välj det närmaste alternativet. Du behöver inte uppge någon orsak, och vi frågar inte om din hälsa.
own-participation-left-toast = Ditt deltagande har avbrutits
