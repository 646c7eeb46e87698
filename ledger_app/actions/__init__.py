"""What a clerk does, one deed a function; shared by the window and the command line. No Qt, no SQL."""
