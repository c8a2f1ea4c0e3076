# Mails. Each has a subject (-subject) and a text (-body).
mail-open-link = Open in the service
mail-footer =
    This message was sent by Polku, the agencies' shared service for staff development programmes.
    You cannot reply to this message.
mail-test-subject = Polku can send mail
mail-test-body =
    This is a test message.

    If you can read it, Polku is able to send mail.
mail-invitation-subject = You are invited to Polku
mail-invitation-body =
    { $agency } has invited you to use Polku.

    Choose a user name and a password through the link below. The link works once, until { $until }.
mail-group_confirmed-subject = Your group is confirmed: { $programme }
mail-group_confirmed-body =
    The groups of the programme { $programme } are confirmed. You are in group { $group }.

    You can see the members of your group in the service.
