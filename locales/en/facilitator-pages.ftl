facilitator-lecturer = lecturer
facilitator-trainer = trainer
facilitator-coach = small-group coach
facilitator-mentor = mentor
facilitator-designer = partner's designer
facilitator-erased = The name is erased
facilitator-invited = Invited
facilitator-active = Terms accepted
facilitator-ended = Task ended
facilitators-title = Facilitators
facilitators-one = Facilitator
facilitators-lead = Lecturers, trainers, coaches, mentors and the partner's designers. A facilitator sees only their own sessions, once they have accepted the confidentiality terms, until the last day of the task.
facilitators-none = Nobody has been invited yet
facilitators-none-what = Write the confidentiality terms first. Then you can invite facilitators from the agency or from outside.
facilitator-name = Name
facilitator-kind = Task
facilitator-experience = Checked experience
facilitator-until = Last day
facilitator-until-hint = Rights end by themselves after this day.
facilitator-until-what = Rights end after this day. To end the task at once, choose yesterday. The data of a facilitator from outside is erased three months after the last day.
facilitator-stage = State
facilitator-own-staff = agency staff
facilitator-organisation = Organisation
facilitator-email = E-mail address
facilitator-email-hint = The invitation and messages about sessions go here.
facilitator-language = Language of messages
facilitator-in-fi = Finnish
facilitator-in-sv = Swedish
facilitator-in-en = English
facilitator-invite = Invite a facilitator
facilitator-invite-what = They get a message, and see nothing before they have accepted the confidentiality terms.
facilitator-from = Where the facilitator comes from
facilitator-from-outside = Outside the agency
facilitator-from-staff = Agency staff
facilitator-search = Name or staff number
facilitator-find = Search the staff
facilitator-found-none = Nobody was found. Check what you typed.
facilitator-person = Person
facilitator-asked = The invitation has been sent
facilitator-link = Link to the account
facilitator-link-what = The facilitator has not opened the account yet. If the link is lost or has run out, send a new one. The earlier link stops working.
facilitator-link-send = Send a new link
facilitator-link-sent = A new link has been sent
facilitator-terms = Confidentiality terms
facilitator-terms-none = There are no terms yet. Below is a suggestion: change it and save it. Terms hold only once somebody has saved them.
facilitator-terms-number = Version { $number } is in force. An earlier acceptance stays when the terms change.
facilitator-terms-text = Text of the terms
facilitator-terms-hint = Every facilitator reads and accepts this before they see their sessions.
facilitator-terms-save = Save the terms
facilitator-terms-saved = The terms are saved
facilitator-terms-first = I do not tell outsiders who takes part in the sessions or what they say there. I use the names of participants only to lead the session. Confidentiality lasts beyond the task.
facilitator-accepted = Version { $number }, accepted { $when }
facilitator-not-accepted = Not accepted yet
coach-figures = { $years ->
        [one] 1 year
       *[other] { $years } years
    }, { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    } with remote groups, { $references ->
        [one] 1 reference
       *[other] { $references } references
    }
coach-nothing-demanded = Nothing is required
coach-lack-years = Years of coaching: { $needed } needed, { $there } checked
coach-lack-hours = Hours with remote groups: { $needed } needed, { $there } checked
coach-lack-references = References: { $needed } needed, { $there } checked
coach-fault-none = Nobody leads the session.
coach-fault-kind = The lead is not invited as a small-group coach.
coach-evidence = Experience
coach-evidence-what = Experience counts once somebody other than the one who entered it has checked it. Entries cannot be changed: enter new experience separately.
coach-evidence-none = No checked experience
coach-evidence-waits = { $count ->
        [one] 1 entry waits for a check
       *[other] { $count } entries wait for a check
    }
coach-evidence-counts = Counts
coach-evidence-unchecked = Unchecked
coach-evidence-checked = The check is recorded
coach-evidence-stated = The experience is entered. Somebody else still has to check it.
coach-evidence-state = Enter experience
coach-evidence-save = Enter experience
coach-stated-by = Entered by { $name } { $when }
coach-confirmed-by = Confirmed by { $name } { $when }
coach-refused-by = Could not be confirmed: { $name } { $when }
coach-confirm = Confirm
coach-refuse = I cannot confirm
coach-years = Years of coaching groups
coach-hours = Hours of coaching remote groups
coach-references = Number of references
coach-note = Where this comes from
coach-note-hint = Do not write anybody's contact details.
coach-note-wrong = Remove the contact details. Write at most 500 characters.
coach-policy-title = Policy on coaches
coach-policy-lead = What is required of a small-group coach in each delivery mode. The policy holds for sessions from its first day on.
coach-policy-in-force = In force today
coach-policy-recommended = The agency has decided no policy of its own. The recommendation of the report of 2020 holds: in times of remote work the small-group coach must be very experienced. The figures are Polku's own, not the report's.
coach-policy-decided-by = Decided by { $name }, { $title }, { $when }
coach-policy-from = From { $day }
coach-policy-history = Decisions
coach-policy-decide = Decide a new policy
coach-policy-decide-what = Published sessions do not change. If one of them is in breach, the programme's page Coaches and the policy lists it.
coach-policy-reason = Reason
coach-policy-first-day = First day
coach-policy-decided = { $count ->
        [0] The policy is decided. All published sessions meet it.
        [one] The policy is decided. One published session is in breach.
       *[other] The policy is decided. { $count } published sessions are in breach.
    }
official-name = Name of the official
official-title = Title of the official
