# En träff kopieras, och en serie flyttas samtidigt.
series-which = Vilka träffar det gäller
series-hint = Till serien hör träffarna i samma moment för samma deltagare. Inställda träffar räknas inte med.
series-one = Bara den här
series-following = { $count ->
    [one] Den här, som är den sista i serien
   *[other] Den här och de följande, sammanlagt { $count } träffar
}
series-all = { $count ->
    [one] Hela serien, en träff
   *[other] Hela serien, { $count } träffar
}
copy-lead = En kopia är ett nytt utkast som ingen ännu får veta om. Genomförandesättet, platsen, pauserna, ledarna och materialet följer med, men inte närvaron, deltagarnas val eller adressen för distansdeltagande.
copy-what = För vem och när
copy-group-same = samma som nu
copy-to = Kopian av den här träffen börjar
copy-to-hint = Kopian varar lika länge som träffen.
copy-to-hint-series = De andra kopiorna flyttas lika många dagar. Om du ändrar klockslaget gäller ändringen alla.
copy-to-missing = Ange dag och klockslag.
copy-without-leaders = Ta inte med ledarna
copy-beyond = Om kopiorna sparas blir det fler träffar eller timmar än i programstommen:
copy-led-by-nobody = ingen ledare ännu
copy-gone = { $count ->
    [one] En ledare tas inte med, eftersom ledarens sista dag är före kopian.
   *[other] { $count } ledare tas inte med, eftersom deras sista dag är före kopian.
}
move-lead = Flytta en träff eller en serie. Före flytten ser du vad de nya tiderna krockar med och hur många som får besked om flytten.
move-to = Den här träffen börjar
move-to-hint-series = De andra flyttas lika många dagar. Om du ändrar klockslaget gäller ändringen alla.
move-to-missing = Ange en ny dag eller ett nytt klockslag.
move-preview-of = { $count ->
    [one] Så här skulle en träff flyttas
   *[other] Så här skulle { $count } träffar flyttas
}
move-preview-what = Inget har flyttats ännu.
move-after = Ny tid
move-before = Nuvarande tid
move-table = Träffar som flyttas
move-now = { $count ->
    [one] Flytta träffen
   *[other] Flytta { $count } träffar
}
move-done = { $count ->
    [one] Träffen har flyttats.
   *[other] { $count } träffar har flyttats.
}
