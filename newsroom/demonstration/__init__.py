"""The demonstration newsroom: an invented outlet with stories, people and pictures of our own."""
