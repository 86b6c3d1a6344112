"""From author words to BPMN: resolves a process for one unit, then lowers it to the model."""
