# Sammandraget: ett meddelande om vad som är på gång och vad som väntar.
mail-digest-subject = { $days ->
        [one] Sammandrag från Polku { $from }
       *[other] Sammandrag från Polku { $from }–{ $until }
    }
mail-digest-body =
    { $parts }
    Sammandraget visar läget när det skickades. Om en träff ändras eller ställs in får du som förut ett separat meddelande.

    Du får sammandraget eftersom du har valt det. I Polku kan du ändra ditt val eller säga upp sammandraget: { $settings }
mail-digest-part =
    { $heading }
    { $lines }
    { $end }
mail-digest-line = – { $text }
mail-digest-own = Träffar som du deltar i:
mail-digest-led = Träffar som du leder:
mail-digest-waits = Väntar på dig:
mail-digest-programme-asks = Kräver åtgärder i programmet { $programme } ({ $link }):
mail-digest-session = { $when }: { $programme } ({ $where })
mail-digest-place = Svara på erbjudandet om en plats senast { $deadline }: { $programme }. { $link }
mail-digest-way = Välj senast { $until } om du kommer på plats eller deltar på distans: { $programme }. { $link }
mail-digest-hours = Svara om du samtycker till fler timmar än utlovat: { $programme }. { $link }
mail-digest-more = { $count ->
        [one] och en till
       *[other] och { $count } till
    }
mail-digest-more-programmes = { $count ->
        [one] Ytterligare ett program kräver åtgärder: { $link }
       *[other] Ytterligare { $count } program kräver åtgärder: { $link }
    }
