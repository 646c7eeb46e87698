"""工作台: what to do today, numbers that are links, who is late, what is due, what was done last."""
