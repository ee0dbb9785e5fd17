"""`rapport marks`: the marks without the reader, one module per verb.

Each works on the marks alone or on marks and library, never on a terminal. What is changed is
journaled as any edit is, so that open sessions see it and it can be undone.
"""
