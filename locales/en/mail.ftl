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
mail-offer-subject = You have been offered a place: { $programme }
mail-offer-body =
    You have been offered a place in { $programme }.

    Please answer by { $deadline }. If you do not answer by then, the place is offered to the next person.

    In the service you can see the reasons and check the draw yourself.
mail-promotion-subject = A place is free for you: { $programme }
mail-promotion-body =
    A place in { $programme } has become free, and it is offered to you.

    Please answer by { $deadline }. If you do not answer by then, the place is offered to the next person.
mail-waiting-subject = You are on the waiting list: { $programme }
mail-waiting-body =
    You belong to the target group of { $programme }, but there were fewer places than applicants.

    You are on the waiting list at place { $place } of { $of }. If a place becomes free for you, we will write to you.

    In the service you can see the reasons and check the draw yourself.
mail-ineligible-subject = The outcome of your application: { $programme }
mail-ineligible-body =
    Your application to { $programme } does not fall within its target group.

    The rule: { $rule }

    The reason for the rule: { $reason }

    Offered instead: { $alternative }

    In the service you can see which facts were used and what would have changed the outcome.
mail-lapsed-subject = The offered place has lapsed: { $programme }
mail-lapsed-body =
    You were offered a place in { $programme }. We did not receive your answer in time, so the place is offered to the next person.
