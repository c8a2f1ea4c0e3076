# Övning med påhittade sökande, vad programmet kräver, och publicering av övningen tillsammans med ansökan.
rehearsal-pool-invented = Påhittade sökande
rehearsal-pool-invented-what = Du anger själv hur många de är och hurdana. Bara en sådan övning kan publiceras tillsammans med ansökan, eftersom den inte innehåller uppgifter om någon.
rehearsal-invented-kinds = Hur många av de sökande hör till kvoterna
rehearsal-invented-kinds-hint = Minst 5 sökande per punkt. De som du inte säger något om hör till de övriga.
rehearsal-invented-unit = Enheten { $value }
rehearsal-invented-site = Verksamhetsstället { $value }
rehearsal-invented-category = Personalgruppen { $value }
rehearsal-invented-supervisors = Chefer
rehearsal-invented-others = Andra än chefer
rehearsal-frame = Grupper och tidtabell
rehearsal-small-size = Personer i en smågrupp
rehearsal-first-day = Träffarna börjar
rehearsal-last-day = Träffarna slutar
rehearsal-need = Vad programmet kräver
rehearsal-need-what = Uträknat ur programstommen och antalet deltagare. Siffrorna är desamma för alla urvalssätt, eftersom alla väljer lika många.
rehearsal-small-groups = Smågrupper
rehearsal-meetings-each = Träffar per deltagare
rehearsal-days = Arbetsdagar { $range }
rehearsal-days-count = { $days }, i { $weeks ->
    [one] en vecka
   *[other] { $weeks } veckor
}
rehearsal-days-room = Träffarna ryms i tidtabellen, också om de är högst en per vecka.
rehearsal-days-tight = Träffarna är fler än veckorna: vissa veckor har fler än en.
rehearsal-days-none = Träffarna är fler än arbetsdagarna. Tiden räcker inte till.
rehearsal-need-kind = Del
rehearsal-need-each = Per deltagare
rehearsal-need-circles = Samlas var för sig
rehearsal-need-sessions = Träffar sammanlagt
rehearsal-need-hours = Ledarens timmar
rehearsal-need-open = beror på mentorerna
rehearsal-need-no-length = längden preciseras
rehearsal-need-more = { $hours }, därtill { $count ->
    [one] en träff vars längd preciseras
   *[other] { $count } träffar vars längd preciseras
}
rehearsal-publish = Publicera övningen tillsammans med ansökan
rehearsal-publish-what = När ansökan har godkänts ser vem som helst övningen på programmets offentliga sida och kan upprepa den med samma frötal. Det publicerade kan inte ändras. En ny publicering ersätter den förra, och båda finns kvar.
rehearsal-publish-title-hint = Alla ser din tjänstebeteckning men inte ditt namn.
rehearsal-publish-it = Publicera övningen
rehearsal-publish-invented = Den här övningen kan inte publiceras, eftersom den bygger på uppgifter om personalen eller sökande. En övning med påhittade sökande kan publiceras.
rehearsal-publish-later = Övningen kan publiceras när ansökan har skickats till beslutsfattaren.
rehearsal-publish-decider = En beslutsfattare som inte själv har berett ansökan kan publicera övningen.
rehearsal-published-toast = Övningen är publicerad.
rehearsal-published = Publicerade övningar
rehearsal-published-what = På programmets offentliga sida finns den senaste publiceringen, när ansökan har godkänts.
rehearsal-published-number = Publicering
rehearsal-published-at = Publicerad
rehearsal-published-state = Läge
rehearsal-published-shown = senaste
rehearsal-published-superseded = ersatt av en ny
rehearsal-published-changed = ansökans villkor har ändrats
