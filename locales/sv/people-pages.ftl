### Personalförteckningen och importen.

people-title = Personal
people-lead = De uppgifter om ämbetsverkets personal som utvecklingsprogrammen behöver.
people-empty = Inga personer hittades
people-empty-what = Ändra sökvillkoren eller importera personalen från en fil.
people-import = Importera personal
people-search = Sök på namn eller personalnummer
people-service = I tjänst
people-supervisor = Chefsställning
people-all = Alla
people-active = I tjänst
people-inactive = Inte i tjänst
people-supervisors = Chefer
people-not-supervisors = Andra än chefer
people-is-supervisor = Chef
people-name = Namn
people-notes = Anmärkningar
people-column-external-id = Personalnummer
people-column-family-name = Efternamn
people-column-given-name = Förnamn
people-column-email = E-post
people-column-unit = Enhet
people-column-site = Verksamhetsställe
people-column-title = Uppgiftsbenämning
people-column-job-category = Personalgrupp
people-column-is-supervisor = Chef (K eller E)
people-column-supervisor-external-id = Chefens nummer
people-column-role-started-on = Uppgiftens första dag
people-column-leave-from = Första frånvarodagen
people-column-leave-until = Sista frånvarodagen
people-column-language = Kontaktspråk
people-column-active = I tjänst
people-column-none = Importeras inte
people-import-title = Import av personal
people-import-lead = Granska filen först: ingenting ändras innan du importerar personalen.
people-import-file = Fil
people-import-choose = Personalfil
people-import-choose-hint = Till exempel en CSV-fil från personalsystemet.
people-import-source = Registrets beteckning
people-import-source-hint = Personerna känns igen på registrets beteckning och personalnumret. Använd samma beteckning varje gång: små bokstäver a–z, siffror och bindestreck.
people-import-check = Granska filen
people-import-reading = Läsning och kolumner
people-import-encoding = Teckenkodning
people-import-recognised = Känns igen i filen
people-import-delimiter = Kolumnavskiljare
people-import-delimiter-semicolon = Semikolon
people-import-delimiter-comma = Kommatecken
people-import-delimiter-tab = Tabulator
people-import-columns = Filens kolumner
people-import-column-missing = Kolumnen saknas: { $column }
people-import-would = Så skulle importen ändra personalen
people-import-did = Så ändrade importen personalen
people-import-done = Importen är gjord
people-import-done-what = Importen har antecknats i ändringsloggen.
people-import-done-next = Om uppgifterna ändrades för en sökande eller en deltagare väntar ändringen på avgörande på programmets sida Ändringar i personuppgifter.
people-import-done-programmes = Gå till programmen
people-import-rows = Rader
people-import-created = Nya personer
people-import-changed = Personer som ändras
people-import-unchanged = Oförändrade
people-import-rejected = Rader som inte importeras
people-import-absent = Personer som saknas i filen
people-import-deactivated = Markerade som inte längre i tjänst
people-import-not-taken = Importeras inte
people-import-new-units = Nya enheter
people-import-new-sites = Nya verksamhetsställen
people-import-faults = Anmärkningar om rader
people-import-faults-lead = Radnumret är detsamma som i filen; rubrikraden är rad 1.
people-import-line = Rad
people-import-column = Kolumn
people-import-fault = Anmärkning
people-import-then = Följd
people-import-then-rejected = Importeras inte
people-import-then-warned = Importeras, kontrollera
people-import-then-text = Importeras som text
people-import-left-out = { $count ->
    [one] Dessutom { $count } anmärkning som inte visas här.
   *[other] Dessutom { $count } anmärkningar som inte visas här.
 }
people-import-changes = Uppgifter som ändras
people-import-field = Uppgift
people-import-before = Nu
people-import-before-hidden = Visas inte
people-import-after = Efter importen
people-import-deactivate = { $count ->
    [one] Ange att { $count } person som saknas i filen inte längre är i tjänst
   *[other] Ange att { $count } personer som saknas i filen inte längre är i tjänst
}
people-import-deactivate-hint = Uppgifterna raderas inte. Personerna markeras på nytt som i tjänst när de finns i filen igen.
people-import-confirm = { $count ->
    [one] Jag har kontrollerat att { $count } person inte längre är i tjänst, trots att det är över 5 % av personalen
   *[other] Jag har kontrollerat att { $count } personer inte längre är i tjänst, trots att det är över 5 % av personalen
}
people-import-apply = Importera personal
people-import-make-faulty = Gör en fil av de felaktiga raderna
people-import-save-faulty = Spara de felaktiga raderna
