"""How fast the bot is, beside the bare bots of the field. One command each; see docs/performance.md."""
