"""Who says what in texts that aren't in English: Spanish, French, German, Portuguese, Italian, Russian."""
