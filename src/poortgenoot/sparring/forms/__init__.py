"""What members write here. Every text about a case passes the guard before anything is stored."""

from poortgenoot.sparring.forms.answering import AnswerForm, FollowUpForm
from poortgenoot.sparring.forms.asking import AskForm
from poortgenoot.sparring.forms.breach import BreachForm
from poortgenoot.sparring.forms.closing import LessonForm, OutcomeForm
from poortgenoot.sparring.forms.self_report import SelfReportForm

__all__ = ["AnswerForm", "AskForm", "BreachForm", "FollowUpForm", "LessonForm", "OutcomeForm", "SelfReportForm"]
