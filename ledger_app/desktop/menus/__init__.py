"""The menus of the window, one file a menu; every action has its words, its key and its place here."""
