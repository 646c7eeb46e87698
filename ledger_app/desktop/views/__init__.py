"""视图: which view of the ledger page is looked at, keeping others, the choice of columns, and what is seen as a file."""
