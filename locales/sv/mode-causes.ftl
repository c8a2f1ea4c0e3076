# Varför en träff ordnas på ett annat sätt än deltagarna fick veta.
mode-cause-restrictions = myndigheternas restriktioner
mode-cause-venue = lokalen
mode-cause-facilitator = ledaren
mode-cause-weather = vädret
mode-cause-participants = deltagarnas önskemål
mode-cause-other = annan orsak
mode-cause-undone = ändringen ångrades
