# Mails. Each has a subject (-subject) and a text (-body).
mail-greeting = Hello,
mail-signature =
    Kind regards,
    { $agency }
mail-open-link = Go to Polku
mail-footer =
    This message was sent by Polku, the service for staff development programmes.
    You cannot reply to it. If you have questions, contact the agency’s coordinator.
mail-test-subject = Polku can send mail
mail-test-body =
    This is a test message.

    If you can read it, Polku is able to send mail.
mail-invitation-subject = Invitation to the Polku service
mail-invitation-body =
    { $agency } has invited you to use Polku, the service for staff development programmes.

    Choose a user name and a password through the link below. The link works once and is valid until { $until }.

    If you did not expect an invitation, do not open the link.
mail-personal_link-subject = Link to your data in Polku
mail-personal_link-body =
    Your service has ended ({ $agency }), so you can no longer sign in to Polku. You still see your own data: your applications, the outcome with its reasons, your participation, and who has looked at your data.

    Open your data through the link below. The link works once and is valid until { $until }. You can ask for a new one on the same page.

    Do not give the link to anybody. If you have not worked for the agency, do not open it.
mail-group_confirmed-subject = Your group is confirmed: { $programme }
mail-group_confirmed-body =
    The groups of the programme { $programme } have been confirmed. You are in group { $group }.

    You can see the members of your group in Polku.
mail-small_group_confirmed-subject = Your small group is confirmed: { $programme }
mail-small_group_confirmed-body =
    In the programme { $programme }, the small groups of group { $group } have been confirmed. You are in small group { $small_group }.

    You can see the members of your small group in Polku.
mail-offer-subject = You are offered a place: { $programme }
mail-offer-body =
    You are offered a place in { $programme }.

    Please answer by { $deadline }.
mail-offer-kept =
    If you do not answer in time, the offer lapses. If the waiting list still runs, the place is offered to the next person. Otherwise the place may stay free.

    In Polku you can see the reasons and check the draw yourself.
mail-promotion-subject = A place has become free for you: { $programme }
mail-promotion-body =
    A place in { $programme } has become free, and it is offered to you.

    Please answer by { $deadline }.
mail-promotion-kept =
    If you do not answer in time, the offer lapses. If the waiting list still runs, the place is offered to the next person. Otherwise the place may stay free.
mail-waiting-subject = You are on the waiting list: { $programme }
mail-waiting-body =
    You belong to the target group of { $programme }, but there were fewer places than applicants. You are on the waiting list at place { $place } of { $of }.

    If a place becomes free for you, you get a message. You need not do anything now.
mail-waiting-kept =
    In Polku you can see the reasons and check the draw yourself.
mail-ineligible-subject = Outcome of your application: { $programme }
mail-ineligible-body =
    Thank you for your application to { $programme }. You are not in the target group of the programme.

    Rule: { $rule }

    Reason for the rule: { $reason }

    Offered to you instead: { $alternative }
mail-ineligible-kept =
    In Polku you can see which facts were used and what would have changed the outcome.
mail-lapsed-subject = The offered place has lapsed: { $programme }
mail-lapsed-body =
    You were offered a place in { $programme }. We did not receive your answer in time, so the offer has lapsed and the place may be offered to the next person.
mail-not_selected-subject = Outcome of the selection: { $programme }
mail-not_selected-body =
    The waiting list of { $programme } has ended. No place became free for you, so you were not selected this time.

    You belonged to the target group.

    Thank you for applying.
mail-not_selected-kept =
    In Polku you can see how your place in the order came about, and check the draw yourself.

    The outcome does not make your chances worse in later calls. If you apply to a later call that keeps places for those who got no place in this one, you are counted among them without having to ask.
mail-check_answered-subject = Your request for a check has been answered: { $programme }
mail-check_answered-body =
    You asked for a check of the outcome of the selection for { $programme }. Your request has now been answered.

    You can read the answer, and what it means for you, in Polku on the page of your application.
mail-discontinued-subject = Your participation has ended: { $programme }
mail-discontinued-body =
    Your participation in the programme { $programme } has been recorded as discontinued, and your place may be offered to the next person.
mail-discontinued-kept =
    The coordinator made the record. If you think it is wrong, contact your agency’s coordinator at once.
mail-hours_asked-subject = The programme takes more time than promised: { $programme }
mail-hours_asked-body =
    The content of the programme { $programme } has changed. You were promised { $promised }, and the new content takes { $takes }. { $unmeasured ->
        [0] Each day is counted as 7 hours 21 minutes, also a day whose length is still to be specified.
        [one] There is also one new meeting whose length is not known yet. Each day is counted as 7 hours 21 minutes, also a day whose length is still to be specified.
       *[other] There are also { $unmeasured } new meetings whose length is not known yet. Each day is counted as 7 hours 21 minutes, also a day whose length is still to be specified.
    }

    We therefore ask whether you consent to the new number of hours. Answer in Polku: you can consent or leave the programme. If you do not answer, that is not consent, but you keep your place.
