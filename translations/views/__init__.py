"""The screens of the translators' room."""
