# Offentliga sidor: programmet och beviset för lottningen.
public-service = Polku
public-language-fi = Suomi
public-language-sv = Svenska
public-language-en = English
public-skip = Gå till innehållet
public-languages = Språk
public-target-group = Målgrupp
public-places = Platser
public-groups = Grupper
public-partner = I samarbete med
public-call = Ansökan
public-call-open = Ansökan pågår.
public-call-closed = Ansökningstiden har gått ut.
public-call-ahead = Ansökan börjar senare.
public-window = Ansökningstid
public-seats = Platser att söka
public-method = Urvalsmetod
public-method-draw = Lottning: alla i målgruppen har samma chans
public-answer-time = Tid att svara på en erbjuden plats
public-days = { $count ->
    [one] en dag
   *[other] { $count } dagar
}
public-waiting-until = Reservplatsernas sista dag
public-apply = Gå till ansökningsomgången
public-rules = Regler
public-decided = Beslutsfattare: { $title }, { $day }
public-alternative = Erbjuds i stället:
public-path = Programmets stig
public-hours = Arbetstid per deltagare: { $hours }.
public-proof-link = Kontrollera lottningen
public-proof-title = Lottning: { $programme }
public-proof-lead = Vem som helst kan kontrollera att resultatet av lottningen följer av den förbindelse som publicerades på förhand.
public-pool = Med i lottningen
public-committed-at = Förbindelsen publicerad
public-drawn-at = Lottat
public-confirmed-at = Bekräftat
public-confirmed-by = Bekräftat av
public-commitment = Förbindelsens kontrollsumma (SHA-256)
public-proof-how = Före lottningen publicerades en förbindelse: lottraderna (de sökande utan namn), reglerna, platserna och kontrollsummorna av två personers frötal. Resultatet följer av dem och kan inte längre ändras.
public-check-title = Kontrollera själv
public-check-what = Din webbläsare räknar om lottningen utifrån bevisfilen. Dina uppgifter skickas ingenstans.
public-check-without = Kontrollen i webbläsaren kräver JavaScript. Utan det kan du ladda ner bevisfilen och kontrollera den med kommandot polku verify.
public-proof-file = Ladda ner bevisfilen
public-proof-limits = Kontrollen visar att resultatet följer av förbindelsen. Den visar inte att ingen rad är påhittad. Varje sökande kan ändå kontrollera sin egen rad.
public-proof-not-yet = Resultatet har inte bekräftats ännu. Bevisfilen publiceras på den här sidan när det har bekräftats.
