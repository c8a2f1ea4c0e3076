# One's own sessions.
own-sessions-title = My sessions
own-sessions-lead = All sessions that you take part in and whose time has been published.
own-sessions-list = Sessions by time
own-sessions-none = No sessions have been published yet
own-sessions-none-what = You get an email when the time of your first session is published.
own-sessions-cancelled = It does not take place: { $reason }. You get an email once a new time is set.
own-sessions-calendar = For your calendar
own-sessions-calendar-what = Save the sessions as a file and open it in your calendar application. If times change, save and open the file again: it replaces the earlier entries.
own-sessions-calendar-shared = Others may see your calendar at work. For small-group coaching and mentoring, the file therefore has only the time, the place and the programme.
own-sessions-calendar-save = Save the calendar file
