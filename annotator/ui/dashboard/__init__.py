"""The dashboard: plots of the project, each with the table behind it."""
