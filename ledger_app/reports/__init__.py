"""Documents out: forms, grids, workbooks. Touches no database and no window."""
