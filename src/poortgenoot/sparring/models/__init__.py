from poortgenoot.sparring.models.answers import Answer, FollowUp, Helped
from poortgenoot.sparring.models.care import Breach, Purge, Recognition, Report, SelfReport
from poortgenoot.sparring.models.duties import Duty
from poortgenoot.sparring.models.invitations import Invitation
from poortgenoot.sparring.models.outcomes import Lesson, Outcome
from poortgenoot.sparring.models.questions import Perspective, Question, Reading, Term

__all__ = [
    "Answer",
    "Breach",
    "Duty",
    "FollowUp",
    "Helped",
    "Invitation",
    "Lesson",
    "Outcome",
    "Perspective",
    "Purge",
    "Question",
    "Reading",
    "Recognition",
    "Report",
    "SelfReport",
    "Term",
]
