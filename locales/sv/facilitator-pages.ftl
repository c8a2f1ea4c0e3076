facilitator-lecturer = föreläsare
facilitator-trainer = utbildare
facilitator-coach = smågruppscoach
facilitator-mentor = mentor
facilitator-designer = partnerns planerare
facilitator-erased = Namnet är raderat
facilitator-invited = Inbjuden
facilitator-active = Villkoren godkända
facilitator-ended = Uppdraget upphört
facilitators-title = Ledare
facilitators-one = Ledare
facilitators-lead = Föreläsare, utbildare, coacher, mentorer och partnerns planerare. En ledare ser bara sina egna träffar, efter att ha godkänt sekretessvillkoren och till uppdragets sista dag.
facilitators-none = Ingen har bjudits in ännu
facilitators-none-what = Skriv först sekretessvillkoren. Sedan kan du bjuda in ledare från ämbetsverket eller utifrån.
facilitator-name = Namn
facilitator-kind = Uppdrag
facilitator-experience = Granskad erfarenhet
facilitator-until = Sista dag
facilitator-until-hint = Rättigheterna upphör av sig själva efter den här dagen.
facilitator-until-what = Rättigheterna upphör efter den här dagen. Välj gårdagens datum om uppdraget slutar genast. Uppgifter om en utomstående ledare raderas tre månader efter sista dagen.
facilitator-stage = Läge
facilitator-own-staff = ämbetsverkets personal
facilitator-organisation = Organisation
facilitator-email = E-postadress
facilitator-email-hint = Inbjudan och meddelanden om träffar skickas hit.
facilitator-language = Språk i meddelanden
facilitator-in-fi = finska
facilitator-in-sv = svenska
facilitator-in-en = engelska
facilitator-invite = Bjud in en ledare
facilitator-invite-what = Den inbjudna får ett meddelande, men ser ingenting innan sekretessvillkoren är godkända.
facilitator-from = Varifrån ledaren kommer
facilitator-from-outside = Utanför ämbetsverket
facilitator-from-staff = Ämbetsverkets personal
facilitator-search = Namn eller personalnummer
facilitator-find = Sök i personalen
facilitator-found-none = Ingen hittades. Kontrollera sökordet.
facilitator-person = Person
facilitator-asked = Inbjudan är skickad
facilitator-link = Länk till kontot
facilitator-link-what = Ledaren har inte öppnat sitt konto ännu. Skicka en ny länk om den förra har kommit bort eller gått ut. Den förra länken slutar fungera.
facilitator-link-send = Skicka en ny länk
facilitator-link-sent = En ny länk har skickats
facilitator-terms = Sekretessvillkor
facilitator-terms-none = Det finns inga villkor ännu. Nedan finns ett förslag: ändra det och spara. Villkoren gäller först när någon har sparat dem.
facilitator-terms-number = Version { $number } gäller. Ett tidigare godkännande består när villkoren ändras.
facilitator-terms-text = Villkorens text
facilitator-terms-hint = Varje ledare läser och godkänner detta innan träffarna visas.
facilitator-terms-save = Spara villkoren
facilitator-terms-saved = Villkoren är sparade
facilitator-terms-first = Jag berättar inte för utomstående vilka som deltar i träffarna eller vad de berättar där. Jag använder deltagarnas namn bara för att leda träffen. Sekretessen fortsätter efter uppdraget.
facilitator-accepted = Version { $number }, godkänd { $when }
facilitator-not-accepted = Inte godkända ännu
coach-figures = { $years } år, { $hours ->
        [one] 1 timme
       *[other] { $hours } timmar
    } med distansgrupper, { $references ->
        [one] 1 referens
       *[other] { $references } referenser
    }
coach-nothing-demanded = Inget krav
coach-lack-years = År av coachning: { $needed } krävs, { $there } är granskade
coach-lack-hours = Timmar med distansgrupper: { $needed } krävs, { $there } är granskade
coach-lack-references = Referenser: { $needed } krävs, { $there } är granskade
coach-fault-none = Träffen har ingen ledare.
coach-fault-kind = Huvudledaren är inte inbjuden som smågruppscoach.
coach-evidence = Erfarenhet
coach-evidence-what = Erfarenhet räknas först när någon annan än den som förde in den har granskat den. Uppgifterna kan inte ändras: för in ny erfarenhet för sig.
coach-evidence-none = Ingen granskad erfarenhet
coach-evidence-waits = { $count ->
        [one] 1 uppgift väntar på granskning
       *[other] { $count } uppgifter väntar på granskning
    }
coach-evidence-counts = Gäller
coach-evidence-unchecked = Inte granskad
coach-evidence-checked = Granskningen är antecknad
coach-evidence-stated = Erfarenheten är införd. Någon annan ska ännu granska den.
coach-evidence-state = För in erfarenhet
coach-evidence-save = För in erfarenhet
coach-stated-by = Infört av { $name } { $when }
coach-confirmed-by = Bekräftat av { $name } { $when }
coach-refused-by = Kunde inte bekräftas: { $name } { $when }
coach-confirm = Bekräfta
coach-refuse = Jag kan inte bekräfta
coach-years = År som coach för grupper
coach-hours = Timmar som coach för distansgrupper
coach-references = Antal referenser
coach-note = Vad uppgiften bygger på
coach-note-hint = Skriv inte någons kontaktuppgifter.
coach-note-wrong = Ta bort kontaktuppgifterna. Skriv högst 500 tecken.
coach-policy-title = Riktlinje för coacher
coach-policy-lead = Vad som krävs av en smågruppscoach i olika genomförandesätt. Riktlinjen gäller träffar från sin första dag.
coach-policy-in-force = Gäller i dag
coach-policy-recommended = Ämbetsverket har inte beslutat någon egen riktlinje. Rekommendationen i rapporten från 2020 gäller: under distansarbete ska smågruppscoachen vara mycket erfaren. Talen är Polkus egna, inte rapportens.
coach-policy-decided-by = Beslutat av { $name }, { $title }, { $when }
coach-policy-from = Från { $day }
coach-policy-history = Beslut
coach-policy-decide = Besluta om en ny riktlinje
coach-policy-decide-what = Publicerade träffar ändras inte. Om någon av dem inte uppfyller riktlinjen syns det på programmets sida Coacherna och riktlinjen.
coach-policy-reason = Motivering
coach-policy-first-day = Första dag
coach-policy-decided = { $count ->
        [0] Riktlinjen är beslutad. Alla publicerade träffar uppfyller den.
        [one] Riktlinjen är beslutad. En publicerad träff uppfyller den inte.
       *[other] Riktlinjen är beslutad. { $count } publicerade träffar uppfyller den inte.
    }
official-name = Beslutsfattarens namn
official-title = Beslutsfattarens tjänstebeteckning
