# The last day to answer an offer, in a calendar file.
offer-calendar-summary = Answer the offer of a place: { $programme }
offer-calendar-what = You are offered a place: { $programme }. Answer in Polku by { $moment }. If you do not answer, the offer lapses. { $link }
path-offer-calendar-summary = Answer the offer of another path: { $programme }
path-offer-calendar-what = You are offered another path: { $programme }. Answer in Polku by { $moment }. If you do not answer, your application stays in the selection as it was. { $link }
