# E-postmeddelanden. Varje meddelande har en rubrik (-subject) och en text (-body).
mail-open-link = Öppna i tjänsten
mail-footer =
    Detta meddelande skickades av Polku, ämbetsverkens gemensamma tjänst för personalens utvecklingsprogram.
    Du kan inte svara på meddelandet.
mail-test-subject = Polku skickar meddelanden
mail-test-body =
    Detta är ett testmeddelande.

    Om du läser detta kan Polku skicka e-post.
mail-invitation-subject = Du har bjudits in till Polku
mail-invitation-body =
    { $agency } har bjudit in dig att använda Polku.

    Välj användarnamn och lösenord via länken nedan. Länken fungerar en gång, till och med { $until }.
mail-group_confirmed-subject = Din grupp är bekräftad: { $programme }
mail-group_confirmed-body =
    Grupperna i utbildningsprogrammet { $programme } är bekräftade. Du hör till grupp { $group }.

    I tjänsten ser du vilka som hör till din grupp.
