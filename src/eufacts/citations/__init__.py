"""Citations: from a record's row to text that is ready to paste or import.

Data flows one way: ``works`` makes a ``Citable`` of rows; a style or a reference manager's format
writes it. Nothing here knows a terminal or the index.
"""
