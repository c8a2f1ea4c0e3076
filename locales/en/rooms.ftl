# Rooms of the agency in sessions: for everybody who sees the session.
room-address = Address
room-seats = Seats
room-step-free = Step-free access
room-induction-loop = Induction loop
room-access = Getting in
room-yes = yes
room-no = no
room-unknown = not known
room-warning = check the room
room-warning-retired = The room is no longer in use.
room-warning-seats = The room has { $seats ->
    [one] one seat
   *[other] { $seats } seats
}, and { $planned } people can come.
