# Förteckningen över ämbetsverkets lokaler.
rooms-lead = Ämbetsverkets lokaler där träffar hålls. En träff hålls i en lokal när lokalens namn står som träffens plats. Deltagarna ser hur många sittplatser lokalen har, om man kommer in utan trappsteg och om det finns hörslinga.
rooms-one = Lokal
rooms-none = Inga lokaler har lagts till ännu
rooms-none-what = När en lokal finns i förteckningen får du en varning om gruppen inte ryms där.
rooms-add = Lägg till en lokal
rooms-name = Lokalens namn
rooms-name-hint = Det namn som anges som plats när en träff hålls i lokalen.
rooms-access-hint = Till exempel: En ramp finns vid dörren mot gården. Skriv bara om lokalen, inte om personer.
rooms-ahead = Kommande träffar
rooms-use = Användning
rooms-in-use = används
rooms-retired = används inte längre
rooms-retired-hint = Lokalen erbjuds inte längre för träffar. Träffar som redan har planerats i lokalen finns kvar, men en varning visas för dem.
rooms-leave = Tillbaka till lokalerna
