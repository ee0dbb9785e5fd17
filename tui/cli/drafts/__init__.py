"""The verbs of `rapport drafts`: list own replies, write them out, forget addresses.

The modules are imported when they are called for. None prints an e-mail address but the export,
and that only when it is asked to.
"""
