"""From a page to a document: blocks, outline, paragraphs, footnotes."""
