"""All benches, one after the other: `make bench`."""

from bench import allowance, backlog, phones, startup, taps, updates

if __name__ == "__main__":
    for bench in (updates, allowance, taps, backlog, startup, phones):
        bench.main()
