# Egna träffar.
own-sessions-title = Mina träffar
own-sessions-lead = Alla träffar som du deltar i och vars tid har publicerats.
own-sessions-list = Träffarna i tidsordning
own-sessions-none = Inga träffar har publicerats ännu
own-sessions-none-what = Du får ett e-postmeddelande när tiden för din första träff publiceras.
own-sessions-cancelled = Träffen är inställd: { $reason }. Du får ett e-postmeddelande när en ny tid är bestämd.
own-sessions-calendar = Till kalendern
own-sessions-calendar-what = Spara träffarna som en fil och öppna den i ditt kalenderprogram. Om tiderna ändras ska du spara och öppna filen på nytt: den ersätter de tidigare anteckningarna.
own-sessions-calendar-shared = Andra kan se din arbetskalender. När det gäller smågruppscoachning och mentorskap innehåller filen därför bara tid, plats och program.
own-sessions-calendar-save = Spara kalenderfilen
