"""A page: its text as it was given, its zones, its date and its outlet."""
