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
mail-offer-subject = Du erbjuds en plats: { $programme }
mail-offer-body =
    Du erbjuds en plats i programmet { $programme }.

    Svara senast { $deadline }. Om du inte svarar då, erbjuds platsen nästa person.

    I tjänsten ser du grunderna för urvalet och kan själv kontrollera lottningen.
mail-promotion-subject = En plats har blivit ledig för dig: { $programme }
mail-promotion-body =
    En plats i programmet { $programme } har blivit ledig, och den erbjuds dig.

    Svara senast { $deadline }. Om du inte svarar då, erbjuds platsen nästa person.
mail-waiting-subject = Du står på reservplats: { $programme }
mail-waiting-body =
    Du hör till målgruppen för programmet { $programme }, men platserna var färre än de sökande.

    Du står på reservplats { $place }/{ $of }. Om en plats blir ledig för dig meddelar vi dig.

    I tjänsten ser du grunderna för urvalet och kan själv kontrollera lottningen.
mail-ineligible-subject = Resultatet av urvalet: { $programme }
mail-ineligible-body =
    Du hör inte till målgruppen för programmet { $programme }.

    Regeln: { $rule }

    Motiveringen till regeln: { $reason }

    I stället erbjuds du: { $alternative }

    I tjänsten ser du vilka uppgifter som användes i urvalet och vad som hade ändrat resultatet.
mail-lapsed-subject = Den erbjudna platsen har förfallit: { $programme }
mail-lapsed-body =
    Du erbjöds en plats i programmet { $programme }. Vi fick inte ditt svar i tid, så platsen erbjuds nästa person.
