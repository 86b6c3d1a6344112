"""From a BPMN model to a drawing in which everything has its place."""
