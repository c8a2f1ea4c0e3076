# Of sessions, for everybody who sees them.
session-in-zone = { $when } (time zone { $zone })
session-for-everybody = all participants
session-for-group = group { $number }
session-for-small-group = group { $number }, small group { $small }
session-counts = Working time { $hours }
session-state-cancelled = cancelled
session-reason-facilitator-absent = the facilitator cannot come
session-reason-restrictions = restrictions of the authorities
session-reason-venue = the place cannot be used
session-reason-too-few = too few could come
session-reason-rescheduled = another time suits better
session-reason-other = another reason
session-led-by = Led by { $names }
session-links = Materials
