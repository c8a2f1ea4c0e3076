# Ansökningarna i koordinatorns vy.
applications-title = Ansökningar
applications-lead = Ankomstordningen har ingen betydelse. För varje ansökan ser du resultatet med motivering.
applications-one = Enskild ansökan
applications-search = Sök på namn
applications-target-group = Målgrupp
applications-site = Verksamhetsställe
applications-job-title = Uppgiftsbenämning
applications-submitted = Skickad
applications-inside = hör till målgruppen
applications-outside = hör inte till målgruppen
applications-not-checked = ännu inte granskad
applications-not-checked-yet = Ansökan har ännu inte granskats enligt reglerna.
applications-proposal = Enligt reglerna
applications-answers = Sökandens svar
applications-empty = Inga ansökningar hittades
applications-empty-what = Ändra avgränsningen eller vänta tills ansökningstiden börjar.
