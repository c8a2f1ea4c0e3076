session-calendar-name = Polku: mina träffar
session-calendar-private = Träff
session-calendar-remote = På distans
