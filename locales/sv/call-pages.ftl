# Öppna ansökningar och en ansökningsomgång för personalen.
calls-title = Öppna ansökningar
calls-lead = Vem som helst i personalen får ansöka. Ordningen i vilken ansökningarna kommer påverkar inte urvalet.
calls-empty = Ingen ansökningsomgång är öppen just nu
calls-empty-what = När en ansökningsomgång öppnas syns den här och ditt ämbetsverk informerar om den.
calls-to-my-path = Gå till min stig
calls-applied = Du har ansökt
calls-closes = Ansök senast { $date }
calls-seats = { $count ->
    [one] En plats
   *[other] { $count } platser
}
calls-method-draw = Platserna lottas ut inom målgruppen
call-title = Ansökningsomgång
call-selection = Så här väljs deltagarna
call-method-draw = När ansökningstiden har gått ut kontrolleras vilka som hör till målgruppen. Om de är fler än platserna lottas platserna ut. Alla i målgruppen har samma chans, och vem som helst kan kontrollera lottningen i efterhand. Tidpunkten för ansökan eller motiveringarna påverkar inte.
call-rules = Regler för målgruppen
call-no-rules = Ansökan är inte begränsad med regler: alla sökande hör till målgruppen.
call-rule-reason = Varför: { $reason }
call-rule-instead = Erbjuds i stället:
call-rule-decided = Beslutades av { $title } { $date } · version { $version }
call-path = Stig
call-path-lead = Det här består utvecklingsprogrammet av, i ordning.
call-hours = Timmar
call-window = Ansökningstid
call-seats = Platser
call-apply-title = Ansök
call-apply = Gå till ansökan
call-applied = Du har redan ansökt i den här omgången.
call-open-application = Öppna din ansökan
call-opens = Ansökningstiden börjar { $date }.
call-closed = Ansökningstiden har gått ut.
call-next = Vad som händer efter ansökan
call-next-change = Du kan ändra din ansökan eller ta tillbaka den till och med { $date }.
call-next-draw = Beslutsfattaren bekräftar urvalsresultatet, och alla sökande får veta det samtidigt med motiveringar.
call-next-offer = Om du får en plats har du { $days ->
    [one] en dag
   *[other] { $days } dagar
} på dig att ta emot den.
call-next-waiting = Platser som blir lediga erbjuds i reservplatsernas ordning till och med { $date }.
call-approval = Godkännande av ansökningsomgången
call-approved = Godkändes av
call-approved-by = { $title }, { $date }
call-cooperation = Behandlad i samarbetsförfarandet
