"""The recipe from the first stage to the last."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from spindetect.train.encoder.lessons import Lessons
from spindetect.train.encoder.material import collect
from spindetect.train.encoder.recipe import Progress, Recipe, Workshop
from spindetect.train.encoder.student import Student, TokenTable, save_student, starting_rows
from spindetect.train.encoder.teacher import Teacher, targets
from spindetect.train.encoder.vocabulary import build_tokenizer, piece_text

__all__ = ["make_encoder"]

# Enough to find the directions that matter.
_PCA_ROWS = 30_000


def make_encoder(out: Path, work: Path, recipe: Recipe, progress: Progress) -> list[str]:
    """Train the static encoder and save it.

    Parameters
    ----------
    out : Path
        Folder of the model.
    work : Path
        Folder for what the stages made; a second run starts from there.
    recipe : Recipe
    progress : callable
        Told one line at a time.

    Returns
    -------
    list of str
        The model's files, relative to `out`.

    Raises
    ------
    ConfigurationError
        When the training corpora are absent.
    MissingExtraError, ModelError
        When the teacher is not installed or cannot be loaded.
    """
    torch.manual_seed(recipe.seed)
    workshop = Workshop(work, recipe, progress)
    material = collect(workshop)
    progress(f"texts: {material.news} of news, {material.versions} versions; all again, spun")
    teacher = Teacher(workshop)
    read = material.texts[: material.first_graded]
    tokenizer = build_tokenizer(teacher.tokenizer_json, read, recipe.word_count)
    progress(f"vocabulary: {tokenizer.get_vocab_size()} pieces")
    texts, places = targets(teacher, material, recipe.taught_news)
    axes = _axes(places, recipe.dimensions)
    table = TokenTable(tokenizer, material.texts)
    student = Student(_start(teacher, tokenizer, table, axes, recipe.rarity))
    if torch.cuda.is_available():
        student = student.cuda()
    unit = torch.nn.functional.normalize(torch.from_numpy(places @ axes), dim=1)
    lessons = Lessons(recipe, material, table, texts, unit, progress)
    lessons.regress(student)
    lessons.contrast(student)
    return save_student(student.rows, tokenizer, out)


def _axes(places: NDArray[np.float32], dimensions: int) -> NDArray[np.float32]:
    """Principal axes of the teacher's space, uncentred so that cosines survive."""
    sample = places[:: max(1, len(places) // _PCA_ROWS)]
    _, _, axes = np.linalg.svd(sample, full_matrices=False)
    chosen: NDArray[np.float32] = axes[:dimensions].T
    return chosen


def _start(
    teacher: Teacher,
    tokenizer: Tokenizer,
    table: TokenTable,
    axes: NDArray[np.float32],
    rarity: float,
) -> NDArray[np.float32]:
    """Return each piece's row: the teacher's vector for it alone, by how rare it is."""
    vocabulary = tokenizer.get_vocab(with_added_tokens=True)
    pieces = sorted(vocabulary, key=vocabulary.__getitem__)
    vectors = teacher.encode("pieces", [piece_text(piece) for piece in pieces])
    counts = np.bincount(table.tokens, minlength=len(pieces))
    return starting_rows(vectors @ axes, counts, rarity)
