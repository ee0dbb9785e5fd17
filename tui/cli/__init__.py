"""The command line: one module per verb, and what they share.

Every verb but opening the reader works without a terminal and without Textual; nothing here may
import Textual or rich, and what is slow to import is imported by the verb that needs it. Exit
codes: 0 done, 1 nothing found or not readable, 2 used wrongly, 130 interrupted, 141 nobody reads
the output any more.
"""
