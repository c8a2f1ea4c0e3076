# Närvaro och timmar: ord som är desamma för deltagare och koordinator.
attendance-on-site = på plats
attendance-remote = på distans
attendance-partly-on-site = delvis på plats
attendance-partly-remote = delvis på distans
attendance-apologised = har anmält frånvaro
attendance-absent = frånvarande
attendance-withdrawn = anmälan återtagen
hours-element = Moment
hours-promised = Utlovat
hours-invited = Kallad
hours-attended = Deltagit
hours-to-be-held = Inställt, hålls senare
hours-to-come = Återstår
hours-outside = Moment som inte längre finns i programstommen
hours-not-said = längden är inte angiven
hours-ways = { $hours } (på plats { $onsite }, på distans { $remote })
