"""Dutch for finding: folding, stems, compounds, the field's words, typos. Pure: no Django, no database."""
