# One's own participation: what became of the place, and leaving the programme.
own-participation = Your participation
own-participation-began = Place accepted
own-participation-paused-on = Pause began
own-participation-ended-on = Ended
own-participation-leave = Leave the programme
own-participation-leave-title = Leave the programme?
own-participation-leave-what = Your place becomes free at once. Places that become free by { $date } are offered to the next on the waiting list. You cannot undo this.
own-participation-reason-hint = Choose what comes closest. You need not give a reason, and we do not ask about your health.
own-participation-left-toast = You have left the programme.
own-participation-leave-path = Your place becomes free at once. This cannot be undone.
