"""Citations: from a record's row to what can be pasted into a text or a reference manager.

Data flows one way: ``works`` makes a ``Citable`` of rows; a style or a reference manager's format
writes it. Everything here is strings in, strings out; nothing knows a terminal or the index.
"""
