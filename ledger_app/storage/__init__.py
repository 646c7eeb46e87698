"""Where a ledger is kept: the only package that knows SQLAlchemy. Values go in, values come out."""
