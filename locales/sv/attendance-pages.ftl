# Närvaro och timmar i koordinatorns vy.
sessions-to-attendance = Närvaro
sessions-to-hours = Timmar och närvaro
attendance-title = Närvaro
attendance-marked = Antecknade
attendance-marked-of = { $marked }/{ $people }
attendance-not-held = Närvaro antecknas bara för en publicerad träff. Den här är ett utkast eller inställd.
attendance-not-begun = Träffen har inte börjat. Du kan bara anteckna att någon har anmält frånvaro. Orsaken antecknas inte.
attendance-nobody = Träffen har inga deltagare
attendance-rest-on-site = { $count ->
    [one] Anteckna resten (1) som på plats
   *[other] Anteckna resten ({ $count }) som på plats
}
attendance-rest-remote = { $count ->
    [one] Anteckna resten (1) som på distans
   *[other] Anteckna resten ({ $count }) som på distans
}
attendance-minutes = Hur många minuter som räknas, högst { $most }
attendance-declined-in-calendar = Inbjudan har avböjts i kalendern. Det är ingen frånvaroanmälan.
attendance-stands = Sparad anteckning: { $status }
attendance-unsaved = { $count ->
    [0] Inga osparade anteckningar
    [one] En osparad anteckning
   *[other] { $count } osparade anteckningar
}
attendance-save = Spara anteckningarna
attendance-saved = { $count ->
    [one] En anteckning har sparats.
   *[other] { $count } anteckningar har sparats.
}
attendance-kept = Förbindelsen bröts, men anteckningarna finns kvar på den här enheten
attendance-kept-what = De skickas när förbindelsen är tillbaka eller när du öppnar sidan på nytt. Varje anteckning sparas bara en gång. Om du loggar ut tas oskickade anteckningar bort från enheten.
attendance-others = Inte med på den här träffen
attendance-others-what = De här personerna var inte med i programmet eller gruppen när träffen började. De antecknas inte som frånvarande.
attendance-not-yet = Kom med i programmet först senare
attendance-paused = Hade paus i deltagandet
attendance-no-longer = Hade redan slutat eller är nu i en annan grupp
attendance-history = Anteckningarnas historik
attendance-history-what = Tidigare anteckningar varken ändras eller tas bort. Den nyaste gäller.
attendance-history-open = Visa historiken
attendance-history-close = Dölj historiken
attendance-history-none = Inget har antecknats om någon ännu.
attendance-name = Namn
attendance-said = Anteckning
attendance-before = Före det
attendance-nothing-before = ingen anteckning
attendance-by = Antecknat av
attendance-by-self = deltagaren själv
attendance-at = Tid
hours-title = Timmar och närvaro
hours-lead = Vad programmet lovar, vad deltagarna har kallats till och vad de har deltagit i.
hours-people = Deltagare
hours-sums = Timmar sammanlagt
hours-sums-what = Den utlovade tiden gäller en deltagare, de övriga är summor över alla deltagare.
hours-unmarked = Anteckningar saknas
hours-unmarked-what = De här träffarna har börjat, men allas närvaro har inte antecknats.
hours-unmarked-people = { $count ->
    [one] en saknar anteckning
   *[other] { $count } saknar anteckning
}
hours-of-people = Timmar per person
hours-only-unmarked = Bara de som saknar anteckningar
hours-nobody-so = Ingen saknar anteckningar.
hours-unit = Enhet
hours-remotely = Därav på distans
hours-unmarked-times = Utan anteckning
hours-training-days = Utbildningsdagar för personalförvaltningen
hours-training-days-what = Hela ämbetsverkets utbildningsdagar per år och slag av moment. Uppgifter om färre än fem personer visas inte.
attendance-lists = Papperslista och distansverktyg
attendance-lists-what = Du kan också anteckna närvaron från en underskriven lista eller från distansverktygets lista.
attendance-to-sign-in = Skriv ut deltagarlistan
attendance-to-typed-back = För in papperslistan
attendance-to-remote-list = Läs distansverktygets lista
