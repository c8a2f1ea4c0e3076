# Öppna ansökningar och en ansökningsomgång för personalen.
calls-lead = Vem som helst i personalen får ansöka. Ordningen i vilken ansökningarna kommer påverkar inte urvalet.
calls-empty = Inga ansökningsomgångar är öppna just nu
calls-empty-what = När en ansökningsomgång öppnas ser du den här.
calls-to-my-path = Gå till min stig
calls-applied = Du har ansökt
calls-seats = { $count ->
    [one] En plats
   *[other] { $count } platser
}
calls-method-quotas = Platserna lottas ut enligt kvoter
calls-method-draw = Platserna lottas ut inom målgruppen
call-title = Ansökningsomgång
call-selection = Så här väljs deltagarna
call-method-draw = När ansökningstiden har gått ut kontrolleras vilka som hör till målgruppen. Om de är fler än platserna lottas platserna ut. Alla i målgruppen har samma chans, och vem som helst kan kontrollera lottningen i efterhand. Tidpunkten för ansökan och svaren påverkar inte urvalet.
call-method-quotas = När ansökningstiden har gått ut kontrolleras vilka som hör till målgruppen. Platserna lottas ut så att kvoterna i ansökningsomgången uppfylls. Chanserna är så jämna som kvoterna tillåter, och vem som helst kan kontrollera lottningen i efterhand. Tidpunkten för ansökan och svaren påverkar inte urvalet.
call-rules = Regler för målgruppen
call-no-rules = Ansökningsomgången är inte begränsad med regler: alla sökande hör till målgruppen.
call-rule-reason = Varför: { $reason }
call-rule-instead = Erbjuds i stället:
call-rule-decided = Beslutsfattare: { $title }, { $date } · version { $version }
call-path = Stig
call-path-lead = Utvecklingsprogrammets moment i ordning.
call-hours = Timmar
call-window = Ansökningstid
call-seats = Platser
call-apply-title = Ansök
call-apply = Fyll i ansökan
call-applied = Du har redan ansökt i den här ansökningsomgången.
call-opens = Ansökningstiden börjar { $date }.
call-closed = Ansökningstiden har gått ut.
call-next = Vad som händer efter ansökan
call-next-change = Du kan ändra eller återta din ansökan till och med { $date }.
call-next-draw = Beslutsfattaren bekräftar urvalet, och alla sökande får resultatet med motiveringar samtidigt.
call-next-offer = Om du erbjuds en plats har du { $days ->
    [one] en dag
   *[other] { $days } dagar
} på dig att ta emot den.
call-next-waiting = Platser som blir lediga erbjuds i reservplatsernas ordning till och med { $date }.
call-approval = Godkännande av ansökningsomgången
call-approved = Godkänd av
call-approved-by = { $title }, { $date }
call-cooperation = Behandlad i samarbetsförfarandet
quota-line-unit = Enheten { $value }: minst { $min } och högst { $max ->
    [one] { $max } plats
   *[other] { $max } platser
}
quota-line-site = Verksamhetsstället { $value }: minst { $min } och högst { $max ->
    [one] { $max } plats
   *[other] { $max } platser
}
quota-line-category = Personalgruppen { $value }: minst { $min } och högst { $max ->
    [one] { $max } plats
   *[other] { $max } platser
}
quota-line-supervisors = Chefer: minst { $min } och högst { $max ->
    [one] { $max } plats
   *[other] { $max } platser
}
quota-line-others = Andra än chefer: minst { $min } och högst { $max ->
    [one] { $max } plats
   *[other] { $max } platser
}
call-method-scored = När ansökningstiden har gått ut kontrolleras vilka som hör till målgruppen. Två bedömare ger varje ansökan poäng utan namn enligt bedömningsgrunderna nedan. Platserna går till dem som har flest poäng. Om poängen är lika lottas ordningen.
calls-method-scored = Ansökningarna får poäng utan namn
