"""``python -m spindetect``."""

from spindetect.cli import main

if __name__ == "__main__":
    main()
