"""What a good definition keeps to: one rule is one function with one docstring."""
