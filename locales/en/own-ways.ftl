# How one takes part in an own session: on site or remotely.
own-session = Session
own-session-programme = Programme
own-session-for = For whom
own-session-topic = Topic
own-session-where = Place
own-session-all = All my sessions
own-way = How do you take part?
own-way-question = Choose how you take part
own-way-until = You can choose and change your mind until { $until }.
own-way-closed = You can no longer change it here. The time to choose ended or ends on { $until }. If you said that you are not coming, take that back first.
own-way-on-site = I come on site
own-way-remote = I join remotely
own-way-free = { $count ->
    [0] All seats are taken
    [one] One free seat
   *[other] { $count } free seats
}
own-way-room = There is room for everybody
own-way-stands-on-site = You have chosen to come on site. A seat is kept for you.
own-way-stands-remote = You have chosen to join remotely.
own-way-undecided = You have not chosen yet whether you come on site or join remotely. If you do not choose, no seat is kept for you. You are still welcome on site while there is room.
own-way-choose = Choose how you take part
own-way-choose-of = Choose how you take part in the session { $when }
own-way-save = Save the choice
own-way-saved = Your choice is saved.
