"""How people come in: they apply, are answered, are invited, and make their account. And who has been away for long."""
