"""``python -m watchword.bench``: the same commands as ``watchword bench``."""

from watchword.cli.benching import main

if __name__ == "__main__":
    main()
