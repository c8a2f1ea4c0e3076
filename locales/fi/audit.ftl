# Muutosloki.
audit-lead = Kuka muutti mitä ja milloin. Loki kertoo kenttien nimet, ei niiden sisältöä.
audit-empty = Muutoksia ei ole vielä tehty.
audit-at = Aika
audit-actor = Tekijä
audit-action = Muutos
audit-fields = Kentät
audit-actor-client = Toinen järjestelmä
audit-actor-job = Palvelu itse
audit-actor-command = Palvelun ylläpitäjä
audit-actor-nobody = Kirjautumaton käyttäjä
