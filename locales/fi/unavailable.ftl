# Kuinka monelle tapaamisen aika ei sovi. Ei koskaan kenelle eikä miksi.
unavailable-participants-outside = { $count ->
    [one] Aika on yhden osallistujan työajan ulkopuolella (osallistujia { $of }).
   *[other] Aika on { $count } osallistujan työajan ulkopuolella (osallistujia { $of }).
}
unavailable-participants-busy = { $count ->
    [one] Yksi osallistuja on silloin varattu (osallistujia { $of }).
   *[other] { $count } osallistujaa on silloin varattuja (osallistujia { $of }).
}
unavailable-leaders-outside = { $count ->
    [one] Aika on yhden vetäjän työajan ulkopuolella.
   *[other] Aika on { $count } vetäjän työajan ulkopuolella.
}
unavailable-leaders-busy = { $count ->
    [one] Yksi vetäjä on silloin varattu.
   *[other] { $count } vetäjää on silloin varattuja.
}
