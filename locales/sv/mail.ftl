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
