from django.urls import path

from poortgenoot.sparring.views import ask, care, closing, exchange, invitations, lists, questions, today

app_name = "sparring"
urlpatterns = [
    path("", today.today, name="today"),
    path("sparren/", lists.questions, name="list"),
    path("sparren/nieuw/", ask.ask, name="ask"),
    path("sparren/nieuw/lessen/", ask.lessons, name="lessons_while_typing"),
    path("sparren/<int:pk>/", questions.question, name="question"),
    path("sparren/<int:pk>/reactie/", questions.answer, name="answer"),
    path("sparren/<int:pk>/reactie/<int:answer_pk>/vervolg/", questions.follow_up, name="follow_up"),
    path("sparren/<int:pk>/reactie/<int:answer_pk>/hielp/", questions.helped, name="helped"),
    path("sparren/<int:pk>/reactie/<int:answer_pk>/dank/", questions.thank, name="thank"),
    path("sparren/<int:pk>/naam/", questions.open_name, name="open_name"),
    path("sparren/<int:pk>/herken/", questions.recognise, name="recognise"),
    path("sparren/<int:pk>/afsluiten/", closing.close, name="close"),
    path("sparren/<int:pk>/les/", closing.make_lesson, name="make_lesson"),
    path("sparren/vraag-aan-mij/<int:pk>/doorgeven/", invitations.pass_on, name="pass_on"),
    path("sparren/vraag-aan-mij/<int:pk>/<slug:verb>/", invitations.decide, name="decide_invitation"),
    path("sparren/uitnodiging/<str:token>/", invitations.by_key, name="invitation"),
    path("sparren/uitnodiging/<str:token>/reactie/", invitations.answer_by_key, name="answer_by_key"),
    path("sparren/uitnodiging/<str:token>/<slug:verb>/", invitations.decide_by_key, name="decide_by_key"),
    path("lessen/", lists.lessons, name="lessons"),
    path("lessen/<int:pk>/", lists.lesson, name="lesson"),
    path("gebracht-en-gekregen/", exchange.exchange, name="ledger"),
    path("melden/<slug:kind>/<int:number>/", care.report, name="report"),
    path("moderatie/", care.moderation, name="moderation"),
    path("moderatie/<int:pk>/besluit/", care.decide, name="decide_report"),
    path("moderatie/melding/<int:pk>/", care.handle, name="handle_self_report"),
    path("huisregels/", care.rules, name="rules"),
    path("herkent-u-zichzelf/", care.RecogniseYourself.as_view(), name="recognise_yourself"),
    path("over/", care.about, name="about"),
    path("toegankelijkheid/", care.accessibility, name="accessibility"),
]
