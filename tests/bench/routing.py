"""What finding a resource costs: an API of 1,000 resources beside one of 5.

Both answer from a MOCK integration, so that no function hides what the way there takes, and both
are asked for the same path: literals, a variable, and a literal below it."""

import statistics

from load import Target, measure

SMALL, LARGE = 5, 1000
CONNECTIONS = 8
ASKED = "orders/{id}/lines/all"


def create_api(aws, size):
    """A deployed REST API of that many resources, the root not counted; the URL's path to ASKED."""
    api = aws.rest("apigateway", "POST", "/restapis", name=f"{size} resources")
    root = f"/restapis/{api['id']}"
    made = {"": api["rootResourceId"]}

    def add(path):
        parent, _, part = path.rpartition("/")
        if parent not in made:
            add(parent)
        resource = aws.rest("apigateway", "POST", f"{root}/resources/{made[parent]}", pathPart=part)
        made[path] = resource["id"]
        add_mock(aws, f"{root}/resources/{resource['id']}/methods/POST")

    add(ASKED)
    siblings = 0
    while len(made) <= size:
        # Some beside each part of the path that is asked for, the others in the depth.
        parents = ("", "orders", "orders/{id}", "orders/{id}/lines", f"r{siblings // 5 * 5 - 5}")
        parent = parents[siblings % 5]
        path = f"{parent}/r{siblings}".lstrip("/")
        if not parent or parent in made:
            add(path)
        siblings += 1
    aws.rest("apigateway", "POST", f"{root}/deployments", stageName="bench")
    return f"{root}/bench/_user_request_/{ASKED.replace('{id}', '17')}"


def add_mock(aws, method):
    aws.rest("apigateway", "PUT", method, authorizationType="NONE")
    template = {"application/json": '{"statusCode": 200}'}
    aws.rest("apigateway", "PUT", f"{method}/integration", type="MOCK", requestTemplates=template)
    aws.rest("apigateway", "PUT", f"{method}/responses/200")
    aws.rest("apigateway", "PUT", f"{method}/integration/responses/200")


def measure_routing(report, aws, endpoint, rounds, seconds):
    """The rounds take turns, so that a busy moment of the machine falls on both."""
    paths = {size: create_api(aws, size) for size in (SMALL, LARGE)}
    rates = {size: [] for size in paths}
    for size, path in paths.items():
        measure(Target(endpoint + path, "{}", "application/json"), CONNECTIONS, 1)  # warm up
    for _ in range(rounds):
        for size, path in paths.items():
            target = Target(endpoint + path, "{}", "application/json")
            rates[size].append(measure(target, CONNECTIONS, seconds).rate)
    small, large = (statistics.median(rates[size]) for size in (SMALL, LARGE))
    report.add(
        f"an API of {LARGE:,} resources beside one of {SMALL}",
        f"{large:,.0f} and {small:,.0f} answers a second, {large / small:.0%}",
        "90 % or more",
    )
