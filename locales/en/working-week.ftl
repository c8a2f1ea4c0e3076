# One's own working time and busy times.
working-week-title = My working time
working-week-lead = Say when you work. Those who plan sessions see only how many participants’ or session leaders’ working time a session is outside of. They see neither your working time nor a reason.
working-week-link = My working time and busy times
working-week-link-what = Once you say when you work, sessions can be planned to suit it.
working-week-days = Working days
working-week-days-what = Leave both fields empty if you do not work on that day. Give the times to a quarter of an hour. An end at 00:00 means midnight.
working-week-usual = You have not said when you work. Until you do, you are taken to work from Monday to Friday, 8:00–16:30.
working-week-from = Work begins
working-week-until = Work ends
working-week-1 = Monday
working-week-2 = Tuesday
working-week-3 = Wednesday
working-week-4 = Thursday
working-week-5 = Friday
working-week-6 = Saturday
working-week-7 = Sunday
working-week-save = Save working time
working-week-saved = Working time was saved.
busy-title = Busy times
busy-what = A system of your agency can send the times at which you cannot come to sessions. They come without titles, places or reasons. Nobody else sees them, and they are erased a day after they were sent.
busy-none = No busy times are kept.
busy-kept = { $count ->
    [one] One busy time is kept.
   *[other] { $count } busy times are kept.
}
busy-until = They are used until { $when }. Then they are erased.
busy-by-system = A system of your agency sent them.
busy-list = Busy times in order
busy-when = Time
busy-clear = Erase the busy times now
busy-cleared = The busy times were erased.
