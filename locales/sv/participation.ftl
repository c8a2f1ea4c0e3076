# Deltagande: ord som deltagaren och koordinatorn läser på samma sätt.
participation-state-ongoing = deltar
participation-state-paused = har paus
participation-state-discontinued = har avbrutit
participation-state-completed = har slutfört
participation-reason = Orsak till avbrottet
participation-reason-work-situation = Arbetssituationen
participation-reason-other-duties = Övergång till andra uppgifter
participation-reason-other-path = En annan utvecklingsstig
participation-reason-left-agency = Lämnar ämbetsverket
participation-reason-own-choice = Eget val
participation-reason-not-told = Ingen orsak har uppgetts
