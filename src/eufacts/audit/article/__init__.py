"""An article → passages of plain words that know where each character is in the file."""
