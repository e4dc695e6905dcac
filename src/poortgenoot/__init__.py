"""Poortgenoot: the professions around a sick employee, in one house."""
