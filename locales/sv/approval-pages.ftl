# Beslutsfattarens sidor.
approvals-title = Godkännanden
approvals-lead = Ansökningsomgångar, urval, begäranden om kontroll och annat som väntar på ditt beslut.
approvals-empty = Inget väntar på dig just nu
approvals-empty-what = När koordinatorn skickar en ansökningsomgång till dig, när platserna i ett urval har lottats ut eller när någon begär en kontroll, ser du det här.
approvals-call = Ansökningsomgång: { $name }
approvals-open-call = Läs ansökningsomgången och besluta
approvals-selection = Urval: { $name }
approvals-selection-what = Lottningen är gjord. Listan väntar på din bekräftelse. De sökande har ännu inte fått veta något.
approvals-open-selection = Se listan och bekräfta
approval-title = Ansökningsomgång: { $name }
approval-lead = Ansökningsomgången så som de sökande ser den samt besluten bakom reglerna.
approval-not-waiting = Den här ansökningsomgången väntar inte på godkännande.
approval-decision = Beslut
approval-choose = Vad du beslutar
approval-approve = Jag godkänner ansökningsomgången
approval-approve-what = Ansökningsomgången öppnas på ansökningstidens första dag. Villkoren och reglerna kan inte längre ändras.
approval-return = Jag returnerar ansökningsomgången för ändring
approval-return-what = Koordinatorn ser dina anmärkningar och kan ändra ansökningsomgången.
approval-note = Vad som ska ändras
approval-note-hint = Koordinatorn läser detta på ansökningsomgångens sida.
approval-then = Ditt namn och din tjänstebeteckning visas som den som har godkänt ansökningsomgången.
approval-confirm = Bekräfta beslutet
approval-send-back = Returnera ansökningsomgången
approval-approved = Ansökningsomgången har godkänts.
approval-returned = Ansökningsomgången har returnerats till koordinatorn.
approvals-checks = Begäranden om kontroll: { $name }
approvals-checks-what = { $count ->
    [one] En begäran om kontroll väntar på svar. Svara senast { $date }.
   *[other] { $count } begäranden om kontroll väntar på svar. Svara på den första senast { $date }.
}
approvals-open-checks = Svara på begärandena
approvals-addenda = Tillägg till ansökningsomgången: { $name }
approvals-addenda-what = { $count ->
    [one] Ett tillägg väntar på ditt beslut. De sökande har ännu inte fått veta om det.
   *[other] { $count } tillägg väntar på ditt beslut. De sökande har ännu inte fått veta om dem.
}
approvals-open-addenda = Läs tillägget och besluta
approvals-waiting-list = Reservplatser: { $name }
approvals-waiting-list-what = Reservplatsernas sista dag har gått. De som ännu står på reservplats väntar på slutligt besked.
approvals-open-waiting-list = Avsluta reservplatserna
