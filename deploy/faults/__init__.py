"""Real faults against the built node, and an auditor that compares what producers were told with what the log holds."""
