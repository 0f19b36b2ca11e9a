"""What tests stand on: a browser, a PostgreSQL, a real server with the demonstration in it."""
