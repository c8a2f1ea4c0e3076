# Kontroll av lottningen i webbläsaren.
draw-check-title = Kontrollera lottningen själv
draw-check-lead = Din webbläsare räknar om lottningen utifrån det publicerade beviset. Inget skickas till servern.
draw-check-run = Kontrollera i den här webbläsaren
draw-check-file = Ladda ner beviset som fil
draw-check-own-line = Din egen lottrad
draw-check-passed = Lottningen har räknats ut rätt
draw-check-failed = Beviset stämmer inte
draw-check-failed-what = Din webbläsare fick ett annat resultat än det i beviset. Kontakta koordinatorn och kopiera uppgiften nedan till meddelandet.
draw-check-own-seat = Din egen rad har placering { $rank }: den fick en plats.
draw-check-own-waiting = Din egen rad har placering { $rank }: den fick en reservplats.
draw-check-own-absent = Raden finns inte i lottningen. Kontrollera att den är rätt skriven.
draw-check-pool = Lottrader
draw-check-seats = Platser
draw-check-commitment = Förbindelsens kontrollsumma
draw-check-compare = Jämför kontrollsumman med den som publicerades före lottningen.
draw-check-line-hint = Du ser din egen rad på sidan för din ansökan. Du kan också kontrollera lottningen utan en rad.
draw-check-own-not-yours = Raden har inte bildats av din ansökan. Kontakta koordinatorn.
