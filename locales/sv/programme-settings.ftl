# Att skapa ett program och ändra dess uppgifter.
settings-new = Skapa ett utvecklingsprogram
settings-new-lead = Programmet är ett utkast tills programstommen har publicerats och ansökningsomgången godkänts. Du kan ändra uppgifterna senare.
settings-edit = Ändra programmets uppgifter
settings-what = Grunduppgifter om programmet
settings-initiative = Projekt
settings-initiative-hint = Projektet samlar de program som har samma mål.
settings-initiative-choose = Välj projekt
settings-initiative-new = Nytt projekt
settings-initiative-what = Projektets namn syns i alla dess program.
settings-initiative-name = Projektets namn
settings-initiative-summary = Projektets syfte
settings-initiative-create = Skapa projektet
settings-name = Programmets namn
settings-slug = Sidans adress
settings-slug-hint = Slutet på den offentliga sidans adress: små bokstäver a–z, siffror och bindestreck. Adressen kan inte ändras senare.
settings-summary = Beskrivning
settings-summary-hint = Vad man gör i programmet och vad deltagaren får ut av det.
settings-target-group = Vem programmet är avsett för
settings-target-group-hint = Avgränsningarna beslutas i ansökningsomgångens regler, med motivering.
settings-partner = Partner
settings-partner-hint = Den organisation med vilken programmet planeras och genomförs.
settings-size = Omfattning
settings-size-what = Deltagarna delas in i grupper när de har tagit emot sina platser.
settings-places = Antal platser
settings-groups = Antal grupper
settings-growth = Med hur många minuter den utlovade tiden får överskridas
settings-growth-hint = Om en ny version av programstommen överskrider den utlovade tiden med mer än så ber vi deltagaren på nytt om samtycke. För en träff vars längd inte är känd ber vi alltid om samtycke. Gränsen hör till det som ansökningsomgången lovar och kan inte ändras när omgången har skickats för godkännande.
settings-growth-stays = Det här kan inte längre ändras, eftersom ansökningsomgången har skickats för godkännande eller programmet redan har deltagare.
settings-places-stay = Det här kan inte längre ändras, eftersom ansökningsomgången har skickats för godkännande.
settings-design = Programstomme
settings-design-what = Programstommen är en utgångspunkt: moment kan läggas till, tas bort och ordnas om före publiceringen.
settings-design-choose = Vilken programstomme ni utgår från
settings-design-facts = { $elements ->
    [one] { $elements } moment
   *[other] { $elements } moment
} · { $hours }
settings-design-empty = En tom programstomme
settings-design-empty-what = Lägg till momenten själv.
settings-create = Skapa programmet
settings-created = Programmet har skapats.
settings-public = Offentlig sida
settings-published = Visa programmets offentliga sida
settings-published-hint = Sidan kan läsas utan inloggning. Den visar programmets beskrivning, stig, timmar och ansökningsomgång men inga personuppgifter.
