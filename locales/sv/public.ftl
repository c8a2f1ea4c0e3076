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
public-method = Urvalssätt
public-method-draw = Lottning: alla i målgruppen har samma chans
public-answer-time = Tid att svara på ett erbjudande
public-days = { $count ->
    [one] en dag
   *[other] { $count } dagar
}
public-waiting-until = Reservplatserna gäller till
public-apply = Gå till ansökan
public-rules = Regler
public-decided = Beslutat av { $title } den { $day }.
public-alternative = I stället erbjuds:
public-path = Programmets väg
public-hours = Arbetstid per deltagare: { $hours }.
public-proof-link = Kontrollera lottningen
public-proof-title = Lottning: { $programme }
public-proof-lead = Vem som helst kan kontrollera att platserna lottades en enda gång utifrån siffror som publicerats på förhand.
public-pool = Deltog i lottningen
public-committed-at = Åtagandet publicerat
public-drawn-at = Lottat
public-confirmed-at = Fastställt
public-confirmed-by = Fastställt av
public-commitment = Åtagandets kontrollsumma (SHA-256)
public-proof-how = Före lottningen publicerades ett åtagande: de sökande som koder, reglerna, platserna och kontrollsummorna av två personers frötal. Resultatet följer av dem och kan inte längre ändras.
public-check-title = Kontrollera själv
public-check-what = Din webbläsare räknar om lottningen utifrån bevisfilen. Dina uppgifter skickas ingenstans.
public-check-without = Kontrollen i webbläsaren kräver JavaScript. Utan det kan du ladda ner bevisfilen och kontrollera den med kommandot polku verify.
public-proof-file = Ladda ner bevisfilen
public-proof-limits = Kontrollen visar att resultatet följer av åtagandet. Den visar inte att ingen rad är påhittad: varje sökande kan kontrollera sin egen rad.
public-proof-not-yet = Resultatet har inte fastställts ännu. Bevisfilen publiceras på den här sidan efter det.
