# Meddelanden som för in en träff i mottagarens kalender eller tar bort den, och tid med tidszon.
mail-moment-in-finland = { $moment } (finländsk tid)
mail-moment-in-zone = { $moment } (tidszonen { $zone })
mail-sessions_joined-subject = { $count ->
        [one] Du har en träff: { $programme }
       *[other] Du har { $count } träffar: { $programme }
    }
mail-sessions_joined-body =
    { $count ->
        [one] Du deltar i en träff i programmet { $programme }. Tiden är redan bestämd: { $when }.
       *[other] Du deltar i { $count } träffar i programmet { $programme }. Tiderna är redan bestämda, och den första träffen är { $when }.
    }

    { $count ->
        [one] Kalenderinbjudan finns i det här meddelandet.
       *[other] Du får en separat kalenderinbjudan till varje träff.
    } Tider och platser ser du i Polku via sidan Min stig.
mail-sessions_left-subject = { $count ->
        [one] En träff gäller inte längre dig: { $programme }
       *[other] { $count } träffar gäller inte längre dig: { $programme }
    }
mail-sessions_left-body =
    { $count ->
        [one] Du deltar inte längre i en träff i programmet { $programme }. Den börjar { $when }.
       *[other] Du deltar inte längre i { $count } träffar i programmet { $programme }. Den första av dem börjar { $when }.
    }

    { $count ->
        [one] Med det här meddelandet försvinner träffen ur din kalender. För de andra hålls träffen som planerat.
       *[other] Du får ett separat meddelande om varje träff, och med det försvinner träffen ur din kalender. För de andra hålls träffarna som planerat.
    }
mail-session_invitation-subject = Kalenderinbjudan: { $programme }, { $when }
mail-session_invitation-body =
    I det här meddelandet finns en kalenderinbjudan till en träff i programmet { $programme }: { $when }.

    Du behöver inte svara på inbjudan. Om du inte kan komma, anmäl det i Polku.
mail-session_withdrawal-subject = Försvinner ur din kalender: { $programme }, { $when }
mail-session_withdrawal-body =
    Med det här meddelandet försvinner en träff i programmet { $programme } ur din kalender: { $when }.
