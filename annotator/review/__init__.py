"""What a supervisor goes by: agreement, findings, risk and samples, as pure functions."""
