"""Exporters: what goes out, and how."""
