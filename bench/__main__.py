"""All benches, one after the other: `make bench`."""

from bench import allowance, backlog, startup, taps, updates

if __name__ == "__main__":
    for bench in (updates, allowance, taps, backlog, startup):
        bench.main()
