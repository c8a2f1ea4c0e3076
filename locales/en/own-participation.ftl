# One's own participation: what became of the place, and leaving the programme.
own-participation = Your participation
own-participation-began = Place accepted
own-participation-paused-on = Pause began
own-participation-ended-on = Ended
own-participation-paused = Your participation is on pause
own-participation-paused-what = The pause began on { $date }. You keep your place. When you want to go on, tell the coordinator of the programme.
own-participation-left = You have left the programme
own-participation-left-what = Your participation ended on { $date } and your place became free. Thank you for having been part of it. You can apply to other programmes when their calls are open.
own-participation-ended = Your participation has ended
own-participation-ended-what = Your participation was recorded as ended on { $date } and your place became free. Thank you for having been part of it. If you think that this is wrong, contact the coordinator of the programme.
own-participation-completed = You have completed the programme
own-participation-completed-what = Your participation was recorded as completed on { $date }. Thank you for coming all the way.
own-participation-leave = Leave the programme
own-participation-leave-title = Leave the programme?
own-participation-leave-what = Your place becomes free at once. Places that become free by { $date } are offered to the next on the waiting list. You cannot undo this.
own-participation-reason-hint = Choose what comes closest. You need not give a reason, and we do not ask about your health.
own-participation-left-toast = You have left the programme
