"""The pages of those who come in, and of those who answer them."""
