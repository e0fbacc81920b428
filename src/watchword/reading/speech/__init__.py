"""Who says what: quotations and reported speech, their speakers, stances, addressees and relays."""
