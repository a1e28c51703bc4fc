#!/usr/bin/env python3
"""The same assignment by OR-Tools' SimpleMinCostFlow. usage: ortools_flow.py DIR -> JSON: opt, placed, cpu_s, peak_mb"""
import json, resource, sys, time
import numpy as np
from ortools.graph.python import min_cost_flow

d = sys.argv[1]
ptr, col = np.fromfile(f"{d}/e_ptr.int64", "int64"), np.fromfile(f"{d}/e_col.int32", "int32")
score, cap = np.fromfile(f"{d}/e_score.int32", "int32"), np.fromfile(f"{d}/o_cap.int32", "int32")
start = time.process_time()
n, m = len(ptr) - 1, len(cap)
sink = n + m
person = np.repeat(np.arange(n, dtype=np.int32), np.diff(ptr))
tail = np.concatenate([person, np.arange(n, dtype=np.int32), np.arange(n, n + m, dtype=np.int32)])
head = np.concatenate([col + n, np.full(n + m, sink, np.int32)]).astype(np.int32)
room = np.concatenate([np.ones(len(col) + n, np.int64), cap.astype(np.int64)])
cost = np.concatenate([-score.astype(np.int64), np.zeros(n + m, np.int64)])
flow = min_cost_flow.SimpleMinCostFlow()
arcs = flow.add_arcs_with_capacity_and_unit_cost(tail, head, room, cost)
flow.set_nodes_supplies(np.arange(n, dtype=np.int32), np.ones(n, np.int64))
flow.set_node_supply(sink, -n)
if flow.solve() != flow.OPTIMAL:
    sys.exit("no optimum")
placed = int(flow.flows(arcs[: len(col)]).sum())
print(json.dumps(dict(opt=-flow.optimal_cost(), placed=placed, cpu_s=round(time.process_time() - start, 4),
                      peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
