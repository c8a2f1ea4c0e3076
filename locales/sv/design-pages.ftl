# Sidorna för programstommen.
design-title = Programstomme
design-lead = Programmets stig, moment för moment. De sökande ser den publicerade programstommen och timmarna innan de ansöker.
design-tag-draft = utkast, version { $number }
design-tag-published = publicerad, version { $number }
design-path = Stig
design-path-what = Ändra ordningen med pilarna eller genom att dra. Öppna ett moment med pennan.
design-empty = Stigen har inga moment ännu
design-empty-what = Lägg till det första momentet nedan.
design-change-element = Ändra momentet: { $title }
design-remove-element = Ta bort momentet: { $title }
design-removed = Borttaget: { $title }
design-restore = Återställ momentet
design-name = Momentets namn
design-kind = Typ av moment
design-repeats = Hur många gånger
design-length = Längd per gång
design-length-minutes = i minuter
design-length-full-day = heldag (7 h 21 min)
design-length-day = dag, längden preciseras
design-length-unknown = längden preciseras
design-minutes = Minuter per gång
design-mode = Genomförandesätt
design-mode-open = inte valt ännu
design-description = Vad man gör i momentet
design-field = { $element }: { $field }
design-add = Lägg till momentet
design-add-kind = Typ av nytt moment
design-add-choose = Välj typ
design-sum = { $elements ->
    [one] { $elements } moment
   *[other] { $elements } moment
} · { $hours }
design-saved = Alla ändringar är sparade
design-unsaved = Osparade ändringar
design-hours = Timmar per deltagare
design-hours-what = Timmarna räknas ut från momenten när du ändrar dem.
design-hours-left-out = { $count ->
    [one] Längden eller antalet gånger saknas för ett moment, så det är inte medräknat.
   *[other] Längden eller antalet gånger saknas för { $count } moment, så de är inte medräknade.
}
design-checklist = Före publiceringen
design-checklist-what = De röda punkterna hindrar publicering. De gula bör kontrolleras.
design-check-elements = Stigen har moment
design-check-elements-none = Stigen har inga moment
design-check-saved = Ändringarna är sparade
design-check-unsaved = Spara ändringarna först
design-check-lengths = Alla tillställningars längd är känd
design-check-lengths-open = { $count ->
    [one] Längden på ett moment preciseras senare
   *[other] Längden på { $count } moment preciseras senare
}
design-check-modes = Genomförandesätten är valda
design-check-modes-open = { $count ->
    [one] Genomförandesättet har inte valts för ett moment
   *[other] Genomförandesättet har inte valts för { $count } moment
}
design-check-languages = Namnen finns på tre språk
design-check-languages-open = { $count ->
    [one] Ett moment saknar namn på svenska eller engelska
   *[other] { $count } moment saknar namn på svenska eller engelska
}
design-check-call = Ansökan och urval är ett eget moment
design-check-call-none = Ansökan och urval saknas bland momenten
design-check-closing = Avslutningen är ett eget moment
design-check-closing-none = Avslutningen saknas bland momenten
design-publish = Publicera version { $number }
design-publish-question = Vill du publicera version { $number } av programstommen?
design-publish-what = En publicerad version ändras inte längre. Ändringar görs i ett nytt utkast, och den version som har visats för de sökande finns kvar att läsa.
design-asks-again = { $count ->
    [0] Ingen ombeds på nytt ge sitt samtycke när versionen publiceras: timmarna håller sig inom de utlovade gränserna. Antal deltagare: { $all }.
    [one] En deltagare ombeds på nytt ge sitt samtycke när versionen publiceras. Antal deltagare: { $all }.
   *[other] { $count } deltagare ombeds på nytt ge sitt samtycke när versionen publiceras. Antal deltagare: { $all }.
}
design-publish-by = Koordinatorn publicerar programstommen.
design-published = Programstommen har publicerats.
design-versions = Versioner
design-versions-what = Publicerade versioner finns kvar att läsa.
design-version = Version { $number }
design-version-title = Programstomme, version { $number }
design-version-published = Publicerad { $date } · { $elements } moment
design-version-draft = Utkast · { $elements } moment
design-version-lead = Publicerad { $date }. Den här versionen ändras inte längre.
design-change = Ändra programstommen
design-change-what = Den publicerade programstommen gäller tills ett nytt utkast publiceras.
design-draft-begin = Gör ett nytt utkast
design-draft-begun = Ett nytt utkast har gjorts av den publicerade versionen.
