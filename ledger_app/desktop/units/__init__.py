"""The page 单位: the directory of units, the form of one unit, and taking units from a table."""
