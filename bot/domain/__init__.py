"""What the bot decides: pure functions over frozen values. No Telegram, no SQL, no clock, no I/O."""
