"""The SQLite file of a project: the only place with SQL."""
