session-calendar-name = Polku: my sessions
session-calendar-private = Session
session-calendar-remote = Remotely
