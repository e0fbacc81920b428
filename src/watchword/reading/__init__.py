"""Reading an article: from a page to listed parties, who says what about whom, and whether it holds."""
