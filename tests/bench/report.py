"""The one table."""

TARGETS = {  # (name, connections): share of the limit's rate, or milliseconds at p99
    ("POST → API → Lambda", 8): "10 % of nginx, p99 2 ms",
    ("SNS Publish", 8): "35 % of nginx",
}


class Report:
    def __init__(self):
        self._rows = []
        self._load = []

    def add(self, what, figure, target=""):
        self._rows.append((what, figure, target))

    def add_load(self, measured, limit):
        """Each rate beside the limit's at the same number of connections."""
        for (name, connections), (rate, p50, p99) in measured.items():
            share = rate / measured[limit, connections][0]
            target = TARGETS.get((name, connections), "")
            self._load.append(
                (
                    name,
                    str(connections),
                    f"{rate:,.0f}",
                    f"{share:.1%}",
                    f"{p50:.2f}",
                    f"{p99:.2f}",
                    target,
                )
            )

    def print(self):
        table(["", "measured", "target"], self._rows)
        print()
        head = ["", "connections", "per second", "of nginx", "p50 ms", "p99 ms", "target"]
        table(head, self._load)


def table(head, rows):
    """A Markdown table, aligned for the eye as well."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]

    def line(cells):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    print(line(head))
    print(line(["-" * width for width in widths]))
    for row in rows:
        print(line(row))
