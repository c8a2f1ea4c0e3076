# The sign-in list on paper, a remote tool's list, and join addresses.
sign-in-list-title = Sign-in list
sign-in-make-title = List to print
sign-in-make-what = The list has the members of the session in numbered rows, with room for signatures. Once it is filled in, you type attendance back by row number. It can be typed back for 30 days after the session.
sign-in-make = Make the list
sign-in-how = Check the list and print it. Its code ties the row numbers to these very people: you need it when you type attendance back.
sign-in-print = Print
sign-in-back = Back to attendance
sign-in-programme = Programme
sign-in-room = Place
sign-in-code = Code of the list
sign-in-number = No.
sign-in-expected = Own choice
sign-in-signature = Signature
sign-in-printed = List made { $at }
typed-title = Type back a paper list
typed-lead = Type the attendance of a signed list back in one pass, by row number.
typed-code-hint = Six characters at the top of the list, such as K7P-2XM
typed-open = Open the list
typed-outdated = The members have changed
typed-outdated-what = List { $code } can no longer be typed back, because the members of the session have changed since it was printed. Print a new list, or mark people one by one.
typed-left = On the list, and no longer a member
typed-joined = A member, and not on the list
typed-rows = Rows
typed-field = Who was there?
typed-hint = For example 1-12 14 17r 20:90 22x. A number alone means that they took part; r remotely, :90 there for 90 minutes, x absent, a apologised.
typed-wrong = Not everything could be read. Correct what is listed.
typed-rest = Mark the others as absent
typed-rest-hint = Only rows of which nothing is marked yet. Apologies stay.
typed-preview = How it is read
typed-fault = Character { $at }, “{ $typed }”: { $why }
typed-fault-no-row = this is no row number
typed-fault-no-such-row = { $rows ->
    [one] the list has one row
   *[other] the list has { $rows } rows
}
typed-fault-backwards = the run ends before it begins
typed-fault-twice = row { $row } was typed before
typed-fault-too-long = the text is too long
typed-fault-minutes = there can be at most { $most } minutes
typed-fault-mark = this cannot be marked for this session
remote-list-title = Remote tool's list
remote-list-lead = Read the attendance list of a remote tool and accept marks from it. The file is not kept.
remote-list-file = The list as a file
remote-list-file-hint = For example a list from Teams or Zoom, CSV, at most 2 MB
remote-list-read = Read the list
remote-list-proposals = Proposed marks
remote-list-proposals-what = Nothing is saved yet. Untick what you do not accept. Time counts only while the session lasts, without breaks, and overlapping stays count once.
remote-list-nobody = No member of the session is in the list
remote-list-accept = Save what is ticked
remote-list-there = there for { $hours }
remote-list-by-email = recognised by e-mail address
remote-list-by-name = recognised by name
remote-list-outside = In the list, but not there while the session lasted. No mark is proposed.
remote-list-missing = { $count ->
    [one] One member is not in the list. No mark is proposed for them.
   *[other] { $count } members are not in the list. No marks are proposed for them.
}
remote-list-left-over = Rows that could not be used
remote-list-left-over-what = The service does not guess who is meant. Mark these people yourself where needed.
remote-list-unknown = No member of the session
remote-list-several = Fits several members, or several addresses go by one name
remote-list-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
remote-list-no-name = The row has no name
remote-list-no-join = The time of joining could not be read
remote-list-no-leave = The time of leaving is missing or could not be read
remote-list-out-of-order = Left before joining, or more than a day later
remote-list-more = The list has more such rows. These are the first.
session-links-lead = Links are shown to the session's members and to those who lead it. They are sent in no mail or calendar and appear on no public page.
session-links-none = No links yet
session-links-add = Add a link
session-links-one = Link { $number }
session-links-remove = Remove
session-links-remove-one = Remove link { $number }
session-links-leave = Back to the session
session-link-title = What the link leads to
session-link-address = Address
session-link-address-hint = Begins with https://, without a user name or password
join-addresses = Join addresses
join-addresses-lead = Give several sessions their join addresses at once. Members see the address from 15 minutes before the start until the session ends.
join-addresses-text = Day, group and address, one line per session
join-addresses-hint = For example 8.9.2020 9.00; 1; https://kokous.example.fi/a1b2. A small group is written 1.2. Leave the group empty if the session is for everybody.
join-addresses-look = Check the lines
join-addresses-faults = Lines to correct
join-addresses-faults-what = The addresses are saved only once every line is right.
join-addresses-line = Line { $line }
join-addresses-sessions = Sessions and addresses
join-addresses-new = new
join-addresses-same = unchanged
join-addresses-replaces = replaces another
join-addresses-in-person = The session is held in person. The address comes into use if the session is turned remote.
join-addresses-told = { $count ->
    [0] Nobody is sent a message.
    [one] One person is told that their session has changed. The address is not in the message.
   *[other] { $count } people are told that their sessions have changed. The addresses are not in the message.
}
join-addresses-give = { $count ->
    [one] Save one address
   *[other] Save { $count } addresses
}
join-addresses-given = { $count ->
    [0] The addresses had already been saved.
    [one] One address is saved.
   *[other] { $count } addresses are saved.
}
join-fault-no-time = The line does not begin with a day
join-fault-no-group = The group is not a number
join-fault-no-address = There is no address
join-fault-not-secure = The address has to begin with https://
join-fault-credentials = The address contains a user name or a password
join-fault-too-long = The address is too long
join-fault-unknown = The programme has no such session
join-fault-several = Several sessions fit: add the time or the group
join-fault-cancelled = The session is cancelled
join-fault-begun = The session has begun
join-fault-twice = Line { $line } gives the same session another address
