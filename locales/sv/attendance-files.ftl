# Rubriker och celler i filer om timmar och utbildningsdagar.
hours-file-title = Timmar per person
hours-file-promised = Utlovat (min)
hours-file-invited = Kallad (min)
hours-file-attended = Deltagit (min)
hours-file-on-site = På plats (min)
hours-file-remote = På distans (min)
hours-file-to-come = Återstår (min)
hours-file-unmarked = Träffar utan anteckning
training-days-title = Utbildningsdagar per år
training-days-year = År
training-days-category = Slag av moment
training-days-people = Personer
training-days-days = Utbildningsdagar
training-days-hours = Timmar
training-days-hidden = färre än { $count } personer
