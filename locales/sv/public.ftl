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
public-method-quotas = Lottning med kvoter: chanserna är så jämna som kvoterna i ansökningsomgången tillåter
public-method-scored = Poängsättning: två bedömare ger ansökningarna poäng utan namn, och vid lika poäng avgör lotten
public-quotas = Kvoter
public-quota-unit = Enheten { $value }: minst { $min }, högst { $max }
public-quota-site = Verksamhetsstället { $value }: minst { $min }, högst { $max }
public-quota-category = Personalgruppen { $value }: minst { $min }, högst { $max }
public-quota-supervisors = Chefer: minst { $min }, högst { $max }
public-quota-others = Andra än chefer: minst { $min }, högst { $max }
public-answer-time = Tid att svara på en erbjuden plats
public-days = { $count ->
    [one] en dag
   *[other] { $count } dagar
}
public-waiting-until = Reservplatsernas sista dag
public-supervisor = Chefens del
public-supervisor-none = Den sökandes chef får inte veta om ansökan.
public-supervisor-informed = Den sökandes chef får veta om ansökan. Chefen påverkar inte urvalet.
public-supervisor-working-time = Den sökandes chef får frågan om deltagandet går att ordna på arbetstid och kan svara till och med { $until }. Svaret påverkar inte urvalet.
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
public-fallback = I stället för frötalet som inte avslöjades
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
public-corrections = Rättelser
public-corrections-what = Ett felaktigt resultat rättas i en egen omgång. Ingen ny lottning görs och den lottade ordningen ändras inte.
public-correction = Omgång { $round }, { $date }: { $cause } { $remedy }
public-cause-register-wrong = Personalregistret innehöll en felaktig uppgift.
public-cause-register-outdated = En ändring saknades i personalregistret.
public-remedy-place = Sökanden erbjöds en ledig plats.
public-remedy-waiting = Sökanden fick den sista reservplatsen.
public-rehearsal = Urvalet övades i förväg
public-rehearsal-what = Innan ansökan öppnades räknades det ut vad olika urvalssätt skulle leda till, om det fanns { $people } sökande och { $seats } platser. De sökande var påhittade och siffrorna innehåller inga uppgifter om någon. De verkliga sökande och lottningens resultat är andra.
public-rehearsal-equal = Lottning
public-rehearsal-quotas = Kvotlottning
public-rehearsal-scored = Poängsättning och lottning
public-rehearsal-same = { $method }: allas chans att få en plats skulle vara { $least }.
public-rehearsal-between = { $method }: chansen att få en plats skulle vara minst { $least } och högst { $greatest }.
public-rehearsal-none = { $method }: kvoterna skulle inte kunna uppfyllas med de här sökande.
public-rehearsal-groups = Deltagarna skulle delas in i { $count ->
    [one] en grupp
   *[other] { $count } grupper
}.
public-rehearsal-coaching = Smågrupperna skulle vara { $circles }. Smågruppscoachning skulle hållas { $sessions } gånger, sammanlagt { $hours }.
public-rehearsal-days = En deltagare skulle ha { $meetings ->
    [one] en träff
   *[other] { $meetings } träffar
}. Under { $range } finns det { $days } arbetsdagar i { $weeks } veckor.
public-rehearsal-changed = Ansökans platser, kvoter eller urvalssätt har ändrats efter övningen.
public-rehearsal-by = Beslut om publiceringen: { $title }, { $day }. Frötal:
public-rehearsal-repeat = Vem som helst kan upprepa övningen: samma fil ger alltid samma siffror med kommandot polku rehearse.
public-rehearsal-file = Ladda ner övningen (JSON)
