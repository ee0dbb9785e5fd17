"""What fills the terminal: reading, bookmarks, problems, help and the prompt."""
