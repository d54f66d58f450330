"""Many reports read at once, each in the order given, by as many processes as there are cores.

A report that makes the reader fail, or its process die, costs that report and no other.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from onrecord.case.arrivals import Packed, packed
from onrecord.garbage import collect_seldom
from onrecord.grounding.gazetteer import prepare
from onrecord.language import Document, Language, load
from onrecord.reader import parse_together, read
from onrecord.records import Report

# A report's number and id, and its reading or why there is none.
Outcome = tuple[int, str, Packed | str]
Chunk = list[tuple[int, Report]]

_CHUNK = 8  # reports handed over and parsed at once
_LONG = 100_000  # characters at once, unless one report is longer: the parser takes some kilobytes a word
_FEW = 48  # fewer than these are read before other processes have loaded the pipeline
_AHEAD = 3  # chunks a process that wait for it, so that it never waits for us
_DIED = "the process that read it died"


def read_many(reports: Iterable[tuple[int, Report]], count: int, model: str, jobs: int | None) -> Iterator[Outcome]:
    """`count` reports with their numbers → their readings, in the same order, whatever the number of processes.

    Raises ReadError R001 where the model is not installed.
    """
    if not count:
        return
    prepare()
    jobs = jobs or _cores()
    if jobs == 1 or count < _FEW:
        language = load(model)
        for chunk in _chunks(reports):
            yield from _read_chunk(chunk, language)
        return
    yield from _in_processes(_chunks(reports), model, jobs)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chunks(reports: Iterable[tuple[int, Report]]) -> Iterator[Chunk]:
    chunk: Chunk = []
    length = 0
    for n, report in reports:
        if chunk and (len(chunk) == _CHUNK or length + len(report.text) > _LONG):
            yield chunk
            chunk, length = [], 0
        chunk.append((n, report))
        length += len(report.text)
    if chunk:
        yield chunk


def _read_chunk(chunk: Chunk, language: Language) -> list[Outcome]:
    """Read reports that are parsed together, or where that fails one by one, to find the one that it fails at."""
    try:
        parsed: Sequence[list[Document] | None] = parse_together([report for _, report in chunk], language)
    except Exception:
        parsed = [None] * len(chunk)
    return [_read_one(n, report, language, each) for (n, report), each in zip(chunk, parsed, strict=True)]


def _read_one(n: int, report: Report, language: Language, parsed: list[Document] | None) -> Outcome:
    try:
        return n, report.id, packed(read(report, language, parsed))
    except Exception as error:
        return n, report.id, f"{type(error).__name__}: {error}"


def _in_processes(chunks: Iterator[Chunk], model: str, jobs: int) -> Iterator[Outcome]:
    """Read chunks in a pool. Where a process dies, those that were under way are read again, one by one."""
    under_way: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    pool = _pool(model, jobs)
    try:
        while True:
            try:
                for chunk in islice(chunks, jobs * _AHEAD - len(under_way)):
                    under_way.append((chunk, _submit(pool, chunk)))
                if not under_way:
                    return
                done = under_way[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                suspects = [chunk for chunk, _ in under_way]
                under_way.clear()
                yield from _alone(suspects, model)
                pool = _pool(model, jobs)
                continue
            under_way.popleft()
            yield from done
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(suspects: Sequence[Chunk], model: str) -> Iterator[Outcome]:
    """Read each report of these chunks by itself, to find the one that a process dies of."""
    pool = _pool(model, 1)
    try:
        for n, report in chain.from_iterable(suspects):
            try:
                yield from pool.submit(_work, [(n, report)]).result()
            except BrokenProcessPool:
                yield n, report.id, _DIED
                pool.shutdown()
                pool = _pool(model, 1)
    finally:
        pool.shutdown()


def _submit(pool: ProcessPoolExecutor, chunk: Chunk) -> "Future[list[Outcome]]":
    """Hand a chunk over; where the pool broke meanwhile, a future that says so, so that the chunk is not lost."""
    try:
        return pool.submit(_work, chunk)
    except BrokenProcessPool as error:
        failed: Future[list[Outcome]] = Future()
        failed.set_exception(error)
        return failed


def _pool(model: str, jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked process inherits locks and threads of ours that nothing in it will ever release.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_start, initargs=(model,))


_language: Language | None = None


def _start(model: str) -> None:
    """What each process does first. Ctrl-C is the first process's to act on."""
    global _language
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _language = load(model)
    collect_seldom()


def _work(chunk: Chunk) -> list[Outcome]:
    assert _language is not None
    return _read_chunk(chunk, _language)
