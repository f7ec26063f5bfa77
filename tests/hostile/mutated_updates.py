COUNT = 100_000
def report(count: int, seed: int) -> int: return 0
