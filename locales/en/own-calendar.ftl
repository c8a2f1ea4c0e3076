# The secret address of one's own calendar.
follow-title = Follow in your calendar
follow-what = Add the address to your calendar application. It fetches your sessions by itself, and changes and cancellations too.
follow-secret = The address is for you alone. Whoever has it sees when and where your sessions are. Of small-group coaching and mentoring it shows only the time, the place and the programme.
follow-make = Make an address
follow-made = The address is made
follow-made-what = The address is shown only this once. Copy it to your calendar application, or open it there now.
follow-address = Address of the calendar
follow-open = Open in the calendar application
follow-since = The address was made on { $date }. It cannot be shown again.
follow-renew = Make a new address
follow-renew-what = A new address takes the place of the old one. Calendars that follow the old address are not updated any more.
follow-end = End the address
follow-ended = The address no longer works.
