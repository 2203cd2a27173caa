"""`python -m kriya` is the console script `kriya`."""

from kriya.cli.main import main

if __name__ == "__main__":
    main()
