# Egen arbetstid och upptagna tider.
working-week-title = Min arbetstid
working-week-lead = Ange när du arbetar. De som planerar träffarna ser bara för hur många deltagare eller ledare en träff ligger utanför arbetstiden. De ser varken din arbetstid eller orsaken till den.
working-week-link = Min arbetstid och mina upptagna tider
working-week-link-what = När du har angett din arbetstid kan den beaktas när träffarna planeras.
working-week-days = Arbetsdagar
working-week-days-what = Lämna båda fälten tomma om du inte arbetar den dagen. Ange tiderna med en kvarts noggrannhet. Sluttiden 00.00 betyder midnatt.
working-week-usual = Du har inte angett din arbetstid ännu. Tills du gör det utgår tjänsten från att du arbetar måndag–fredag kl. 8.00–16.30.
working-week-from = Arbetet börjar
working-week-until = Arbetet slutar
working-week-1 = Måndag
working-week-2 = Tisdag
working-week-3 = Onsdag
working-week-4 = Torsdag
working-week-5 = Fredag
working-week-6 = Lördag
working-week-7 = Söndag
working-week-save = Spara arbetstiden
working-week-saved = Arbetstiden sparades.
busy-title = Upptagna tider
busy-what = Ett system vid ditt ämbetsverk kan skicka hit de tider då du inte kan komma till träffar. Inga rubriker, platser eller orsaker skickas med. Ingen annan ser dem, och de raderas när ett dygn har gått sedan de skickades.
busy-none = Det finns inga sparade upptagna tider.
busy-kept = { $count ->
    [one] Det finns en sparad upptagen tid.
   *[other] Det finns { $count } sparade upptagna tider.
}
busy-until = De används till { $when }. Därefter raderas de.
busy-by-system = Tiderna skickades av ett system vid ditt ämbetsverk.
busy-list = Upptagna tider i tidsordning
busy-when = Tid
busy-clear = Radera de upptagna tiderna nu
busy-cleared = De upptagna tiderna raderades.
