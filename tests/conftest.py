"""What many tests share: one pipeline, one build of the samples, and the texts outside the product where they exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import Build, Pipeline, build

pytest_plugins = ["neo4j_server"]
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def samples(pipeline: Pipeline) -> Build:
    """The build of the shipped samples."""
    return build(pipeline=pipeline)


@pytest.fixture(scope="session")
def sample_folder(samples: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples built into a folder; tests must not change it."""
    return samples.write(tmp_path_factory.mktemp("samples") / "out")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the checkout; tests that need it skip where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"no real texts at {SHARED}")
    return SHARED
