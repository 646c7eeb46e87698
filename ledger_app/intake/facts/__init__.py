"""What a document says of its plan: title, number, issuer, day, kind, period."""
