from poortgenoot.discussions.models.alone import Curious, Gathering, Mark, PreparedCase
from poortgenoot.discussions.models.discussions import Discussion, Joining, Pace, Seat
from poortgenoot.discussions.models.peers import Attendance, Certificate, PeerGroup, PeerMeeting, PeerSeat
from poortgenoot.discussions.models.talk import (
    Consent,
    Contribution,
    DrawnCard,
    Evaluation,
    Explanation,
    LessonConsent,
    OwnMethod,
    RecordLine,
    Sequel,
    SharedLesson,
    Turn,
)
from poortgenoot.discussions.models.weighing import Factor, Reflection, Reveal, Weighing

__all__ = [
    "Attendance",
    "Certificate",
    "Consent",
    "Contribution",
    "Curious",
    "Discussion",
    "DrawnCard",
    "Evaluation",
    "Explanation",
    "Factor",
    "Gathering",
    "Joining",
    "LessonConsent",
    "Mark",
    "OwnMethod",
    "Pace",
    "PeerGroup",
    "PeerMeeting",
    "PeerSeat",
    "PreparedCase",
    "RecordLine",
    "Reflection",
    "Reveal",
    "Seat",
    "Sequel",
    "SharedLesson",
    "Turn",
    "Weighing",
]
