"""The ground floor: plain values in, plain values out. No models, no request."""
