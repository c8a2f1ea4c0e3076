# Hur man deltar i en egen träff: på plats eller på distans.
own-session = Träffen
own-session-programme = Program
own-session-for = För vem
own-session-topic = Ämne
own-session-where = Plats
own-session-all = Alla egna träffar
own-way = Hur deltar du?
own-way-question = Välj hur du deltar
own-way-until = Du kan välja och ändra dig fram till { $until }.
own-way-closed = Du kan inte längre ändra valet här. Tiden för valet gick ut eller går ut { $until }. Om du har anmält frånvaro ska du först återta anmälan.
own-way-on-site = Jag kommer på plats
own-way-remote = Jag deltar på distans
own-way-free = { $count ->
    [0] Alla platser är upptagna
    [one] En plats ledig
   *[other] { $count } platser lediga
}
own-way-room = Det finns plats för alla
own-way-stands-on-site = Du har valt att komma på plats. En plats är reserverad för dig.
own-way-stands-remote = Du har valt att delta på distans.
own-way-undecided = Du har inte valt än om du kommer på plats eller deltar på distans. Om du inte väljer reserveras ingen plats för dig. Du är ändå välkommen på plats så länge det finns rum.
own-way-choose = Välj hur du deltar
own-way-choose-of = Välj hur du deltar i träffen { $when }
own-way-save = Spara valet
own-way-saved = Ditt val är sparat.
