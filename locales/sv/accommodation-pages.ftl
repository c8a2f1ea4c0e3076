# Önskemål om anpassning: kontaktpersonens sida och hur kontaktpersonen utses.
accommodation-page-lead = Vad sökande och deltagare behöver för att delta. Bara du läser önskemålen och ordnar anpassningarna.
accommodation-page-trace = Varje visning registreras, och den som har skrivit önskemålet ser vem som har tittat på det. Spara inte önskemålen någon annanstans längre än arrangemangen kräver.
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
accommodation-contact-email = Kontaktpersonens e-postadress i arbetet
accommodation-contact-email-hint = Personen ska ha ett användarkonto. Programmets beslutsfattare och bedömare kan inte vara kontaktperson. När kontaktpersonen byts ut ser den tidigare kontaktpersonen inte längre önskemålen. De som har berättat om sina önskemål får ett meddelande om vem den nya kontaktpersonen är.
accommodation-contact-name = Utse kontaktpersonen
accommodation-contact-named = Kontaktpersonen är utsedd.
accommodation-contact-wrong = Kontrollera adressen. Ange e-postadressen i arbetet för någon som har ett användarkonto och som inte är beslutsfattare eller bedömare i programmet.
