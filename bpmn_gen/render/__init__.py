"""From model and drawing to bytes; pure functions that never touch a disk."""
