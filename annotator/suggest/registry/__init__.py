"""The registry of officials: who a name means, whatever its script, spelling or case."""
