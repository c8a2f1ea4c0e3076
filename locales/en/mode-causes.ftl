# Why a session is held otherwise than its participants were told.
mode-cause-restrictions = restrictions of the authorities
mode-cause-venue = the venue
mode-cause-facilitator = the facilitator
mode-cause-weather = the weather
mode-cause-participants = wish of the participants
mode-cause-other = another reason
mode-cause-undone = the change was undone
