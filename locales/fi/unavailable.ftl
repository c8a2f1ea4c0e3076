# Kuinka monelle tapaamisen aika ei sovi. Ei koskaan kenelle eikä miksi.
unavailable-participants-outside = { $count ->
    [one] Aika on yhden osallistujan työajan ulkopuolella (osallistujia yhteensä { $of }).
   *[other] Aika on { $count } osallistujan työajan ulkopuolella (osallistujia yhteensä { $of }).
}
unavailable-participants-busy = { $count ->
    [one] Yhdellä osallistujalla on silloin varattu aika (osallistujia yhteensä { $of }).
   *[other] { $count } osallistujalla on silloin varattu aika (osallistujia yhteensä { $of }).
}
unavailable-leaders-outside = { $count ->
    [one] Aika on yhden vetäjän työajan ulkopuolella.
   *[other] Aika on { $count } vetäjän työajan ulkopuolella.
}
unavailable-leaders-busy = { $count ->
    [one] Yhdellä vetäjällä on silloin varattu aika.
   *[other] { $count } vetäjällä on silloin varattu aika.
}
