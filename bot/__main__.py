"""`python -m bot` is `atelier`."""

from bot.cli import main

if __name__ == "__main__":
    main()
