"""Members in the index. They stand to the left of this room and do not know it: it listens to them."""

from poortgenoot.search.people.queries import member_entries, member_with

__all__ = ["member_entries", "member_with"]
