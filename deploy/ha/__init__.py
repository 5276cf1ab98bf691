"""Nodes on one replicated PostgreSQL, what befalls them, and an audit of what is left."""
