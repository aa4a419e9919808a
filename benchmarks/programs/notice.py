"""Print the microseconds of opening an index that is there: the median of 500 times.

Seeing whether the fact base has changed is a part of it.
"""

import statistics
import sys
import time
from pathlib import Path

from eufacts.index.store import open_index

facts = Path(sys.argv[1])
taken = []
for _ in range(500):
    begin = time.perf_counter()
    open_index(facts).close()
    taken.append(time.perf_counter() - begin)
sys.stdout.write(f"{statistics.median(taken) * 1e6:.0f}\n")
