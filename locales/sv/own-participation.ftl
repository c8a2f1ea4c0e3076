# Eget deltagande: vad det blev av platsen, och att lämna programmet.
own-participation = Ditt deltagande
own-participation-began = Platsen togs emot
own-participation-paused-on = Pausen började
own-participation-ended-on = Avslutat
own-participation-leave = Avbryt deltagandet
own-participation-leave-title = Vill du avbryta ditt deltagande?
own-participation-leave-what = Din plats blir genast ledig. Platser som blir lediga senast { $date } erbjuds nästa i reservplatsernas ordning. Du kan inte ångra dig.
own-participation-reason-hint = Välj det närmaste alternativet. Du behöver inte uppge någon orsak, och vi frågar inte om din hälsa.
own-participation-left-toast = Ditt deltagande har avbrutits.
own-participation-leave-path = Din plats blir ledig genast. Avbrottet kan inte ångras.