mail-path_offered-subject = You are offered another path: { $path }
mail-path_offered-body =
    You applied to { $programme }. You are now offered another programme of the same initiative: { $path }. A place is kept for you until { $deadline }.

    The choice is yours. If you accept, your application moves there and you are no longer part of the selection for { $programme }. If you refuse, or do not answer, your application stays in the selection exactly as it was.

    In Polku you can see why the path is offered to you.
mail-path_lapsed-subject = The time to answer is over: { $path }
mail-path_lapsed-body =
    You were offered the path { $path }. You did not answer in time, so the offer has lapsed.

    Your application to { $programme } is still in the selection exactly as it was.
mail-accommodation_contact-subject = New contact for your accommodation wish: { $programme }
mail-accommodation_contact-body =
    You have told what you need to take part in the programme { $programme }. From now on { $name }, { $title }, reads it. The previous contact no longer sees it.

    You can change or delete your wish in Polku at any time.
mail-accommodation_named-subject = You are the contact for accommodation wishes: { $programme }
mail-accommodation_named-body =
    You are named as the contact for accommodation wishes in the programme { $programme }. Applicants and participants tell you what they need to take part.

    Only you and its author see a wish. Every look is recorded, and the author sees it. Do not keep wishes elsewhere for longer than the arrangements take.
mail-supervisor_informed-subject = Somebody in your team has applied: { $programme }
mail-supervisor_informed-body =
    Somebody in your team has applied to the programme { $programme }. In Polku you can see who it is and how much working time the programme takes.

    You do not have to do anything. You do not select the participants, and you do not see what the application says.
mail-supervisor_asked-subject = Can taking part be arranged in working time? { $programme }
mail-supervisor_asked-body =
    Somebody in your team has applied to the programme { $programme }. Please say in Polku, by { $until }, whether taking part can be arranged in working time. There you can see who it is and how much working time the programme takes.

    Your answer is about working time only. It has no effect on the selection, and the applicant sees it at once. If you do not answer, nothing is read into it.
mail-supervisor_reminded-subject = Reminder: can taking part be arranged in working time? { $programme }
mail-supervisor_reminded-body =
    You have been asked whether taking part in the programme { $programme } can be arranged in working time. You can answer in Polku until { $until }.

    This is the only reminder. If you do not answer, nothing is read into it.
mail-working_time_stated-subject = Your supervisor has answered about working time: { $programme }
mail-working_time_stated-body =
    Your supervisor has told whether your taking part in the programme { $programme } can be arranged in working time. The answer has no effect on the selection.

    You can read it in Polku on the page of your application, and reply to it briefly.
mail-people_merged-subject = Your entries in the staff register have been merged
mail-people_merged-body =
    The staff register had two entries about you. They were merged on { $day }, and your applications, participation and other data are now in one place. The page My data in Polku shows which entries were merged and why.

    If the entries are about two different people, tell your agency’s programme coordinator at once. The merge can be undone until { $until }, unless what was moved has changed meanwhile.
mail-sessions_published-subject = { $count ->
        [one] The date of a session is set: { $programme }
       *[other] The dates of { $count } sessions are set: { $programme }
    }
mail-sessions_published-body =
    { $count ->
        [one] A session of yours in the programme { $programme } has been published: { $when }.
       *[other] { $count } sessions of yours in the programme { $programme } have been published. The first one is { $when }.
    }

    { $count ->
        [one] The calendar invitation is in this mail.
       *[other] You get a calendar invitation to each of them.
    } You find the times and places in Polku from My path.
mail-session_changed-subject = A session has changed: { $programme }
mail-session_changed-body =
    A session of yours in the programme { $programme } has changed. It now begins { $when }.

    Your calendar is updated with this mail. You find the time and the place in Polku from My path.
mail-session_opened_choice-subject = You can choose how you take part: { $programme }
mail-session_opened_choice-body =
    The session of { $programme } on { $when } is held as hybrid: you can come or join remotely.

    Choose how you take part by { $until }: { $link }

    If you do not choose, no seat is kept for you. You are still welcome on site while there is room. Your calendar is updated by this message.
mail-session_cancelled-subject = A session is cancelled: { $programme }
mail-session_cancelled-body =
    A session in the programme { $programme } is cancelled: { $when }.

    The session leaves your calendar with this mail. You find the reason in Polku from My path. The session will be held later. You get another mail once the new date is set.
mail-facilitator_invited-subject = You are invited to a task: { $programme }
mail-facilitator_invited-body =
    You are invited to lead sessions of, or to help design, the programme { $programme }. The task lasts until { $until }.

    Sign in to Polku and read the confidentiality terms. Once you have accepted them, you see your own sessions. If you have no account yet, a link to it comes in a separate message.

    { $link }
