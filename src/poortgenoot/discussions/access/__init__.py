"""Who may see and do what around a discussion, a module for each subject. Closed by default; nothing else in this
room decides.

`cases`: who reads the case · `seats`: who sits down and stays · `leading`: who leads · `steps`: who does what in a step
· `records`: what stays · `alone`: *Weeg mee* · `methods`: a host's own · `peers`: groups of peers.
"""
