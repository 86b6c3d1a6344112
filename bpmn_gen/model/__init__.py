"""BPMN 2.0 as frozen dataclasses, their ids, and questions about their flow."""
