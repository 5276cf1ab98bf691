"""Each scenario is a module with `play(stage)`, and `why_not(program)` where it needs what a version may lack."""
