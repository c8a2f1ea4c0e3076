# Önskemål om anpassning: kontaktpersonens sida och hur kontaktpersonen utses.
accommodation-page-lead = Vad sökande och deltagare behöver för att delta. Bara du läser önskemålen och sköter arrangemangen.
accommodation-page-trace = Varje läsning antecknas, och den som skrivit önskemålet ser det. Spara inte önskemålen någon annanstans längre än arrangemangen kräver.
accommodation-page-none = Det finns inga önskemål
accommodation-page-none-what = Här ser du önskemålen i de program där du är kontaktperson.
accommodation-takes-part = deltar
accommodation-may-take-part = kan få en plats
accommodation-contact-title = Kontaktperson för anpassningar
accommodation-contact-lead = Sökande och deltagare kan berätta för en namngiven person vad de behöver för att delta. Ingen annan ser önskemålen.
accommodation-contact-who = Vem läser önskemålen?
accommodation-contact-none = Ingen kontaktperson har utsetts, så det går ännu inte att berätta om önskemål.
accommodation-contact-is = Nu läser { $name }, { $title }, önskemålen.
accommodation-contact-reads-not = { $name }, { $title }, har utsetts till kontaktperson men kan inte längre läsa önskemålen. Utse någon annan.
accommodation-contact-email = Kontaktpersonens arbetsadress (e-post)
accommodation-contact-email-hint = Personen ska ha ett användarkonto. Programmets beslutsfattare och bedömare kan inte vara kontaktperson. När personen byts ser den tidigare inte längre önskemålen, och de som har berättat om önskemål får veta vem som läser dem.
accommodation-contact-name = Utse kontaktpersonen
accommodation-contact-named = Kontaktpersonen är utsedd.
accommodation-contact-wrong = Kontrollera adressen. Ange arbetsadressen till någon som har ett användarkonto och som inte är beslutsfattare eller bedömare i programmet.
