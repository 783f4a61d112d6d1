"""MENTIONS -> ENTITIES: what is the same joins by rule, what differs never does."""

from kg.resolve.resolution import Resolution

__all__ = ["Resolution"]
