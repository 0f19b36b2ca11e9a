"""People from their first appointment to their last: appointed, frozen, signed out, given what is theirs, erased."""
