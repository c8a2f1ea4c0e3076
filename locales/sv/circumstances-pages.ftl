# Omständigheterna ändras: många träffar ordnas på ett annat sätt.
circumstances-title = Omständigheterna ändras
circumstances-lead = Ändra genomförandesättet för många träffar på en gång. Du ser först vad ändringen gör. Tiderna ändras inte.
circumstances-which = Vilka träffar
circumstances-which-what = Ändringen gäller publicerade träffar som inte har slutat.
circumstances-from = Från och med
circumstances-until = Till och med
circumstances-every-element = alla moment
circumstances-how = Hur och varför
circumstances-to = Träffarna ordnas
circumstances-preview = Se vad ändringen gör
circumstances-preview-of = { $count ->
    [0] Ändringen gäller ingen träff
    [one] Ändringen gäller en träff
   *[other] Ändringen gäller { $count } träffar
}
circumstances-preview-what = Ingenting har ändrats och ingen har fått veta något ännu. Om någon träff ändras innan du bekräftar ändras ingenting.
circumstances-nothing = Inga träffar att ändra hittades. Ändra villkoren.
circumstances-told = { $count ->
    [one] En deltagare får ett meddelande som räknar upp alla deltagarens träffar som ändras, och en kalenderinbjudan till var och en.
   *[other] { $count } deltagare får var sitt meddelande som räknar upp alla deltagarens träffar som ändras, och en kalenderinbjudan till var och en.
}
circumstances-misfits = { $count ->
    [one] En träff har något att lägga märke till.
   *[other] { $count } träffar har något att lägga märke till.
}
circumstances-already-so = { $count ->
    [one] En träff ordnas redan så.
   *[other] { $count } träffar ordnas redan så.
}
circumstances-over = { $count ->
    [one] En träff har redan slutat. Den förblir som den är.
   *[other] { $count } träffar har redan slutat. De förblir som de är.
}
circumstances-drafts = { $count ->
    [one] Ett utkast förblir som det är. Ändra det när du planerar.
   *[other] { $count } utkast förblir som de är. Ändra dem när du planerar.
}
circumstances-cancelled = { $count ->
    [one] En träff är inställd.
   *[other] { $count } träffar är inställda.
}
circumstances-beyond = { $count ->
    [one] En träff ryms inte i samma ändring. Begränsa villkoren.
   *[other] { $count } träffar ryms inte i samma ändring. Begränsa villkoren.
}
circumstances-table = Träffar som ändras
circumstances-now = Nu
circumstances-misfit-room = Lokalen behövs inte längre: avboka den.
circumstances-misfit-place = Platsen saknas.
circumstances-misfit-join = Adressen för distansdeltagande saknas.
circumstances-misfit-seats = Det finns för få platser med det här genomförandesättet.
circumstances-misfit-coach = Smågruppscoachens erfarenhet räcker inte för det här genomförandesättet. Lämna bort träffen, byt coach eller be beslutsfattaren om ett undantag.
circumstances-make = { $count ->
    [one] Ändra träffen och meddela deltagarna
   *[other] Ändra { $count } träffar och meddela deltagarna
}
circumstances-again = { $count ->
    [one] Se på nytt: en träff
   *[other] Se på nytt: { $count } träffar
}
circumstances-made-told = { $count ->
    [one] Träffen har ändrats. { $people } deltagare har fått ett meddelande.
   *[other] { $count } träffar har ändrats. { $people } deltagare har fått ett meddelande.
}
circumstances-made = Gjorda ändringar
circumstances-made-what = En ändring kan ångras i sin helhet så länge ingen av dess träffar har ändrats eller börjat.
circumstances-turned = { $count ->
    [one] En träff { $mode }
   *[other] { $count } träffar { $mode }
}
circumstances-turned-back = { $count ->
    [one] En träff återställdes
   *[other] { $count } träffar återställdes
}
circumstances-people = { $count ->
    [one] meddelande till en deltagare
   *[other] meddelande till { $count } deltagare
}
circumstances-undone = ångrad
circumstances-undo = Ångra ändringen
circumstances-undo-of = Ångra ändringen { $when }
circumstances-undo-question = Ska hela ändringen ångras?
circumstances-undo-what = Alla dess träffar återställs, och varje deltagare får en rättelse.
circumstances-undone-told = Ändringen har ångrats. { $people } deltagare har fått en rättelse.
