# Företräde för dem som blev utan plats i en tidigare lottning, när ansökningsomgången redigeras.
left-out-title = Företräde för dem som tidigare blivit utan plats
left-out-what = Du kan reservera en del av platserna för dem som var med i en bekräftad lottning men inte fick någon plats. En sökande som återtog sin ansökan räknas inte med, och inte heller den som erbjöds en plats men inte tog emot den.
left-out-none = Det finns ingen bekräftad lottning vars ansökningar ännu är bevarade.
left-out-round = Lottning där man blev utan plats
left-out-no-round = Inget företräde
left-out-people = { $count ->
    [one] En anställd blev utan plats.
   *[other] { $count } anställda blev utan plats.
}
left-out-min = Minst så många platser
left-out-min-hint = Minst en plats ska bli kvar för de andra.
left-out-decision = Beslut om företrädet
left-out-decision-what = Ansökningsomgången kan skickas till beslutsfattaren först när företrädet har beslutats. Motiveringen visas för alla sökande och publiceras på programmets offentliga sida.
left-out-reason = Varför företräde ges
left-out-check = Företrädet har beslutats
left-out-check-none = Företrädet har inte beslutats
