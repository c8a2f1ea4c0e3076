# One's own attendance and hours.
own-apology-what = If you cannot come to a session, say so before it begins. You are not asked why. Declining the invitation in your calendar is not enough.
own-apology-give = Say that I cannot come
own-apology-give-of = Say that I cannot come to the session { $when }
own-declined-in-calendar = The invitation was declined in your calendar. That is not an apology. If you cannot come, say so here.
own-apology-withdraw = Take it back, I am coming after all
own-apology-withdraw-of = Take it back, I am coming after all to the session { $when }
own-apology-given = The coordinator knows that you cannot come.
own-apology-withdrawn = Your apology has been taken back. See you at the session.
own-attendance-counted = Counted for you: { $hours }
own-attendance-history = Marks of your attendance
own-attendance-by-me = you marked it yourself
own-attendance-by-lead = the facilitator marked it
own-attendance-by-them = the coordinator marked it
own-hours = My hours: { $programme }
own-hours-what = Promised time comes from the design, invited time from published sessions. Attended time grows once your attendance is marked.
