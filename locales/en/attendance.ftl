# Attendance and hours: words that are the same for participants and coordinators.
attendance-on-site = on site
attendance-remote = remotely
attendance-partly-on-site = partly on site
attendance-partly-remote = partly remotely
attendance-apologised = apologised
attendance-absent = absent
attendance-withdrawn = apology taken back
hours-element = Element
hours-promised = Promised
hours-invited = Invited
hours-attended = Attended
hours-to-be-held = Cancelled, to be held later
hours-to-come = To come
hours-outside = Elements no longer in the design
hours-not-said = length not given
hours-ways = { $hours } (on site { $onsite }, remotely { $remote })
