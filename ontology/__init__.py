"""The words of the graph: the definition of its classes and properties, and the lexicon, as data files with their readers."""
