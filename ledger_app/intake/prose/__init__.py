"""Running text in: headings, numbered items and sentences become drafts of tasks, targets and facts."""
