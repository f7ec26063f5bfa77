"""The screens and everything of Qt."""
