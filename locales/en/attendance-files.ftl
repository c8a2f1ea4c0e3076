# Headings and cells of files about hours and training days.
hours-file-title = Hours by person
hours-file-promised = Promised (min)
hours-file-invited = Invited (min)
hours-file-attended = Attended (min)
hours-file-on-site = On site (min)
hours-file-remote = Remotely (min)
hours-file-to-come = To come (min)
hours-file-unmarked = Sessions without a mark
training-days-title = Training days by year
training-days-year = Year
training-days-category = Kind of element
training-days-people = People
training-days-days = Training days
training-days-hours = Hours
training-days-hidden = fewer than { $count } people
