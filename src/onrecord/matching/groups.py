"""Disjoint sets: what belongs together because something joins it, directly or through others."""

from collections.abc import Iterable


class Groups:
    """Union-find over strings. The smallest member of a group stands for it, whatever the order of joining."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, member: str) -> str:
        """The member that stands for this one's group; a stranger stands for itself."""
        root = member
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(member, member)) != root:
            self._parent[member] = root
            member = parent
        return root

    def join(self, first: str, second: str) -> None:
        """From now on these two are of one group."""
        first, second = sorted((self.find(first), self.find(second)))
        self._parent[second] = first

    def of(self, members: Iterable[str]) -> dict[str, list[str]]:
        """These members by group, in the order given."""
        out: dict[str, list[str]] = {}
        for member in members:
            out.setdefault(self.find(member), []).append(member)
        return out
