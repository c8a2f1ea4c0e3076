# Egna träffar.
own-sessions-title = Mina träffar
own-sessions-lead = Alla träffar som du deltar i och vars tid har publicerats.
own-sessions-list = Träffarna i tidsordning
own-sessions-none = Inga träffar har publicerats ännu
own-sessions-none-what = Du får ett e-postmeddelande när tiden för din första träff publiceras.
own-sessions-cancelled = Träffen blir inte av: { $reason }. Du får ett meddelande när en ny tid är bestämd.
own-sessions-calendar = Till kalendern
own-sessions-calendar-what = Spara träffarna som en fil och öppna den i ditt kalenderprogram. Om tiderna ändras ska du spara filen på nytt: den ersätter de tidigare anteckningarna.
own-sessions-calendar-shared = Andra kan se din arbetskalender. Därför anges bara tid, plats och program för smågruppscoachning och mentorskap.
own-sessions-calendar-save = Spara kalenderfilen
