# Deltagarna i koordinatorns vy.
participants-title = Deltagare
participants-lead = Alla som har tagit emot en plats, även de som har avbrutit sitt deltagande.
participants-list = Deltagarna i namnordning
participants-name = Deltagare
participants-since = Sedan
participants-none = Det finns inga deltagare ännu
participants-none-what = Deltagandet börjar när sökanden tar emot den erbjudna platsen.
participants-none-so = Ingen är i det här läget.
participants-action = Åtgärd
participants-change = Ändra
participants-change-of = Ändra deltagandet: { $name }
participants-step = Vad ska antecknas om deltagandet?
participants-pause = Anteckna paus
participants-pause-what = Platsen behålls. Orsaken till pausen antecknas inte.
participants-resume = Anteckna att deltagandet fortsätter
participants-resume-what = Pausen upphör. Platsen har behållits.
participants-complete = Anteckna som slutfört
participants-complete-what = Platsen blir inte ledig. Anteckningen kan inte ångras.
participants-discontinue = Avbryt deltagandet
participants-discontinue-what = Avbrottet gäller genast och deltagaren får veta om det. Avbrottet kan inte ångras.
participants-record = Anteckna
participants-changed-toast = Deltagandet har ändrats.
participants-reason-hint = Välj enligt vad deltagaren har berättat. Inget frågas eller antecknas om hälsa.
participants-place = Vad händer med platsen
participants-place-offered = Platsen blir genast ledig och erbjuds den första i reservplatsernas ordning. På reservplats finns nu { $count ->
    [one] en sökande
   *[other] { $count } sökande
}. Lediga platser erbjuds till och med { $date }.
participants-place-nobody = Platsen blir genast ledig och förblir ledig, eftersom ingen finns på reservplats.
participants-place-over = Platsen blir genast ledig och förblir ledig, eftersom lediga platser erbjöds dem som stod på reservplats bara till och med { $date }.
