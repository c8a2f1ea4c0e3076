# Deltagande: ord som deltagaren och koordinatorn läser på samma sätt.
participation-state-ongoing = deltar
participation-state-paused = har paus
participation-state-discontinued = har avbrutit deltagandet
participation-state-completed = har slutfört programmet
participation-reason = Orsak till avbrottet
participation-reason-work-situation = Arbetssituationen
participation-reason-other-duties = Övergång till andra uppgifter
participation-reason-other-path = En annan utvecklingsstig
participation-reason-left-agency = Anställningen vid ämbetsverket upphör
participation-reason-own-choice = Eget val
participation-reason-not-told = Ingen orsak har uppgetts
