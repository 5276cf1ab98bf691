"""An invented quarter of four cities' work-safety offices; see ../generate.py."""
