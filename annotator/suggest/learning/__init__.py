"""Learning from answers: rebuilt from the project's rows whenever it is opened, kept nowhere."""