mail-leading_assigned-subject = { $count ->
        [one] You lead a session: { $programme }
       *[other] You lead { $count } sessions: { $programme }
    }
mail-leading_assigned-body =
    { $count ->
        [one] You are named to lead a session of the programme { $programme }, which begins { $when }.
       *[other] You are named to lead { $count } sessions of the programme { $programme }. The first begins { $when }.
    }

    You find the time, the place and the mode in Polku on the page Sessions you lead: { $link }
mail-leading_changed-subject = A session you lead has changed: { $programme }
mail-leading_changed-body =
    A session you lead in the programme { $programme } has changed. It now begins { $when }.

    You find the time, the place and the mode in Polku: { $link }
mail-leading_cancelled-subject = A session you lead is cancelled: { $programme }
mail-leading_cancelled-body =
    The session of the programme { $programme } on { $when } does not take place.

    You see your sessions in Polku: { $link }
mail-leading_ended-subject = You no longer lead a session: { $programme }
mail-leading_ended-body =
    You are no longer named to lead the session of the programme { $programme } that begins { $when }.

    You see your sessions in Polku: { $link }
mail-session-line = { $when } – { $mode }{ $choosing ->
    [yes] . Choose by { $until } whether you come or join remotely: { $link }
   *[no] .
}
mail-sessions_turned-subject = { $count ->
        [one] A session is held in another way: { $programme }
       *[other] { $count } sessions are held in another way: { $programme }
    }
mail-sessions_turned-body =
    { $count ->
        [one] In { $programme }, one session that you take part in is held in another way than we told you before.
       *[other] In { $programme }, { $count } sessions that you take part in are held in another way than we told you before.
    } Reason: { $cause }.

    { $sessions }

    The times stay the same. The place, or how to join remotely, you find in Polku from My path. Your calendar is updated with this mail or with separate calendar invitations.
mail-sessions_turned_back-subject = { $count ->
        [one] Correction: the session is held as we first told you: { $programme }
       *[other] Correction: { $count } sessions are held as we first told you: { $programme }
    }
mail-sessions_turned_back-body =
    We told you that sessions of { $programme } would be held in another way. That change was undone, and these sessions are held as follows:

    { $sessions }

    The times stay the same. Your calendar is updated with this mail or with separate calendar invitations.
mail-leading_turned-subject = { $count ->
        [one] A session you lead is held in another way: { $programme }
       *[other] { $count } sessions you lead are held in another way: { $programme }
    }
mail-leading_turned-body =
    { $count ->
        [one] A session you lead in the programme { $programme } is held in another way than before. It begins { $when }.
       *[other] { $count } sessions you lead in the programme { $programme } are held in another way than before. The first begins { $when }.
    }

    The times stay the same. You see the place and the mode in Polku: { $link }
mail-place_reminder-subject = Reminder of an offered place: { $programme }
mail-place_reminder-body =
    You have been offered a place in { $programme } and have not answered yet.

    Please answer by { $deadline }.
mail-place_reminder-kept =
    If you do not answer in time, the offer lapses. You are free to take the place or to decline it.
mail-way_reminder-subject = Choose how you take part: { $programme }
mail-way_reminder-body =
    A session of { $programme } begins { $when }. You can come or join remotely, and have not chosen yet.

    Choose how you take part by { $until }.
mail-way_reminder-kept =
    If you do not choose, no seat is kept for you. You can still come if there is room.
mail-calendar_declined-subject = Declining the calendar invitation is not an apology: { $programme }
mail-calendar_declined-body =
    The invitation to a session of { $programme } was declined in your calendar. The session begins { $when }.

    Declining is not an apology, and you are still expected. The coordinator and whoever leads the session see only that the invitation was declined in the calendar.

    If you cannot come, please say so in Polku before the session begins. You are not asked why. If you are coming, you need not do anything, even if it was not you who declined the invitation.
mail-terms_reminder-subject = Accept the confidentiality terms: { $programme }
mail-terms_reminder-body =
    You are named to lead sessions of the programme { $programme }, but you have not accepted the confidentiality terms yet. The next session you lead begins { $when }.

    Read the terms and accept them in Polku: { $link }

    You see your sessions, their participants and their materials only once you have accepted the terms. If you have not opened your account yet and the link in the invitation no longer works, ask the programme’s coordinator for a new link.
mail-wording_trial-subject = Test: { $subject }
mail-wording_trial-body =
    This is a test message. It came to you only, and what it says is made up.

    { $text }
mail-made-up-rule = The programme is meant for supervisors.
mail-made-up-reason = The programme is about leading a group of one’s own.
mail-made-up-alternative = The eOppiva course Skills for working life
