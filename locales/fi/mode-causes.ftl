# Miksi tapaaminen pidetään toisin kuin osallistujille kerrottiin.
mode-cause-restrictions = viranomaisten rajoitukset
mode-cause-venue = tila
mode-cause-facilitator = vetäjä
mode-cause-weather = sää
mode-cause-participants = osallistujien toive
mode-cause-other = muu syy
mode-cause-undone = muutos kumottiin
