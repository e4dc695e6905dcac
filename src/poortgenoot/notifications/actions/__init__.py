"""One place decides who hears what, how and when."""

from poortgenoot.notifications.actions.deliver import deliver_waiting, forget_texts
from poortgenoot.notifications.actions.digests import send_digests
from poortgenoot.notifications.actions.inbox import forget, outdate, read, read_all, withdraw, withdraw_from
from poortgenoot.notifications.actions.preferences import change_preferences, unsubscribe
from poortgenoot.notifications.actions.tell import tell

__all__ = [
    "change_preferences",
    "deliver_waiting",
    "forget",
    "forget_texts",
    "outdate",
    "read",
    "read_all",
    "send_digests",
    "tell",
    "unsubscribe",
    "withdraw",
    "withdraw_from",
]
