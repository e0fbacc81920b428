"""Who is named: listed names met in a page, judged, and joined to parties."""
