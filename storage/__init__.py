"""What is remembered: one file a feature, its tables and its queries, returning domain values."""
