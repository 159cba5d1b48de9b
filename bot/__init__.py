"""Atelier: a Telegram bot for a social centre's workshop. Everything here that is not a feature."""
