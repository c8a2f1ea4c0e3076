# Mails that bring a session into the recipient's calendar or take it out, and a time with its zone.
mail-moment-in-finland = { $moment } (Finnish time)
mail-moment-in-zone = { $moment } (time zone { $zone })
mail-sessions_joined-subject = { $count ->
        [one] You have a session: { $programme }
       *[other] You have { $count } sessions: { $programme }
    }
mail-sessions_joined-body =
    { $count ->
        [one] You take part in a session in the programme { $programme } whose date is already set: { $when }.
       *[other] You take part in { $count } sessions in the programme { $programme } whose dates are already set. The first one is { $when }.
    }

    { $count ->
        [one] The calendar invitation is in this mail.
       *[other] You get a calendar invitation to each of them.
    } You find the times and places in Polku from My path.
mail-sessions_left-subject = { $count ->
        [one] A session no longer concerns you: { $programme }
       *[other] { $count } sessions no longer concern you: { $programme }
    }
mail-sessions_left-body =
    { $count ->
        [one] You no longer take part in a session in the programme { $programme } that begins { $when }.
       *[other] You no longer take part in { $count } sessions in the programme { $programme }. The first of them begins { $when }.
    }

    { $count ->
        [one] With this mail the session leaves your calendar. For the others it is held as planned.
       *[other] You get a mail about each of them, and with it the session leaves your calendar. For the others they are held as planned.
    }
mail-session_invitation-subject = Calendar invitation: { $programme }, { $when }
mail-session_invitation-body =
    This mail holds a calendar invitation to a session in the programme { $programme }: { $when }.

    You need not answer the invitation. If you cannot come, say so in Polku.
mail-session_withdrawal-subject = Leaves your calendar: { $programme }, { $when }
mail-session_withdrawal-body =
    With this mail a session in the programme { $programme } leaves your calendar: { $when }.
