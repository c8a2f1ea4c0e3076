# Participation: words that participants and coordinators read alike.
participation-state-ongoing = taking part
participation-state-paused = on pause
participation-state-discontinued = has left
participation-state-completed = has completed
participation-reason = Reason for leaving
participation-reason-work-situation = Work situation
participation-reason-other-duties = Moving to other duties
participation-reason-other-path = Another development path
participation-reason-left-agency = Leaving the agency
participation-reason-own-choice = Own choice
participation-reason-not-told = No reason told
