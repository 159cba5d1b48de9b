"""The two doors to Telegram: the only package that imports `telegram`."""
