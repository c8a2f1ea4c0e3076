# Tjänstens egen meddelandelåda.
mail-pages-title = Skickade meddelanden
mail-pages-lead = Den här installationen skickar inga meddelanden per e-post. De finns kvar här och kan läsas.
mail-pages-empty = Inga meddelanden har skickats ännu
mail-pages-to = Mottagare: { $recipient }, { $at }
