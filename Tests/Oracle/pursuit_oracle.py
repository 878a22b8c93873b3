"""Writes Tests/NumericAlgebraTests/Resources/pursuit-oracle.jsonl: small pursuits and their least objective.

    python3 Tests/Oracle/pursuit_oracle.py [GRAMS.safetensors]

Needs numpy and cvxpy with Clarabel: an interior-point method on the semidefinite form of the problem, which
has nothing in common with alternating directions. A line: "name", "rows", "columns", "lambda", "entries" by
columns, "objective" = min ‖L‖* + λ‖M − L‖₁, known to about nine digits.

With a file of Jacobians' Gram matrices (tensors `gram_inside.0`, `gram_outside.0`), also writes
jacobian-grams.jsonl beside it, the lower triangles by columns; these are too large for the interior point.
"""

import json
import pathlib
import struct
import sys

import numpy

TARGET = pathlib.Path(__file__).parent.parent / "NumericAlgebraTests" / "Resources"
SEED = 515


def planted(rng, m, n, rank, errors, symmetric=False):
    low = rng.standard_normal((m, rank)) @ rng.standard_normal((rank, n))
    sparse = numpy.zeros(m * n)
    sparse[rng.choice(m * n, errors, replace=False)] = rng.uniform(-6, 6, errors)
    whole = low + sparse.reshape(m, n)
    return (whole + whole.T) / 2 if symmetric else whole


def gram(rng, n, directions, noise):
    basis = numpy.linalg.qr(rng.standard_normal((n, directions)))[0]
    jacobian = rng.standard_normal((3 * n, directions)) * 0.7 ** numpy.arange(directions) @ basis.T
    jacobian += noise * rng.standard_normal((3 * n, n))
    return jacobian.T @ jacobian / (3 * n)


def cases():
    rng = numpy.random.default_rng(SEED)
    for m, n, rank, errors in [(6, 6, 1, 4), (9, 5, 1, 6), (5, 11, 2, 7), (12, 12, 2, 14), (16, 10, 2, 20)]:
        yield f"planted {m}×{n}", planted(rng, m, n, rank, errors), max(m, n) ** -0.5
    for n, rank, errors in [(7, 1, 6), (11, 2, 12), (14, 2, 20)]:
        yield f"planted symmetric {n}", planted(rng, n, n, rank, errors, True), n**-0.5
    for n, noise in [(8, 0.05), (12, 0.2)]:
        for scale in (1 / 2.65, 0.8, 1.3):
            yield f"gram {n} at {scale:.2f}", gram(rng, n, 4, noise), scale * n**-0.5
    for m, n in [(6, 6), (10, 4)]:
        yield f"noise {m}×{n}", rng.standard_normal((m, n)), 0.45
    yield "large entries", 1e9 * planted(rng, 6, 8, 1, 5), 0.4


def least(matrix, price):
    import cvxpy

    low = cvxpy.Variable(matrix.shape)
    size = abs(matrix).max()
    problem = cvxpy.Problem(cvxpy.Minimize(cvxpy.normNuc(low) + price * cvxpy.sum(cvxpy.abs(matrix / size - low))))
    problem.solve(
        solver=cvxpy.CLARABEL, tol_gap_abs=1e-11, tol_gap_rel=1e-11, tol_feas=1e-11, max_iter=500
    )
    return size * problem.value


def tensors(path):
    raw = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    head = json.loads(raw[8 : 8 + length])
    for name in ("gram_inside.0", "gram_outside.0"):
        start, end = head[name]["data_offsets"]
        yield name, numpy.frombuffer(raw[8 + length + start : 8 + length + end]).reshape(head[name]["shape"])


def main():
    with open(TARGET / "pursuit-oracle.jsonl", "w") as file:
        for name, matrix, price in cases():
            m, n = matrix.shape
            line = {"name": name, "rows": m, "columns": n, "lambda": price}
            line["entries"] = matrix.ravel(order="F").tolist()
            line["objective"] = least(matrix, price)
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    if len(sys.argv) > 1:
        with open(TARGET / "jacobian-grams.jsonl", "w") as file:
            for name, matrix in tensors(sys.argv[1]):
                n = len(matrix)
                lower = [float(f"{matrix[i, j]:.12g}") for j in range(n) for i in range(j, n)]
                file.write(json.dumps({"name": name, "order": n, "lower": lower}) + "\n")


main()
