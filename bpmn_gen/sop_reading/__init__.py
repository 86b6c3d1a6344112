"""SOPs that staff drew by hand, read from cells, shapes and lines."""
