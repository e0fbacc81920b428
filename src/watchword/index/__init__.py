"""Every name ever held, analysed once, compiled; views are masks over it."""
