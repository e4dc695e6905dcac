from poortgenoot.members.forms.introduction import IntroductionForm
from poortgenoot.members.forms.joining import JoinForm
from poortgenoot.members.forms.way import WayForm
from poortgenoot.members.forms.work import WorkForm

__all__ = ["IntroductionForm", "JoinForm", "WayForm", "WorkForm"]
