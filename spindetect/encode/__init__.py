"""Sentences and words to vectors."""
