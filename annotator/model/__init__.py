"""The domain: frozen records, kinds and fields, and the ops that change them; no I/O, no clock."""
