"""Duban beside the servers, and the pipelines, that one would take instead: deploy/bench/peers.sh."""
