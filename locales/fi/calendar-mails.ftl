# Viestit, jotka vievät tapaamisen vastaanottajan kalenteriin tai pois siitä, ja aika vyöhykkeineen.
mail-moment-in-finland = { $moment } (Suomen aikaa)
mail-moment-in-zone = { $moment } (aikavyöhyke { $zone })
mail-sessions_joined-subject = { $count ->
        [one] Sinulla on tapaaminen: { $programme }
       *[other] Sinulla on { $count } tapaamista: { $programme }
    }
mail-sessions_joined-body =
    { $count ->
        [one] Osallistut ohjelman { $programme } tapaamiseen, jonka aika on jo sovittu: { $when }.
       *[other] Osallistut { $count } tapaamiseen ohjelmassa { $programme }. Niiden ajat on jo sovittu. Ensimmäinen on { $when }.
    }

    { $count ->
        [one] Kalenterikutsu on tässä viestissä.
       *[other] Saat jokaisesta tapaamisesta erikseen kalenterikutsun.
    } Ajat ja paikat näet Polussa Oma polku -sivun kautta.
mail-sessions_left-subject = { $count ->
        [one] Tapaaminen ei enää koske sinua: { $programme }
       *[other] { $count } tapaamista ei enää koske sinua: { $programme }
    }
mail-sessions_left-body =
    { $count ->
        [one] Et enää osallistu ohjelman { $programme } tapaamiseen, joka alkaa { $when }.
       *[other] Et enää osallistu { $count } tapaamiseen ohjelmassa { $programme }. Niistä ensimmäinen alkaa { $when }.
    }

    { $count ->
        [one] Tämän viestin mukana tapaaminen poistuu kalenteristasi. Muille tapaaminen pidetään niin kuin on sovittu.
       *[other] Saat jokaisesta erikseen viestin, jonka mukana tapaaminen poistuu kalenteristasi. Muille tapaamiset pidetään niin kuin on sovittu.
    }
mail-session_invitation-subject = Kalenterikutsu: { $programme }, { $when }
mail-session_invitation-body =
    Tässä viestissä on kalenterikutsu ohjelman { $programme } tapaamiseen: { $when }.

    Kutsuun ei tarvitse vastata. Jos et pääse tulemaan, ilmoita siitä Polussa.
mail-session_withdrawal-subject = Poistuu kalenteristasi: { $programme }, { $when }
mail-session_withdrawal-body =
    Tämän viestin mukana ohjelman { $programme } tapaaminen poistuu kalenteristasi: { $when }.
