# Koordinatorns sida: hur cheferna har svarat om arbetstiden.
supervision-page-title = Chefer och arbetstid
supervision-page-lead = Hur de sökandes chefer har svarat om arbetstiden. Svaren påverkar inte urvalet. Om svaret är nej ska du prata med den sökande innan resultatet bekräftas.
supervision-page-trace = Varje visning registreras, och den sökande ser det. Bedömarna och beslutsfattaren ser inte svaren.
supervision-none = Cheferna tillfrågas inte
supervision-none-what = I den här ansökningsomgången får cheferna inte veta om ansökningarna, eller så finns det inga ansökningar ännu.
supervision-list = Ansökningar
supervision-applicant = Sökande
supervision-supervisor = Chef
supervision-standing = Svar om arbetstiden
supervision-short-told = Underrättad
supervision-short-asked = Inte besvarad ännu
supervision-short-silent = Inget svar
supervision-short-nobody = Ingen att fråga
supervision-short-replied = Den sökande har kommenterat
