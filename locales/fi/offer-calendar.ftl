# The last day to answer an offer, in a calendar file.
offer-calendar-summary = Vastaa paikkatarjoukseen: { $programme }
offer-calendar-what = Sinulle on tarjottu paikka: { $programme }. Vastaa Polussa viimeistään { $moment }. Jos et vastaa, tarjous raukeaa. { $link }
path-offer-calendar-summary = Vastaa polkutarjoukseen: { $programme }
path-offer-calendar-what = Sinulle on tarjottu toista polkua: { $programme }. Vastaa Polussa viimeistään { $moment }. Jos et vastaa, hakemuksesi pysyy valinnassa ennallaan. { $link }
