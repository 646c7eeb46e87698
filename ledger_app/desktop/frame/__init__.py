"""What frames the pages: navigation, the corner of the menu row, the bars above, the status bar, the skeleton."""
