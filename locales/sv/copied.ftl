# Ett kopierat program på koordinatorns sidor.
programme-to-next-year = Kopiera till nästa år
programme-copied-from = Kopierat från
rule-copied = ska beslutas på nytt
rule-copied-decided = Kopierad från en tidigare ansökningsomgång, där den beslutades av { $name }, { $title }, { $date }. Gäller inte före ett nytt beslut.
call-check-rules-copied = { $count ->
    [one] En kopierad regel har inte beslutats på nytt
   *[other] { $count } kopierade regler har inte beslutats på nytt
}
