# Gemensamma texter för koordinatorns formulär.
form-save = Spara ändringarna
form-saved = Ändringarna har sparats.
form-day-missing = Ange dag, månad och år.
form-clock-missing = Ange klockslaget.
form-number-missing = Ange ett heltal.
form-text-missing = Skriv en text.
form-choice-missing = Välj ett av alternativen.
form-conflict = Någon annan har sparat ändringar samtidigt
form-conflict-what = Det du har skrivit finns kvar på sidan men har inte sparats. Välj vilka uppgifter som ska gälla.
form-conflict-keep = Spara mina och ersätt den andras
form-conflict-take = Använd den andras och förkasta mina
