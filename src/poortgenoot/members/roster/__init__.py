"""All members in columns, in the memory of this process: what lets the directory count within milliseconds."""
