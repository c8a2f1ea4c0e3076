# Företräde för dem som blev utan plats i en tidigare lottning: vad sökande och den offentliga sidan får veta.
reasons-counted-left-out = { $min ->
    [one] I ansökningsomgången reserverades minst en plats
   *[other] I ansökningsomgången reserverades minst { $min } platser
} för sökande som hade blivit utan plats i en tidigare lottning ({ $programme }). Du räknades till dem.
reasons-not-counted-left-out = { $min ->
    [one] I ansökningsomgången reserverades minst en plats
   *[other] I ansökningsomgången reserverades minst { $min } platser
} för sökande som hade blivit utan plats i en tidigare lottning ({ $programme }). Du räknades inte till dem.
reasons-may-be-preferred = Om du senare ansöker i en ansökningsomgång där platser reserveras för dem som blev utan plats i den här omgången räknas du till dem utan särskild begäran.
public-left-out = De som tidigare blivit utan plats
public-left-out-least = { $min ->
    [one] Minst en plats
   *[other] Minst { $min } platser
} för sökande som var med i en tidigare lottning men blev utan plats.
