# The digest: one message of what is ahead and what waits.
mail-digest-subject = { $days ->
        [one] Polku summary { $from }
       *[other] Polku summary { $from } – { $until }
    }
mail-digest-body =
    { $parts }
    This is how things stood when the summary was sent. If a session changes or is cancelled, you get a separate message about it, as before.

    You get this summary because you chose to. You can change your choice or stop the summaries in Polku: { $settings }
mail-digest-part =
    { $heading }
    { $lines }
    { $end }
mail-digest-line = – { $text }
mail-digest-own = Sessions that you take part in:
mail-digest-led = Sessions that you lead:
mail-digest-waits = Waiting for you:
mail-digest-programme-asks = Needs action in { $programme } ({ $link }):
mail-digest-session = { $when }: { $programme } ({ $where })
mail-digest-place = Answer the offer of a place by { $deadline }: { $programme }. { $link }
mail-digest-way = Choose by { $until } whether you come or join remotely: { $programme }. { $link }
mail-digest-hours = Answer whether you consent to more hours than were promised: { $programme }. { $link }
mail-digest-more = { $count ->
        [one] and one more
       *[other] and { $count } more
    }
mail-digest-more-programmes = { $count ->
        [one] One more programme needs action: { $link }
       *[other] { $count } more programmes need action: { $link }
    }
