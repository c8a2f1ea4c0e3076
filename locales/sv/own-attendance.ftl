# Egen närvaro och egna timmar.
own-apology-what = Om du inte kan komma till en träff, anmäl det innan den börjar. Vi frågar inte efter orsaken. Det räcker inte att avböja inbjudan i kalendern.
own-apology-give = Anmäl att jag inte kan komma
own-apology-give-of = Anmäl att jag inte kan komma till träffen { $when }
own-declined-in-calendar = Inbjudan har avböjts i din kalender. Det är ingen frånvaroanmälan. Om du inte kan komma, anmäl frånvaro här.
own-apology-withdraw = Återta anmälan, jag kommer ändå
own-apology-withdraw-of = Återta anmälan, jag kommer ändå till träffen { $when }
own-apology-given = Din frånvaro har anmälts till koordinatorn.
own-apology-withdrawn = Anmälan är återtagen. Välkommen till träffen.
own-attendance-counted = Räknad tid för dig: { $hours }
own-attendance-history = Vad som har antecknats om din närvaro
own-attendance-by-me = du antecknade själv
own-attendance-by-lead = ledaren antecknade
own-attendance-by-them = koordinatorn antecknade
own-hours = Mina timmar: { $programme }
own-hours-what = Den utlovade tiden kommer från programstommen och den tid du har kallats till från publicerade träffar. Tiden du har deltagit läggs till när din närvaro har antecknats.
