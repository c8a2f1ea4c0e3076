session-calendar-name = Polku: omat tapaamiset
session-calendar-private = Tapaaminen
session-calendar-remote = Etänä
