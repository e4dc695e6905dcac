"""The pages of sparring: each parses, calls and renders."""
