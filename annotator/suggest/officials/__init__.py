"""Officials: who is named in a release, with post and body."""
