"""GRAPH -> FILES AND STORES: one module per target, a pure `generate_*` under a thin `write_*`."""
