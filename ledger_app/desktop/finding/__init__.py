"""Finding tasks on the page 台账: search box, chips, panel, filter row, and the line of conditions."""
