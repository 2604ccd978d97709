"""Repeatable measurements, each beside named peers: `python -m benchmarks.NAME`."""
