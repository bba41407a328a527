"""Random cases for record_columns.py: a few columns over random rows."""

from column_cases import case, dense, embedding, identity, indicator, numeric, ragged


def randomly(pick, count):
    return [one(pick, number) for number in range(count)]


def one(pick, number):
    batch, time = pick.randint(1, 4), pick.randint(1, 5)
    lengths = [pick.randint(0, time) for _ in range(batch)]
    lengths[pick.randrange(batch)] = time
    columns, features = [], {}
    for key in pick.sample(["a", "b", "C", "d"], pick.randint(1, 3)):
        n = pick.randint(1, 6)
        rows = [[pick.randint(-2, n - 1) for _ in range(length)] for length in lengths]
        if pick.random() < 0.3:
            features[key] = ragged("float32", [[v / 2 for v in row] for row in rows])
            columns.append(numeric(key))
            continue
        if pick.random() < 0.4:
            rows = [[max(v, 0) for v in row] + [-1] * (time - len(row)) for row in rows]
            features[key] = dense("int64", rows)
        else:
            features[key] = ragged("int64", rows)
        column = identity(n, key=key, default_value=pick.choice([None, n - 1]))
        columns.append(indicator(column) if pick.random() < 0.3 else embedding(
            column, pick.randint(1, 3), combiner=pick.choice(["mean", "sum", "sqrtn"]), max_norm=pick.choice([None, None, 1.0])))
    return case(f"random/{number}", columns, features)
