# Tjänstens egen meddelandelåda.
mail-pages-title = Skickade meddelanden
mail-pages-lead = Den här installationen skickar inga meddelanden per e-post. De blir kvar här för läsning.
mail-pages-empty = Inga meddelanden har skickats ännu.
mail-pages-to = Mottagare: { $recipient }, { $at }
