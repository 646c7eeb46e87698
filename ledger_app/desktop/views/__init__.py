"""视图: which view of the ledger page is looked at, keeping others, choosing columns, exporting what is seen."""
