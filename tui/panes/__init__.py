"""The parts of the reading screen: list, detail, references and status line.

A pane gets data through reactives, tells facts through messages, does no input or output and never
looks into another pane.
"""
