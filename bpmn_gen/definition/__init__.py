"""The author's language: YAML files read with their spans and decoded into typed definitions."""
