"""The page store: what readers were shown, kept as files, served before Django is asked."""
