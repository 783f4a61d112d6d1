"""STORE -> ANSWER: one question is one `.rq` with a header; the runner knows no question by name."""
