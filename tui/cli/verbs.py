"""The names of the verbs: what the first word must be so as not to be taken for a PATH."""

VERBS = ("list", "show", "refs", "bookmarks", "drafts", "marks", "keys", "doctor")
