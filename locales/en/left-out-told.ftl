# Preference for those who got no place in an earlier draw: what applicants and the public page are told.
reasons-counted-left-out = { $min ->
    [one] The call kept at least one place
   *[other] The call kept at least { $min } places
} for applicants who had got no place in an earlier draw ({ $programme }). You were counted among them.
reasons-not-counted-left-out = { $min ->
    [one] The call kept at least one place
   *[other] The call kept at least { $min } places
} for applicants who had got no place in an earlier draw ({ $programme }). You were not counted among them.
reasons-may-be-preferred = If you apply to a later call that keeps places for those who got no place in this one, you are counted among them without having to ask.
public-left-out = Those who got no place earlier
public-left-out-least = { $min ->
    [one] At least one place
   *[other] At least { $min } places
} for applicants who were in an earlier draw and got no place.
