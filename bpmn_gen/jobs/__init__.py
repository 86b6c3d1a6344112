"""What a build makes: one module a kind of job; each knows its files and renders them."""
