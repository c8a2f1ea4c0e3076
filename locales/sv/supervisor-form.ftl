# Valet av chefens del i ansökningsomgångens formulär.
call-part-lead = Chefen avgör aldrig vem som får en plats. Valet visas för alla på ansökningsomgångens sida och går inte att ändra när ansökningsomgången har godkänts.
call-part = Vad får den sökandes chef veta?
call-part-none = Ingenting
call-part-none-what = Ansökan är den sökandes egen sak.
call-part-informed = Att någon i chefens team har sökt
call-part-informed-what = Chefen får ett meddelande och ser vem som har sökt och hur mycket arbetstid programmet tar. Av dem som får en plats ser chefen träffarnas dagar och timmar. Chefen får inga frågor.
call-part-working-time = Samma sak och en fråga om arbetstiden
call-part-working-time-what = Chefen berättar om deltagandet går att ordna på arbetstid: ja, ja på vissa villkor eller nej. Svaret får motiveras bara med arbetstiden. Det påverkar inte urvalet. Om chefen inte svarar påverkar det ingenting.
call-statements-until = Sista dagen för chefernas svar
call-statements-until-what = Tidigast ansökningstidens sista dag och senast reservplatsernas sista dag.
